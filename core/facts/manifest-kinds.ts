import { memberOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import { textsOf } from "../json/strings.ts";
import type { Kind } from "../kind.ts";
import type { Association } from "../settings.ts";

/**
 * The kinds that a manifest gives files by what it says they are: a role's `trust` is a trust policy, whatever its name is.
 * Markdown is left out, for such a file holds several documents.
 */
export function kindsOfManifest(text: string): Association[] {
  const { root } = parseJson(text);
  const found: Association[] = [];
  const add = (kind: Kind, node: JsonNode | undefined, isLimit = false) => {
    for (const { value } of textsOf(node)) {
      if (mayBeGivenKind(value)) found.push({ files: escapedGlob(plainPath(value)), kind, isLimit });
    }
  };
  for (const [list, member, kind] of members) {
    for (const item of itemsOf(memberOf(root, list)?.value)) {
      add(kind, memberOf(item, member)?.value, member === "permissionsBoundary");
    }
  }
  const organization = memberOf(root, "organization")?.value;
  for (const kind of ["scp", "rcp"] as const) {
    for (const level of itemsOf(memberOf(organization, `${kind}s`)?.value)) add(kind, level);
  }
  add("resource-policy", memberOf(root, "endpointPolicies")?.value, true);
  const aws = memberOf(root, "aws")?.value;
  add("aws-config", memberOf(aws, "config")?.value);
  add("aws-credentials", memberOf(aws, "credentials")?.value);
  return found;
}

/** A manifest that calls itself a policy stays a manifest. */
function mayBeGivenKind(path: string): boolean {
  return path !== "" && !/\.(?:md|markdown|mdx)$|(?:^|\/)latchkey\.json$/i.test(path);
}

const members: readonly (readonly [list: string, member: string, kind: Kind])[] = [
  ["roles", "trust", "trust-policy"],
  ["roles", "policies", "identity-policy"],
  ["roles", "permissionsBoundary", "identity-policy"],
  ["users", "policies", "identity-policy"],
  ["users", "permissionsBoundary", "identity-policy"],
  ["buckets", "policy", "bucket-policy"],
  ["buckets", "cors", "cors"],
  ["keys", "policy", "resource-policy"],
];

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, "");
}

/** A path as a glob that matches itself alone; one without a slash would match in every folder. */
function escapedGlob(path: string): string {
  const escaped = path.replace(/[\\[\](){}!*?+@|^$]/g, "\\$&");
  return escaped.includes("/") ? escaped : `./${escaped}`;
}
