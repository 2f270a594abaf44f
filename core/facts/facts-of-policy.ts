import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import { parseArn, s3ResourceOf } from "../model/arn.ts";
import { type Policy, policyOf, type Statement } from "../model/policy.ts";
import type { Span } from "../text.ts";
import { onlyPrincipalIn } from "../workspace/trust/only-principal.ts";
import { assignedByName } from "./assigned-by-name.ts";
import { assignment } from "./assignment.ts";
import { bucketId, documentId, isExact } from "./entity-ids.ts";
import type { Fact } from "./fact.ts";
import type { TrustDeclared } from "./fact-access.ts";
import { mentionsInPolicy } from "./mentions-in-policy.ts";

/** What a policy declares, whose it is as far as its text and name tell, and whom and what it names. */
export function factsOfPolicy(file: SourceFile, document: JsonDocument, index: number): Fact[] {
  if (!document.root) return [];
  const policy = policyOf(document.root);
  const facts: Fact[] = assignedByName(file, document, index);
  if (document.kind === "trust-policy") facts.push(...trustOf(policy, file, document, index));
  if (document.kind === "bucket-policy") {
    facts.push(...bucketOf(policy, file, document, index), ...onlyLetsIn(policy, file, document, index));
  }
  facts.push(...mentionsInPolicy(policy, file, document, index));
  return facts;
}

/** A trust policy without an Allow statement admits nobody and declares nothing. */
function trustOf(policy: Policy, file: SourceFile, document: JsonDocument, index: number): TrustDeclared[] {
  const allows = policy.statements.filter(({ effect }) => effect?.value === "Allow");
  if (allows.length === 0) return [];
  const principals = allows.flatMap((statement) => statement.principals);
  return [
    {
      relation: "declares-trust",
      entity: documentId(file.name, index),
      place: { file: file.name, document: index, span: spanToFile(document.mapping, spanOfPrincipals(allows)) },
      services: principals.flatMap(({ type, value }) => (type === "Service" ? [value] : [])),
      admits: [...new Set(principals.flatMap(({ type, value }) => crowdOf(type, value)))],
      words: policy.statements.flatMap(({ sid }) => sid?.value ?? []).join(" "),
    },
  ];
}

function onlyLetsIn(policy: Policy, file: SourceFile, { mapping }: JsonDocument, index: number): Fact[] {
  const only = onlyPrincipalIn(policy);
  const [first] = only?.principals ?? [];
  if (!only || !first) return [];
  return [
    {
      relation: "lets-in-only",
      entity: documentId(file.name, index),
      place: { file: file.name, document: index, span: spanToFile(mapping, first.span) },
      principal: only.entity,
      name: only.name,
      arn: first.value,
    },
  ];
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

/** The source of a link that rests on the policy's own text: a mistake in it must not hide what others say. */
export const itsResources = "Its resources";

/** S3 takes a bucket policy only for the bucket that its resources name, so a single bucket in it is the one. */
function bucketOf(policy: Policy, file: SourceFile, { mapping }: JsonDocument, index: number): Fact[] {
  const named = policy.statements.flatMap(({ resources, notResources }) => [...resources, ...notResources]);
  const buckets = new Set<string>();
  for (const { value } of named) buckets.add(s3ResourceOf(parseArn(value))?.bucket ?? "");
  const [bucket = ""] = buckets;
  if (buckets.size !== 1 || !isExact(bucket)) return [];
  return assignment({
    document: documentId(file.name, index),
    owner: bucketId(bucket),
    ownerName: bucket,
    use: "resource-policy",
    grounds: "certain",
    source: itsResources,
    place: { file: file.name, document: index, span: spanToFile(mapping, named[0]?.span ?? { start: 0, end: 0 }) },
  });
}
