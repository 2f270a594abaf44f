import { removeFromParent } from "../json/edit.ts";
import { memberOf, spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import type { Edit } from "../text.ts";

/** Puts several strings in the place of an element of a list, on lines of their own where the elements have them. */
export function replaceByAll(source: string, node: JsonNode, values: readonly string[]): Edit {
  const written = values.map((value) => JSON.stringify(value));
  if (node.parent?.type !== "array") return { span: spanOf(node), text: `[${written.join(", ")}]` };
  const gap = gapBefore(source, node);
  return { span: spanOf(node), text: written.join(`,${/[\r\n]/.test(gap) ? gap : " "}`) };
}

/** Takes an element out of its list; undefined where it is the only one, for S3 takes no empty list of origins or methods. */
export function removeFromList(source: string, node: JsonNode): Edit | undefined {
  const list = node.parent;
  return list?.type === "array" && (list.children?.length ?? 0) > 1 ? removeFromParent(source, node) : undefined;
}

/** Gives a rule a list, in the place of the one it has or behind its last member, laid out as `like`, another list of the rule. */
export function setList(source: string, rule: JsonNode, name: string, values: readonly string[], like: JsonNode): Edit {
  const text = listLike(source, like, values);
  const list = memberOf(rule, name)?.value;
  if (list) return { span: spanOf(list), text };
  const last = rule.children?.at(-1) ?? rule;
  const end = last.offset + last.length;
  return { span: { start: end, end }, text: `,${gapBefore(source, last) || " "}${JSON.stringify(name)}: ${text}` };
}

/** Adds strings behind the last of a list that has some. */
export function appendToList(source: string, list: JsonNode, values: readonly string[]): Edit {
  const last = list.children?.at(-1);
  if (!last) return { span: spanOf(list), text: JSON.stringify(values) };
  const end = last.offset + last.length;
  const gap = gapBefore(source, last) || " ";
  const separator = list.children!.length > 1 || /[\r\n]/.test(gap) ? gap : " ";
  return { span: { start: end, end }, text: values.map((value) => `,${separator}${JSON.stringify(value)}`).join("") };
}

function listLike(source: string, like: JsonNode, values: readonly string[]): string {
  const written = values.map((value) => JSON.stringify(value));
  const [first] = like.type === "array" ? (like.children ?? []) : [];
  const gap = first ? gapBefore(source, first) : "";
  if (!first || !/[\r\n]/.test(gap)) return `[${written.join(", ")}]`;
  const last = like.children!.at(-1)!;
  const close = source.slice(last.offset + last.length, like.offset + like.length - 1);
  return `[${gap}${written.join(`,${gap}`)}${close.trim() === "" ? close : gap}]`;
}

/** The white space between what stands before a node and the node. */
function gapBefore(source: string, node: JsonNode): string {
  let start = node.offset;
  while (start > 0 && /\s/.test(source[start - 1]!)) start--;
  return source.slice(start, node.offset);
}
