import { corsConversions } from "../../cors/conversions.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { identity } from "../../hosts/mapping.ts";
import type { Refactoring } from "../assist.ts";

/** The document in the other notations, as far as its surroundings can hold them. */
export function refactorings(document: JsonDocument): Refactoring[] {
  // The edits of a refactoring are the document's own; without its mapping those of a conversion are, too.
  const conversions = corsConversions({ ...document, mapping: identity });
  const isPart = !document.foreign && document.root !== document.json.root;
  const isEmbedded = document.mapping !== identity;
  return conversions
    .filter(({ to }) => {
      // The member CORSConfiguration takes the object alone.
      if (isPart) return to === "object";
      // A block that says it is JSON, or a string of JSON, is no place for XML or YAML.
      return !isEmbedded || to === "array" || to === "object";
    })
    .map(({ title, edit }) => ({ title, edits: [edit] }));
}
