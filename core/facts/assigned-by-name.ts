import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { memberOf, nodeAt, pathOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { assignment } from "./assignment.ts";
import { bucketId, documentId, roleId, userId } from "./entity-ids.ts";
import type { EntityId, Fact, Place } from "./fact.ts";
import type { DocumentUse, Grounds } from "./fact-access.ts";
import { roleNameOf, roleNameOfPath } from "./role-names.ts";

/** Whose a policy is by what stands around it (certain) or by the names of its file and folder (likely). */
export function assignedByName(file: SourceFile, document: JsonDocument, index: number): Fact[] {
  const use = useOf(document);
  if (!use) return [];
  const place: Place = { file: file.name, document: index, span: document.span };
  const said = (owner: EntityId, ownerName: string, grounds: Grounds, source: string) =>
    assignment({ document: documentId(file.name, index), owner, ownerName, use, grounds, source, place });
  const wrapper = wrapperOf(file, document);
  const around = (owner: EntityId, ownerName: string) => said(owner, ownerName, "certain", "What stands around it");
  if (use === "resource-policy") {
    const bucket = textIn(wrapper, "Bucket");
    return bucket ? around(bucketId(bucket), bucket) : [];
  }
  const arn = textIn(wrapper, "Arn");
  const role = textIn(wrapper, "RoleName") ?? (arn && /:role\//.test(arn) ? roleNameOf(arn) : undefined);
  if (role) return around(roleId(role), arn ?? role);
  const user = textIn(wrapper, "UserName");
  if (user) return around(userId(user), user);
  // A Markdown file holds the policies of many roles, so its own name tells of none.
  if (/\.(?:md|markdown|mdx)$/i.test(file.name)) return [];
  const byPath = roleNameOfPath(file.name);
  return byPath ? said(roleId(byPath.name), byPath.name, "likely", byPath.source) : [];
}

function useOf({ kind }: JsonDocument): DocumentUse | undefined {
  if (kind === "trust-policy") return "trust";
  if (kind === "bucket-policy") return "resource-policy";
  return kind === "identity-policy" ? "permissions" : undefined;
}

function textIn(node: JsonNode | undefined, name: string): string | undefined {
  const value: unknown = memberOf(node, name)?.value?.value;
  return typeof value === "string" && value !== "" && !hasPlaceholder(value) ? value : undefined;
}

/** The object that holds the policy in what `aws iam get-role` prints or `create-role --cli-input-json` takes. */
function wrapperOf(file: SourceFile, { root, mapping, span }: JsonDocument): JsonNode | undefined {
  if (root?.parent) return root.parent.parent;
  // A policy inside a string has a tree of its own, so the file's is asked.
  if (mapping.toFile(0) === 0 || !/\.jsonc?$/i.test(file.name)) return undefined;
  const outer = parseJson(file.text).root;
  return outer && nodeAt(outer, pathOf(outer, span).slice(0, -1));
}
