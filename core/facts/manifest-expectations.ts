import { memberOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { textOf, textsOf } from "../json/strings.ts";
import { bucketId, isExact } from "./entity-ids.ts";
import type { Fact } from "./fact.ts";
import { mentionsOf, type Reader } from "./manifest-reader.ts";
import { namedProfile } from "./named-profile.ts";

/** Whom and what the expected access is about; it declares nothing, and is renamed with the rest. */
export function expected(expectation: JsonNode, read: Reader): Fact[] {
  const who = textOf(memberOf(expectation, "who")?.value);
  const profile = who && /^profile:(.+)$/.exec(who.value)?.[1];
  const start = "profile:".length;
  const ofWho: Fact[] = !who
    ? []
    : profile
      ? [namedProfile(profile, { ...read.place(who.node), span: read.spanIn(who, start, who.value.length) })]
      : mentionsOf(who, "who", read);
  const ofPlaces = textsOf(memberOf(expectation, "on")?.value).flatMap((on): Fact[] => {
    const bucket = /^[\w.-]+/.exec(on.value)?.[0];
    if (on.value.startsWith("arn:")) return mentionsOf(on, "on", read);
    if (!bucket || !isExact(on.value)) return [];
    const nameSpan = read.spanIn(on, 0, bucket.length);
    return [
      {
        relation: "mentions",
        entity: bucketId(bucket),
        place: read.place(on.node),
        name: bucket,
        nameSpan,
        as: "manifest",
        of: "on",
      },
    ];
  });
  return [...ofWho, ...ofPlaces];
}
