import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { corsOf } from "../model/cors.ts";
import { systemNeeds } from "../model/system-needs.ts";
import { documentId } from "./entity-ids.ts";
import type { Fact } from "./fact.ts";

/** The systems whose pages CORS rules let in. */
export function factsOfCors({ name, text }: SourceFile, document: JsonDocument, index: number): Fact[] {
  return systemNeeds.flatMap(({ cors, scenario }): Fact[] => {
    // Most configurations are for none of them.
    if (!cors || !document.root || !text.includes(cors.origin)) return [];
    const { rules } = corsOf(document.root);
    if (!rules.some(({ origins }) => origins.some(({ value }) => value === cors.origin))) return [];
    const place = { file: name, document: index, span: document.span };
    return [{ relation: "names-system", entity: documentId(name, index), place, scenario }];
  });
}
