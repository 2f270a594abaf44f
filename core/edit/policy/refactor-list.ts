import { membersOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { textOf } from "../../json/strings.ts";
import type { Refactoring } from "../assist.ts";
import { inOrderOf, orderOfPolicy, orderOfStatement } from "./format-order.ts";
import { type Part, partsOf, written } from "./refactor-parts.ts";
import type { RefactorPlace } from "./refactor-place.ts";
import { editOf } from "./refactor-text.ts";

/** The list at the cursor in order and without repetitions; the elements around the cursor in AWS's order. */
export function tidyings(place: RefactorPlace): readonly Refactoring[] {
  return [...sorted(place), ...ordered(place)];
}

/** The elements whose entries say the same in any order, with what is in them. */
const lists: Readonly<Record<string, string>> = {
  Action: "actions",
  NotAction: "actions",
  Resource: "resources",
  NotResource: "resources",
  Principal: "principals",
  NotPrincipal: "principals",
  Condition: "values",
};

function sorted({ source, element, value }: RefactorPlace): Refactoring[] {
  const list = value?.type === "string" ? value.parent : value;
  const noun = element && Object.hasOwn(lists, element.name) ? lists[element.name] : undefined;
  if (!noun || list?.type !== "array" || (list.children?.length ?? 0) < 2) return [];
  const { parts, rest } = partsOf(source, list);
  const keyed = parts.map((part) => ({ part, key: textOf(part.node)?.value }));
  if (keyed.some(({ key }) => key === undefined)) return [];
  const identity = (key = "") => (noun === "actions" ? key.toLowerCase() : key);
  const seen = new Map<string, Part>();
  const repeated: string[] = [];
  for (const { part, key } of keyed) {
    const id = identity(key);
    if (seen.has(id)) repeated.push(...part.before, ...part.behind);
    else seen.set(id, part);
  }
  const inOrder = [...seen].sort(([a], [b]) => compare(a, b)).map(([, part]) => part);
  const removed = parts.length - inOrder.length;
  const isSorted = inOrder.every((part, i) => part === [...seen.values()][i]);
  if (removed === 0 && isSorted) return [];
  const text = written(source, list, { parts: inOrder, rest: [...repeated, ...rest] });
  const edit = editOf(source, spanOf(list), text);
  const repetitions = removed === 1 ? "the repetition" : `${removed} repetitions`;
  const title =
    removed === 0
      ? `Sort the ${noun}`
      : isSorted
        ? `Remove ${repetitions}`
        : `Sort the ${noun} and remove ${repetitions}`;
  return edit ? [{ title, edits: [edit] }] : [];
}

function compare(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The members of the statement at the cursor, or of the policy outside of them, in the order in which AWS writes them. */
function ordered({ source, root, statement }: RefactorPlace): Refactoring[] {
  const object = statement?.node ?? root;
  const rank = statement ? orderOfStatement : orderOfPolicy;
  const { parts, rest } = partsOf(source, object);
  const inOrder = inOrderOf(parts, rank);
  if (inOrder.every((part, i) => part === parts[i])) return [];
  const edit = editOf(source, spanOf(object), written(source, object, { parts: inOrder, rest }));
  const whose = statement ? "statement" : "policy";
  return edit ? [{ title: `Put the elements of the ${whose} in AWS's order`, edits: [edit] }] : [];
}

/** A list of one without its brackets, and a value in brackets. */
export function arrays({ source, root, statement, element, value }: RefactorPlace): readonly Refactoring[] {
  if (element && value && statement) return stringsIn(source, element.name, value);
  if (element) return [];
  const list = membersOf(root).find(({ name }) => name === "Statement")?.value;
  return list ? loneStatement(source, list) : [];
}

/** A string for an array of one, and the other way round: the two say the same wherever a list may stand. */
function stringsIn(source: string, name: string, value: JsonNode): Refactoring[] {
  if (!Object.hasOwn(lists, name)) return [];
  const list = value.type === "string" ? value.parent : value;
  if (list?.type === "array") {
    const [only, ...more] = list.children ?? [];
    if (only?.type !== "string" || more.length > 0) return [];
    const { parts, rest } = partsOf(source, list);
    const comments = [...parts.flatMap(({ before, behind }) => [...before, ...behind]), ...rest];
    // A comment needs the brackets around it to stay where it is.
    if (comments.length > 0) return [];
    const edit = editOf(source, spanOf(list), source.slice(only.offset, only.offset + only.length));
    return edit ? [{ title: "Take the value out of its array", edits: [edit] }] : [];
  }
  // A bare string in Principal is everyone, and no list of them.
  if (value.type !== "string" || (/Principal$/.test(name) && value.parent?.children?.[0]?.value === name)) return [];
  const { start, end } = spanOf(value);
  const edits = [
    { span: { start, end: start }, text: "[" },
    { span: { start: end, end }, text: "]" },
  ];
  return [{ title: "Put the value in an array", edits }];
}

function loneStatement(source: string, list: JsonNode): Refactoring[] {
  const { start, end } = spanOf(list);
  if (list.type === "object") {
    const edits = [
      { span: { start, end: start }, text: "[" },
      { span: { start: end, end }, text: "]" },
    ];
    return [{ title: "Put the statement in an array", edits }];
  }
  const [only, ...more] = list.children ?? [];
  if (only?.type !== "object" || more.length > 0) return [];
  const { parts, rest } = partsOf(source, list);
  if (rest.length > 0 || parts.some(({ before, behind }) => before.length + behind.length > 0)) return [];
  const edit = editOf(source, { start, end }, source.slice(only.offset, only.offset + only.length));
  return edit ? [{ title: "Take the statement out of its array", edits: [edit] }] : [];
}
