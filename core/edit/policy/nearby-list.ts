import type { PolicyPlace } from "./place.ts";

/** What stands around the cursor in its list, in lower case. */
export interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Whether the list is in the order of the alphabet, as far as it goes. */
  readonly isSorted: boolean;
}

export function neighboursOf({ cursor, replace }: PolicyPlace): Neighbours {
  const list = cursor.holders.at(-1);
  if (list?.type !== "array") return { before: undefined, after: undefined, isSorted: false };
  const others = (list.children ?? []).filter((node) => node !== cursor.node && node.type === "string");
  const split = others.findIndex(({ offset }) => offset >= replace.start);
  const at = split < 0 ? others.length : split;
  const texts = others.map(({ value }) => String(value).toLowerCase());
  const rising = texts.filter((text, i) => i > 0 && texts[i - 1]! <= text).length;
  return { before: texts[at - 1], after: texts[at], isSorted: texts.length > 1 && rising >= (texts.length - 1) * 0.7 };
}
