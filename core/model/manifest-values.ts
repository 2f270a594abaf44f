import { memberOf, membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { type Text, textOf, textsOf } from "../json/strings.ts";

/** What a string in a manifest stands for. */
export type ManifestMeaning =
  | "path"
  | "role-arn"
  | "user-arn"
  | "key-arn"
  | "bucket-name"
  | "account-id"
  | "account"
  | "region"
  | "service-principal";

export interface ManifestValue {
  readonly text: Text;
  readonly meaning: ManifestMeaning;
}

/** The strings of a manifest that mean something beyond themselves, with what they mean, in no particular order. */
export function manifestValuesOf(root: JsonNode): ManifestValue[] {
  const found: ManifestValue[] = [];
  const add = (meaning: ManifestMeaning, node: JsonNode | undefined) => {
    for (const text of textsOf(node)) found.push({ text, meaning });
  };
  for (const { value } of membersOf(memberOf(root, "accounts")?.value)) {
    add("account-id", textOf(value) ? value : memberOf(value, "id")?.value);
  }
  for (const [list, members] of Object.entries(lists)) {
    for (const item of itemsOf(memberOf(root, list)?.value)) {
      for (const [member, meaning] of members) add(meaning, memberOf(item, member)?.value);
    }
  }
  const organization = memberOf(root, "organization")?.value;
  for (const member of ["scps", "rcps"]) {
    for (const level of itemsOf(memberOf(organization, member)?.value)) add("path", level);
  }
  add("path", memberOf(root, "endpointPolicies")?.value);
  for (const { value } of membersOf(memberOf(root, "aws")?.value)) add("path", value);
  add("path", memberOf(root, "app")?.value);
  return found;
}

const lists: Readonly<Record<string, readonly (readonly [member: string, meaning: ManifestMeaning])[]>> = {
  roles: [
    ["arn", "role-arn"],
    ["trust", "path"],
    ["policies", "path"],
    ["permissionsBoundary", "path"],
    ["usedBy", "service-principal"],
  ],
  users: [
    ["arn", "user-arn"],
    ["policies", "path"],
    ["permissionsBoundary", "path"],
  ],
  buckets: [
    ["name", "bucket-name"],
    ["account", "account"],
    ["region", "region"],
    ["policy", "path"],
    ["cors", "path"],
    ["kmsKey", "key-arn"],
  ],
  keys: [
    ["arn", "key-arn"],
    ["policy", "path"],
  ],
};

/** The names that `accounts` gives. */
export function accountNamesOf(root: JsonNode): string[] {
  return membersOf(memberOf(root, "accounts")?.value).map(({ name }) => name);
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}
