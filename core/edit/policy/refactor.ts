import type { JsonDocument } from "../../hosts/index.ts";
import type { Span } from "../../text.ts";
import type { AssistContext, Refactoring } from "../assist.ts";
import { layouts } from "./format.ts";
import { bucketPolicies } from "./refactor-bucket-policy.ts";
import { arrays, tidyings } from "./refactor-list.ts";
import { merges } from "./refactor-merge.ts";
import { negations } from "./refactor-negation.ts";
import { placeAt, type RefactorAt } from "./refactor-place.ts";
import { prefixes } from "./refactor-prefix.ts";
import { restrictions } from "./refactor-restrict.ts";
import { splits } from "./refactor-split.ts";
import { wildcards } from "./refactor-wildcard.ts";

/** Those about the very place first. */
const all: readonly RefactorAt[] = [
  wildcards,
  negations,
  tidyings,
  splits,
  merges,
  prefixes,
  restrictions,
  bucketPolicies,
  arrays,
];

/** What can be made of a policy where the cursor stands; nothing where the text is no whole JSON. */
export function refactorings(document: JsonDocument, span: Span, context: AssistContext): readonly Refactoring[] {
  const place = placeAt(document, span, context);
  return [...(place ? all.flatMap((at) => at(place)) : []), ...layouts(document)];
}
