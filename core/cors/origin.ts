import { nearest } from "../catalog/nearest.ts";
import { hostOf, mended, schemePattern, serialised, usualPorts } from "./origin-form.ts";
import { starsIn } from "./pattern.ts";

/** Why no browser ever sends an Origin header that an AllowedOrigin matches; offsets are within the value. */
export interface OriginFault {
  readonly from: number;
  readonly to: number;
  /** What is wrong, as a sentence without its end. */
  readonly reason: string;
  /** The origins that were meant, the likeliest first; none where nobody can tell. */
  readonly meant: readonly string[];
  /** Whether `meant` belong together, because one string held them all; else they are alternatives. */
  readonly all?: true;
}

/**
 * What is wrong with the form of an AllowedOrigin, or undefined where a browser may send such an origin: scheme, host and
 * port in lower case, no default port, nothing behind (https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin).
 * S3 takes every text, and compares letter by letter but for one `*`.
 */
export function faultOfOrigin(value: string): OriginFault | undefined {
  // What begins with a variable of some template is whatever that holds.
  if (value === "*" || value === "null" || plainOrigin.test(value) || value.startsWith("${")) return undefined;
  if (value.length > maxLength) return { from: 0, to: value.length, reason: "No origin is so long", meant: [] };
  return faultOfExpression(value) ?? faultOfText(value) ?? faultOfScheme(value) ?? faultOfRest(value);
}

/** The usual case, decided at once. */
const plainOrigin = /^https?:\/\/(?:[a-z0-9*_-]+\.)*[a-z0-9*_-]+$/;

/** A host has 253 characters at most: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const maxLength = 300;

/** A regular expression, as other servers take them: an escaped dot or slash, or the sign for an end. */
function faultOfExpression(value: string): OriginFault | undefined {
  if (!/\\[./]|^\^|[^}]\$$/.test(value)) return undefined;
  const plain = value
    .replace(/^\^|\$$/g, "")
    .replace(/\\(?=[./:-])/g, "")
    .replace(/(?:\.|\[[^\]]*\]|\\[dw])[*+]/g, "*");
  const isOrigin = starsIn(plain) < 2 && plainOrigin.test(plain);
  return {
    from: 0,
    to: value.length,
    reason: "An origin is no regular expression; one * in it stands for any text",
    meant: isOrigin ? [plain] : [],
  };
}

function faultOfText(value: string): OriginFault | undefined {
  const whole = { from: 0, to: value.length };
  if (value.trim() === "") return { ...whole, reason: "No browser sends an empty origin", meant: [] };
  if (value.toLowerCase() === "null")
    return { ...whole, reason: 'Browsers write "null" in lower case', meant: ["null"] };
  const parts = value.split(/[\s,;]+/).filter((part) => part !== "");
  if (parts.length > 1 && parts.every((part) => /[.:*]/.test(part)))
    return {
      ...whole,
      reason: "One string holds several origins, and S3 takes it for one",
      meant: parts.map(mended),
      all: true,
    };
  const stray = /[\s"'`\u00ad\u2018-\u201f\u200b-\u200d\ufeff,;]+/.exec(value);
  if (!stray) return undefined;
  const bare = value.replace(
    /^[\s"'`\u00ad\u2018-\u201f\u200b-\u200d\ufeff,;]+|[\s"'`\u00ad\u2018-\u201f\u200b-\u200d\ufeff,;]+$/g,
    "",
  );
  const meant = bare !== "" && !/[\s"'`,;]/.test(bare) ? [mended(bare)] : [];
  const what = /^\s+$/.test(stray[0])
    ? "a space"
    : /^[\u00ad\u200b-\u200d\ufeff]+$/.test(stray[0])
      ? "an invisible character"
      : `a ${stray[0].trim()}`;
  return { from: stray.index, to: stray.index + stray[0].length, reason: `No origin holds ${what}`, meant };
}

function faultOfScheme(value: string): OriginFault | undefined {
  const scheme = schemePattern.exec(value)?.[1];
  if (scheme === undefined) return faultWithoutScheme(value);
  const fault = (reason: string, meant: string) => ({
    from: 0,
    to: scheme.length,
    reason,
    meant: [mended(meant + value.slice(scheme.length))],
  });
  const lower = scheme.toLowerCase();
  if (/^wss?$/.test(lower))
    return fault(
      "The origin of a web socket is that of its page, which begins with https:// or http://",
      lower.replace("ws", "http"),
    );
  if (lower !== scheme) return fault("Browsers write the scheme in lower case", lower);
  const near = webSchemes.includes(scheme) || scheme.includes("*") ? undefined : nearest(scheme, webSchemes);
  return near === undefined ? undefined : fault(`No browser knows the scheme ${scheme}`, near);
}

const webSchemes = ["https", "http"];

function faultWithoutScheme(value: string): OriginFault | undefined {
  const star = value.indexOf("*");
  const before = value.slice(0, Math.max(star, 0));
  // The wildcard stands for the scheme, or for the rest of it.
  if (star >= 0 && webSchemes.some((scheme) => `${scheme}://`.startsWith(before))) return undefined;
  const whole = { from: 0, to: value.length };
  const slip = /^(https?)(?::\/{0,2}|;\/\/|:?\\+|\/\/|:\/{3,})(?=[A-Za-z0-9*[])/i.exec(value);
  if (slip && !/^https?:\d+$/i.test(value)) {
    const scheme = slip[1]!.toLowerCase();
    return {
      from: 0,
      to: slip[0].length,
      reason: `An origin begins with ${scheme}://`,
      meant: [mended(`${scheme}://${value.slice(slip[0].length)}`)],
    };
  }
  const host = value.replace(/^:?\/\/+/, "");
  const looksLikeHost =
    /^(?:\[[\da-f:.]+\]|[\w*-]+(?:\.[\w*-]+)+|localhost|[\w-]+(?=:\d))\.?(?::[\d*]+)?(?:[/?#].*)?$/i.test(host);
  const meant = looksLikeHost ? schemesFor(host).map((scheme) => mended(`${scheme}://${host}`)) : [];
  return { ...whole, reason: "An origin begins with its scheme, https:// or http://", meant };
}

/** On the own machine and in private networks pages mostly come without encryption. */
function schemesFor(host: string): readonly string[] {
  const isLocal =
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[|[\w-]+(?::|$)|[\w.-]+\.(?:local|localhost|test|internal)(?::|$))/i.test(
      host,
    );
  return isLocal ? ["http", "https"] : ["https", "http"];
}

/** Everything behind the scheme: host, port, and what has no place in an origin. */
function faultOfRest(value: string): OriginFault | undefined {
  const start = schemePattern.exec(value)?.[0].length ?? 0;
  const end = start + (/[/?#\\]/.exec(value.slice(start))?.index ?? value.length - start);
  const authority = value.slice(start, end);
  const fault = (from: number, to: number, reason: string): OriginFault => ({
    from,
    to,
    reason,
    meant: meantBy(value),
  });
  // Apps in Android's web view that run from files do send this.
  if (value === "file://") return undefined;
  if (authority === "") return { from: 0, to: value.length, reason: "This origin has no host", meant: [] };
  if (end < value.length) return fault(end, value.length, reasonOfTail(value.slice(end)));
  const at = authority.lastIndexOf("@");
  if (at >= 0) return fault(start, start + at + 1, "Browsers leave user name and password out of an origin");
  return faultOfHost(value, start, authority, fault) ?? faultOfPort(value, start, authority, fault);
}

function reasonOfTail(tail: string): string {
  if (tail === "/") return "An origin ends without a slash";
  if (tail.startsWith("?")) return "An origin has no query";
  if (tail.startsWith("#")) return "An origin has no fragment";
  return tail.startsWith("\\") ? "An origin has no backslash" : "An origin has no path";
}

type Fault = (from: number, to: number, reason: string) => OriginFault;

function faultOfHost(value: string, start: number, authority: string, fault: Fault): OriginFault | undefined {
  const host = hostOf(authority);
  const end = start + host.length;
  if (/^\[[\da-f:.*]+\]$/i.test(host)) return /[A-F]/.test(host) ? fault(start, end, lowerCase) : undefined;
  // A variable of some template stands for what nobody knows here.
  if (host.includes("$")) return undefined;
  const foreign = /[^\x20-\x7e]+/u.exec(host);
  if (foreign)
    return {
      from: start,
      to: end,
      reason: "Browsers send a host with letters beyond ASCII in its xn-- form",
      meant: [],
    };
  const stray = /[^A-Za-z0-9._*-]/.exec(host);
  if (stray) {
    const from = start + stray.index;
    return {
      from,
      to: from + 1,
      reason: `No host holds "${stray[0]}"; this is compared as text, with one * for any text`,
      meant: [],
    };
  }
  if (/^\./.test(host) && value.length > start + 1) return fault(start, start + 1, "No host begins with a dot");
  const gap = host.indexOf("..");
  if (gap >= 0) return fault(start + gap, start + gap + 2, "No host has two dots in a row");
  if (host.endsWith(".")) return fault(end - 1, end, "No usual address has a dot behind the host");
  return /[A-Z]/.test(host) ? fault(start, end, lowerCase) : undefined;
}

const lowerCase = "Browsers write the host in lower case";

function faultOfPort(value: string, start: number, authority: string, fault: Fault): OriginFault | undefined {
  const host = hostOf(authority);
  if (host.length === authority.length) return undefined;
  const from = start + host.length;
  const port = authority.slice(host.length + 1);
  if (port.includes("*") || port.includes("$")) return undefined;
  const usual = usualPorts[schemePattern.exec(value)?.[1] ?? ""];
  if (port === usual)
    return fault(from, value.length, `Browsers leave out the port ${port}, the usual one of its scheme`);
  if (port === "") return fault(from, value.length, "Browsers send no colon without a port");
  if (!/^\d+$/.test(port) || Number(port) > 65535)
    return { from, to: value.length, reason: "A port is a number up to 65535", meant: [] };
  return port.length > 1 && port.startsWith("0")
    ? fault(from, value.length, "Browsers write the port without zeros in front")
    : undefined;
}

function meantBy(value: string): readonly string[] {
  const meant = serialised(value);
  return meant === undefined || meant === value || faultOfOrigin(meant) ? [] : [meant];
}
