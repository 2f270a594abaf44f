import { nearest } from "../catalog/nearest.ts";
import type { Section } from "../ini/tree.ts";

/** The types that a header of a config file may begin with. */
export const sectionTypes = ["profile", "sso-session", "services"] as const;

export type NamedSectionType = (typeof sectionTypes)[number];

/** The type that the first word of a header of two words is a misspelling of; undefined where it resembles none. */
export function meantType({ type, typeSpan, header, inner }: Section): NamedSectionType | undefined {
  if (type !== "unknown" || !typeSpan) return undefined;
  const start = typeSpan.start - header.inner.start;
  const word = inner
    .slice(start, start + typeSpan.end - typeSpan.start)
    .toLowerCase()
    .replaceAll("_", "-");
  const known: Readonly<Record<string, NamedSectionType>> = {
    sso: "sso-session",
    session: "sso-session",
    prof: "profile",
  };
  return known[word] ?? (nearest(word, sectionTypes) as NamedSectionType | undefined);
}
