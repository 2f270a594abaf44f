import { layoutOf } from "../../json/edit.ts";
import { memberOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { orderOfStatement } from "./format-order.ts";
import { newMember, type Part, partsOf, withValue, written } from "./refactor-parts.ts";
import type { RefactorPlace } from "./refactor-place.ts";
import { indentAt, shifted, stepAt } from "./refactor-text.ts";

/** What members of a statement become: the text of their value, or undefined for a member that goes. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** A statement's text with some members changed, added or taken away; a new one stands where AWS has it. */
export function changedStatement(source: string, statement: JsonNode, changes: Changes): string {
  const { parts, rest } = partsOf(source, statement);
  const lost: string[] = [];
  const kept = parts.flatMap((part): Part[] => {
    const name = nameOf(part);
    if (!Object.hasOwn(changes, name)) return [part];
    const value = changes[name];
    if (value !== undefined) return [{ ...part, text: withValue(source, part, value) }];
    lost.push(...part.before, ...part.behind);
    return [];
  });
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || parts.some((part) => nameOf(part) === name)) continue;
    const rank = orderOfStatement(name);
    const behind = kept.findLastIndex((part) => orderOfStatement(nameOf(part)) <= rank);
    kept.splice(behind + 1, 0, newMember(source, statement, name, value));
  }
  return written(source, statement, { parts: kept, rest: [...lost, ...rest] });
}

const nameOf = ({ node }: Part): string => String(node.children?.[0]?.value ?? "");

/** The text of an element's value with only the entries wanted, comments of the others gone with them. */
export function withEntries(source: string, value: JsonNode, wanted: (entry: JsonNode) => boolean): string {
  if (value.type !== "array") return source.slice(value.offset, value.offset + value.length);
  const { parts, rest } = partsOf(source, value);
  return written(source, value, { parts: parts.filter(({ node }) => wanted(node)), rest });
}

/**
 * The text of Statement's value with each statement become what is given for it: none, itself changed, or several. A lone
 * object becomes an array where there is more than one then.
 */
export function rewrittenStatements(
  { source, root }: RefactorPlace,
  become: (part: Part) => readonly Part[],
): { readonly node: JsonNode; readonly text: string } | undefined {
  const node = memberOf(root, "Statement")?.value;
  if (node?.type === "array") {
    const { parts, rest } = partsOf(source, node);
    return { node, text: written(source, node, { parts: parts.flatMap(become), rest }) };
  }
  if (node?.type !== "object") return undefined;
  const { start, end } = spanOf(node);
  const texts = become({ node, before: [], text: source.slice(start, end), behind: [] }).map(({ text }) => text);
  if (texts.length === 1) return { node, text: texts[0]! };
  if (!/[\r\n]/.test(source.slice(start, end))) return { node, text: `[${texts.join(", ")}]` };
  const { eol } = layoutOf(source);
  const step = stepAt(source, start);
  const outer = indentAt(source, start);
  const items = texts.map((text) => `${eol}${outer}${step}${shifted(text, step)}`);
  return { node, text: `[${items.join(",")}${eol}${outer}]` };
}

/** A way of giving the copies of a statement Sids that are not taken, asked in turn; the first copy keeps the Sid. */
export function sidsFor({ policy }: RefactorPlace, sid: string | undefined): (copy: number) => Changes {
  const taken = new Set(policy.statements.map((statement) => statement.sid?.value));
  return (copy) => {
    if (sid === undefined || copy === 0) return {};
    let number = 2;
    while (taken.has(`${sid}${number}`)) number++;
    taken.add(`${sid}${number}`);
    return { Sid: JSON.stringify(`${sid}${number}`) };
  };
}
