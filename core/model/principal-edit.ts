import { addMember, addToList, removeFromParent, renameMember } from "../json/edit.ts";
import { memberOf } from "../json/node.ts";
import type { Edit } from "../text.ts";
import type { Principal, Statement } from "./policy.ts";
import type { PrincipalType } from "./principal-fault.ts";

/**
 * Edits that put a principal under another type, as `value`: `{"AWS": "x"}` becomes `{"Service": "x"}`, a list loses it and
 * another list gains it. Undefined for a bare string, which has no type to change.
 */
export function moveUnder(
  source: string,
  principal: Principal,
  type: PrincipalType,
  value: string,
): Edit[] | undefined {
  const { key, node } = principal;
  const property = key?.parent;
  const object = property?.parent;
  if (!key || !property || !object) return undefined;
  const written: Edit = { span: { start: node.offset, end: node.offset + node.length }, text: JSON.stringify(value) };
  if (key.value === type) return [written];
  const list = node.parent?.type === "array" ? node.parent : undefined;
  const isAlone = !list || list.children?.length === 1;
  const target = memberOf(object, type)?.value;
  if (isAlone && !target) {
    const renamed = renameMember(key, type);
    return renamed && [renamed, written];
  }
  const removed = removeFromParent(source, isAlone ? property : node);
  if (target && target.type !== "array" && target.type !== "string") return undefined;
  return [removed, target ? addToList(source, target, value) : addMember(source, object, type, value, "last")];
}

/** The edit that makes a bare string, or a list, the value of a type: `"arn:…"` becomes `{"AWS": "arn:…"}`. */
export function wrapIn(source: string, principal: Principal, type: PrincipalType): Edit {
  const { offset, length } = principal.node;
  return {
    span: { start: offset, end: offset + length },
    text: `{ "${type}": ${source.slice(offset, offset + length)} }`,
  };
}

/** The edit that adds a condition to a statement; undefined where it already tests that key with that operator. */
export function withCondition(
  source: string,
  { node }: Statement,
  operator: string,
  key: string,
  value: string | readonly string[],
): Edit | undefined {
  const block = memberOf(node, "Condition")?.value;
  if (!block) return addMember(source, node, "Condition", { [operator]: { [key]: value } }, "last");
  if (block.type !== "object") return undefined;
  const tests = memberOf(block, operator)?.value;
  if (!tests) return addMember(source, block, operator, { [key]: value }, "last");
  if (tests.type !== "object" || memberOf(tests, key)) return undefined;
  return addMember(source, tests, key, value, "last");
}
