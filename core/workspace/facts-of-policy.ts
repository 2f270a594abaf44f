import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { innerSpanOf, memberOf, nodeAt, pathOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { policyOf, type Statement } from "../model/policy.ts";
import type { Span } from "../text.ts";
import type { Fact, RoleName, TrustDeclared } from "./fact.ts";
import { roleNameOf, roleNamesOfPath, trustId } from "./role-names.ts";

/** What a trust policy declares; one without an Allow statement admits nobody and declares nothing. */
export function factsOfPolicy(file: SourceFile, document: JsonDocument, index: number): Fact[] {
  if (!document.root) return [];
  const policy = policyOf(document.root);
  const allows = policy.statements.filter(({ effect }) => effect?.value === "Allow");
  if (allows.length === 0) return [];
  const principals = allows.flatMap((statement) => statement.principals);
  const fact: TrustDeclared = {
    relation: "declares-trust",
    entity: trustId(file.name, index),
    place: { file: file.name, document: index, span: spanToFile(document.mapping, spanOfPrincipals(allows)) },
    services: principals.flatMap(({ type, value }) => (type === "Service" ? [value] : [])),
    admits: [...new Set(principals.flatMap(({ type, value }) => crowdOf(type, value)))],
    names: namesOf(file, document),
    words: policy.statements.flatMap(({ sid }) => sid?.value ?? []).join(" "),
  };
  return [fact];
}

function crowdOf(type: string, value: string): TrustDeclared["admits"] {
  if (value === "*") return ["everyone"];
  if (type === "AWS") return ["people"];
  return type === "Federated" ? ["providers"] : [];
}

/** The word Service where there is one, for a missing service belongs beside the others; else the word Principal. */
function spanOfPrincipals(allows: readonly Statement[]): Span {
  for (const { principals } of allows) {
    const key = principals.find(({ type }) => type === "Service")?.key;
    if (key) return innerSpanOf(key);
  }
  const [first] = allows;
  const key = memberOf(first?.node, "Principal")?.key;
  if (key) return innerSpanOf(key);
  const start = first?.span.start ?? 0;
  return { start, end: start + 1 };
}

function namesOf(file: SourceFile, document: JsonDocument): RoleName[] {
  const wrapper = wrapperOf(file, document);
  const arn = textIn(wrapper, "Arn");
  const name = textIn(wrapper, "RoleName") ?? (arn && roleNameOf(arn));
  if (name) return [{ name, ...(arn && { arn }), grounds: "certain" }];
  // A Markdown file holds the policies of many roles, so its own name tells of none.
  if (/\.(?:md|markdown|mdx)$/i.test(file.name)) return [];
  return roleNamesOfPath(file.name).map((likely) => ({ name: likely, grounds: "likely" }));
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
