import { innerSpanOf, memberOf, membersOf, spanOf } from "../json/node.ts";
import { type JsonNode, type JsonText, parseJson } from "../json/parse.ts";
import { textOf } from "../json/strings.ts";
import type { Kind } from "../kind.ts";
import { documentsOfCorsTemplate } from "./cors.ts";
import type { JsonDocument, Recognition } from "./document.ts";
import { isPlainTrust, isPlausible, kindOfContent, kindOfPolicy, mayHoldDocument } from "./kind-of-content.ts";
import { identity, insideString, type Mapping, within } from "./mapping.ts";

/** A kind that is known before the text is read, and from where. */
export interface Claim {
  readonly kind: Kind;
  readonly how: Recognition;
  /** Where the content says something else, the content is right. */
  readonly tentative?: true;
}

/**
 * The documents in a JSON text: the text itself, or what the AWS CLI wraps a policy in, as an object or as a string of
 * escaped JSON. Where nothing is claimed and nothing is recognised there are none.
 */
export function documentsOfJson(text: string, claim: Claim | undefined, mapping: Mapping = identity): JsonDocument[] {
  if (!claim && !mayHoldDocument(text)) return [];
  const json = parseJson(text);
  const wrapped = claim?.kind === "manifest" ? [] : wrappedDocuments(json, claim, mapping, 0);
  if (wrapped.length > 0) return wrapped;
  const template = claim && claim.kind !== "cors" ? [] : documentsOfCorsTemplate(json, claim, mapping);
  if (template.length > 0) return template;
  const found = recognised(json.root, claim);
  return found ? [documentOf(json, json.root, found, mapping)] : [];
}

function recognised(root: JsonNode | undefined, claim: Claim | undefined): Claim | undefined {
  if (claim?.how === "association") return claim;
  if (claim?.kind === "identity-policy" && isPlainTrust(root)) return { kind: "trust-policy", how: "content" };
  const kind = claim?.tentative || !claim || !isPlausible(claim.kind, root) ? kindOfContent(root) : undefined;
  if (claim && !kind && isPlausible(claim.kind, root)) return claim;
  return kind && { kind, how: "content" };
}

function documentOf(json: JsonText, root: JsonNode | undefined, { kind, how }: Claim, mapping: Mapping): JsonDocument {
  const { start, end } = root ? spanOf(root) : { start: 0, end: json.text.length };
  return {
    language: "json",
    kind,
    how,
    text: json.text,
    json,
    root,
    mapping,
    span: { start: mapping.toFile(start), end: mapping.toFile(end) },
  };
}

/** The members that hold a policy in what the AWS CLI and the API print and take, and the kind that each tells. */
const wrappers: Readonly<Record<string, Kind | undefined>> = {
  Policy: undefined,
  PolicyDocument: undefined,
  Document: undefined,
  ResourcePolicy: "resource-policy",
  AssumeRolePolicyDocument: "trust-policy",
  CORSConfiguration: "cors",
};

/** Objects that hold a wrapper further down: get-role, get-policy-version, get-account-authorization-details and their like. */
const carriers = new Set([
  "Role",
  "PolicyVersion",
  "UserPolicyList",
  "RolePolicyList",
  "RoleDetailList",
  "UserDetailList",
  "Policies",
  "PolicyVersionList",
  "Roles",
]);

function wrappedDocuments(
  json: JsonText,
  claim: Claim | undefined,
  mapping: Mapping,
  depth: number,
  node = json.root,
): JsonDocument[] {
  if (!node || depth > 4) return [];
  if (node.type === "array")
    return depth === 0
      ? []
      : (node.children ?? []).flatMap((child) => wrappedDocuments(json, claim, mapping, depth + 1, child));
  if (node.type !== "object" || memberOf(node, "Statement")) return [];
  return membersOf(node).flatMap(({ name, value }) => {
    if (!value) return [];
    if (Object.hasOwn(wrappers, name)) return unwrapped(json, value, wrappers[name], claim, mapping);
    return carriers.has(name) ? wrappedDocuments(json, claim, mapping, depth + 1, value) : [];
  });
}

function unwrapped(
  json: JsonText,
  value: JsonNode,
  kind: Kind | undefined,
  claim: Claim | undefined,
  mapping: Mapping,
): JsonDocument[] {
  const string = textOf(value);
  if (!string) {
    if (kindOfContent(value) === undefined) return [];
    return [documentOf(json, value, claimFor(value, kind, claim), mapping)];
  }
  // `file://` URL-encoded documents of the IAM API are decoded by the CLI before it prints them; here only JSON counts.
  if (!mayHoldDocument(string.value)) return [];
  const inner = parseJson(string.value);
  const root = inner.root;
  if (!root || kindOfContent(root) === undefined) return [];
  const innerMapping = within(mapping, insideString(json.text, innerSpanOf(value)));
  return [documentOf(inner, root, claimFor(root, kind, claim), innerMapping)];
}

function claimFor(root: JsonNode, kind: Kind | undefined, claim: Claim | undefined): Claim {
  if (claim?.how === "association") return claim;
  if (kind) return { kind, how: "content" };
  return claim ?? { kind: kindOfPolicy(root), how: "content" };
}
