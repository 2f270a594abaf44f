import type { JsonDocument } from "../../hosts/index.ts";
import type { AssistContext, Proposal } from "../assist.ts";
import { type JsonPlace, jsonPlaceAt } from "../cors/place.ts";
import { type Known, knownFor } from "./known.ts";

/**
 * Values that the workspace and the catalog know: files by what they hold, roles, buckets, accounts, services, rules. The
 * names of members are left to the JSON Schema, which editors read themselves.
 */
export function complete(document: JsonDocument, offset: number, context: AssistContext): readonly Proposal[] {
  const { text, root } = document;
  const from = root?.offset ?? 0;
  const place = offset < from ? undefined : jsonPlaceAt(text, from, offset);
  if (!place) return [];
  const present = new Set(place.others);
  return knownFor(place, context)
    .filter(({ value }) => !present.has(value))
    .map((known) => proposal(known, place));
}

function proposal({ value, detail, snippet }: Known, place: JsonPlace): Proposal {
  const quoted = JSON.stringify(value);
  const isMember = place.is === "name" && !place.hasValue;
  return {
    label: value,
    type: "reference",
    detail,
    ...(place.quoted && { filter: quoted }),
    ...(isMember && { snippet: true }),
    edit: { span: place.replace, text: isMember ? `${quoted}: ${snippet ?? "$1"}` : quoted },
  };
}
