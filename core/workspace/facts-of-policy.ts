import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { memberOf, spanOf } from "../json/node.ts";
import { policyOf, type Statement } from "../model/policy.ts";
import type { EntityId, Fact } from "./fact.ts";
import { roleOfTrustFile } from "./role-names.ts";

/** What a trust policy declares. */
export function factsOfPolicy(file: SourceFile, document: JsonDocument, index: number): Fact[] {
  if (!document.root) return [];
  const allows = policyOf(document.root).statements.filter(({ effect }) => effect?.value === "Allow");
  const first = allows[0];
  if (!first) return [];
  const services = allows.flatMap(({ principals }) =>
    principals.flatMap(({ type, value }) => (type === "Service" ? [value] : [])),
  );
  const span = spanToFile(document.mapping, spanOfPrincipals(first));
  return [
    {
      relation: "declares-trust",
      entity: `role:${roleOfTrustFile(file.name, index)}` as EntityId,
      place: { file: file.name, document: index, span },
      services,
      principals: span,
      words: [file.name, ...allows.map(({ sid }) => sid?.value ?? "")].join(" "),
    },
  ];
}

function spanOfPrincipals({ node, span, principals }: Statement) {
  const service = principals.find(({ type }) => type === "Service");
  if (service?.key) return spanOf(service.key);
  const key = memberOf(node, "Principal")?.key;
  return key ? spanOf(key) : { start: span.start, end: span.start + 1 };
}
