import { memberOf, membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { textsOf } from "../json/strings.ts";
import type { Kind } from "../kind.ts";
import { isLoneRule } from "../model/cors.ts";

/** Whether a text can hold a document at all, without parsing it: other people's JSON must cost next to nothing. */
export function mayHoldDocument(text: string): boolean {
  return /"(?:Statement|C(?:ORS|ors)Rules|AllowedOrigins?|AllowedMethods?)\\?"|[\u201c\u201d](?:Statement|CORSRules|AllowedOrigins)|"20(?:12-10-17|08-10-17)\\?"/.test(
    text,
  );
}

/** The kind of a JSON value by what it holds: a policy, a CORS configuration, or neither. */
export function kindOfContent(root: JsonNode | undefined): Kind | undefined {
  if (!root) return undefined;
  if (isCors(root)) return "cors";
  return isPolicy(root) ? kindOfPolicy(root) : undefined;
}

/**
 * A policy that names principals stands at a resource: of S3 where its actions or resources are S3's, of a role where all
 * that it grants is to become that role. One that names none is an identity policy.
 */
export function kindOfPolicy(root: JsonNode): Kind {
  const statements = statementNodes(root);
  const withPrincipal = statements.filter((s) => memberOf(s, "Principal") || memberOf(s, "NotPrincipal"));
  const withResource = statements.filter((s) => memberOf(s, "Resource") || memberOf(s, "NotResource"));
  const actions = statements.flatMap((s) => [...valuesOf(s, "Action"), ...valuesOf(s, "NotAction")]);
  const assumes =
    actions.length > 0 &&
    actions.every((a) => /^sts:(assumerole|tagsession|setsourceidentity|setcontext|\*$)/i.test(a));
  if (withPrincipal.length * 2 < statements.length || withPrincipal.length === 0) {
    return assumes && withResource.length === 0 ? "trust-policy" : "identity-policy";
  }
  if (assumes) return "trust-policy";
  const resources = statements.flatMap((s) => [...valuesOf(s, "Resource"), ...valuesOf(s, "NotResource")]);
  if (resources.some((r) => /^arn:[\w-]+:s3:::/.test(r))) return "bucket-policy";
  if (resources.some((r) => r.startsWith("arn:"))) return "resource-policy";
  return actions.length > 0 && actions.every((a) => /^s3:/i.test(a)) ? "bucket-policy" : "resource-policy";
}

/** Whether a policy says who becomes a role and nothing else, which a name such as `lambda-role-policy.json` leaves open. */
export function isPlainTrust(root: JsonNode | undefined): boolean {
  const statements = root ? statementNodes(root) : [];
  return (
    statements.length > 0 &&
    statements.every((s) => memberOf(s, "Principal") && !memberOf(s, "Resource") && !memberOf(s, "NotResource")) &&
    kindOfContent(root) === "trust-policy"
  );
}

/** Whether an object has members of the kind, so that a name such as `cors-settings.json` does not claim a stranger's file. */
export function isPlausible(kind: Kind, root: JsonNode | undefined): boolean {
  if (!root || kind === "manifest") return true;
  if (root.type === "array")
    return (
      kind === "cors" &&
      (root.children ?? []).every((c) => c.type === "object" && (membersOf(c).length === 0 || hasAny(c, corsMembers)))
    );
  if (root.type !== "object") return true;
  const names = membersOf(root).map(({ name }) => name);
  return (
    names.length === 0 ||
    names.some((name) =>
      (kind === "cors" ? /^cors|^allowed/i : /^(version|stat\w*|id|sid|effect|principal|action|resource)$/i).test(name),
    )
  );
}

const corsMembers = [
  "AllowedOrigins",
  "AllowedMethods",
  "AllowedOrigin",
  "AllowedMethod",
  "AllowedHeaders",
  "ExposeHeaders",
  "MaxAgeSeconds",
];

function isCors(root: JsonNode): boolean {
  if (root.type === "array")
    return (root.children?.length ?? 0) > 0 && (root.children ?? []).some((child) => hasAny(child, corsMembers));
  return memberOf(root, "CORSRules") !== undefined || memberOf(root, "CorsRules") !== undefined || isLoneRule(root);
}

function isPolicy(root: JsonNode): boolean {
  if (root.type !== "object") return false;
  const version = memberOf(root, "Version")?.value?.value;
  const policyVersion = typeof version === "string" && /^20\d\d-\d\d-\d\d$/.test(version);
  const statements = statementNodes(root);
  if (statements.some((s) => hasAny(s, ["Effect", "Action", "NotAction", "Principal", "NotPrincipal"]))) return true;
  return policyVersion && (memberOf(root, "Statement") !== undefined || membersOf(root).length === 1);
}

function statementNodes(root: JsonNode): JsonNode[] {
  const node = memberOf(root, "Statement")?.value;
  if (node?.type === "object") return [node];
  return node?.type === "array" ? (node.children ?? []).slice(0, enough) : [];
}

/** So many statements tell the kind of a policy, however many follow. */
const enough = 200;

function valuesOf(statement: JsonNode, name: string): string[] {
  return textsOf(memberOf(statement, name)?.value).map(({ value }) => value);
}

function hasAny(node: JsonNode, names: readonly string[]): boolean {
  return membersOf(node).some(({ name }) => names.includes(name));
}
