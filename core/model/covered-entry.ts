import type { Draft } from "../finding.ts";
import { removeElement } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { type Covering, coveringOf } from "./covering.ts";

/**
 * A draft for each entry of a list that another entry covers; where ValidatePolicy has a code for it one for each that
 * covers too, as it does itself.
 * Entries with the escapes `${*}` and `${?}` are left alone: their wildcards are none.
 */
export function coveredEntries(
  texts: readonly Text[],
  fold: (value: string) => string,
  awsCode: string | undefined,
  as: "globs" | "texts" = "globs",
): Iterable<Draft> {
  if (texts.length < 2 || texts[0]?.node.parent?.type !== "array") return [];
  const entries = texts.filter(({ value }) => !/\$\{[*?]\}/.test(value));
  const { coveredBy, covers } = coveringOf(
    entries.map(({ value }) => fold(value)),
    as,
  );
  if (covers.size === 0) return [];
  return drafts(entries, { coveredBy, covers }, fold, awsCode);
}

function* drafts(
  entries: readonly Text[],
  { coveredBy, covers }: Covering,
  fold: (value: string) => string,
  awsCode: string | undefined,
): Generator<Draft> {
  const goes = new Set([...coveredBy.keys()].map((index) => entries[index]!.node));
  for (const [index, text] of entries.entries()) {
    const wide = entries[coveredBy.get(index) ?? -1];
    const count = covers.get(index) ?? 0;
    if (wide) {
      yield {
        span: text.span,
        message:
          fold(wide.value) === fold(text.value)
            ? "This stands in the list already; the repetition does nothing."
            : `"${wide.value}" in this list covers this; it adds nothing.`,
        ...(awsCode !== undefined && { awsCode }),
        related: [{ span: wide.span, message: "This covers it." }],
        fixes: [{ title: "Remove it", safe: true, edits: [removeElement(text.node, (node) => goes.has(node))] }],
      };
    } else if (count > 0 && awsCode !== undefined) {
      yield {
        span: text.span,
        severity: "hint",
        message: `This covers ${count === 1 ? "another entry" : `${count} other entries`} of the list.`,
        awsCode,
      };
    }
  }
}
