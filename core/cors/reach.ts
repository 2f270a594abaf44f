import { faultOfOrigin } from "./origin.ts";
import { starsIn } from "./pattern.ts";
import { isOwnDomain } from "./shared-domains.ts";

/**
 * Whose pages an AllowedOrigin lets in. anyone: every host. strangers: also hosts that anybody can have, of which `example`
 * is one. any-scheme: hosts of one owner, also over plain http. own: what it names, or hosts of one owner.
 */
export type Reach =
  | { readonly of: "anyone" }
  | { readonly of: "strangers"; readonly example: string; readonly meant?: string }
  | { readonly of: "any-scheme"; readonly meant: string }
  | { readonly of: "own" };

/** The reach of an AllowedOrigin. One that matches nothing, or that S3 refuses, reaches nobody, and passes as `own`. */
export function reachOf(value: string): Reach {
  if (value === "*") return { of: "anyone" };
  if (starsIn(value) !== 1 || faultOfOrigin(value)) return own;
  const star = value.indexOf("*");
  const before = value.slice(0, star);
  const behind = value.slice(star + 1);
  const authority = before.indexOf("://");
  // The wildcard stands for the scheme alone, or for a port.
  if (authority < 0 ? behind.includes("://") : before.indexOf(":", authority + 3) >= 0) return own;
  const head = authority < 0 ? "" : before.slice(authority + 3);
  const scheme = authority < 0 ? "https" : before.slice(0, authority);
  const colon = behind.indexOf(":");
  const port = colon < 0 ? "" : behind.slice(colon);
  const tail = colon < 0 ? behind : behind.slice(0, colon);
  if (tail === "") return head === "" ? { of: "anyone" } : openEnd(scheme, head, port);
  if (!isOwnDomain(tail.slice(tail.indexOf(".") + 1)) || !tail.includes("."))
    return openStart(scheme, head, tail, port);
  return authority < 0 ? { of: "any-scheme", meant: `https://*${behind}` } : own;
}

const own: Reach = { of: "own" };

/** `https://example.com*` or `https://example.*`: whoever has a domain can put the rest in front of it. */
function openEnd(scheme: string, head: string, port: string): Reach {
  const example = `${scheme}://${head}${head.endsWith(".") || head.endsWith("-") ? "" : "."}attacker.example${port}`;
  if (/^(?:localhost|\d+\.\d+\.\d+\.\d+)$/.test(head))
    return { of: "strangers", example, meant: `${scheme}://${head}:*` };
  const whole = /\.[a-z]{2,}$/.test(head) && isOwnDomain(head);
  return { of: "strangers", example, ...(whole && { meant: `${scheme}://${head}${port}` }) };
}

/** `https://*example.com`, `https://*.com` or `https://*.github.io`: anybody can have a host that ends so. */
function openStart(scheme: string, head: string, tail: string, port: string): Reach {
  if (/^\.?localhost$/.test(tail)) return own;
  const example = `${scheme}://${head}attacker${tail}${port}`;
  const meant = head === "" && isOwnDomain(tail) && !tail.startsWith(".") ? `${scheme}://*.${tail}${port}` : undefined;
  return { of: "strangers", example, ...(meant !== undefined && { meant }) };
}
