import { addMember, removeFromParent, replaceValue } from "../json/edit.ts";
import { memberOf, membersOf, spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { escaped } from "../json/strings.ts";
import type { Edit } from "../text.ts";
import type { Condition } from "./condition.ts";
import { plainValue } from "./statement-edit.ts";

/**
 * Puts a key under another operator, with other values where they are given: the operator is renamed where the key is its
 * only one, else the key moves. Undefined where the other operator already has the key, for both tests would then be one.
 */
export function moveCondition(
  condition: Condition,
  operator: string,
  source: string,
  values?: unknown,
): readonly Edit[] | undefined {
  const place = placeOf(condition);
  if (!place) return undefined;
  const { property, block, operatorKey, all } = place;
  const target = memberOf(all, operator)?.value;
  if (target && target !== block) {
    if (target.type !== "object" || hasKey(target, condition.key.value)) return undefined;
    const value = values ?? plainValue(condition.node);
    return [removal(place, source), addMember(source, target, condition.key.value, value, "last")];
  }
  if (block.children?.length === 1) {
    const renamed = { span: spanOf(operatorKey), text: `"${escaped(operator)}"` };
    return values === undefined ? [renamed] : [renamed, replaceValue(source, condition.node, values)];
  }
  const moved = { [condition.key.value]: values ?? plainValue(condition.node) };
  return [removeFromParent(source, property), addMember(source, all, operator, moved, "last")];
}

/** Removes a key; its operator goes too where nothing else is under it, and so does a Condition that would be left empty. */
export function removeCondition(condition: Condition, source: string): readonly Edit[] | undefined {
  const place = placeOf(condition);
  return place && [removal(place, source)];
}

/** Removes a whole statement, where it is one of several. */
export function removeStatement(statement: JsonNode, source: string): readonly Edit[] | undefined {
  const siblings = statement.parent?.type === "array" ? (statement.parent.children?.length ?? 0) : 0;
  return siblings > 1 ? [removeFromParent(source, statement)] : undefined;
}

/** Adds a test beside the others: `addTest(condition, "Null", "aws:SourceArn", "false", source)`. Undefined where the key is tested so already. */
export function addTest(
  condition: Condition,
  operator: string,
  key: string,
  value: unknown,
  source: string,
): readonly Edit[] | undefined {
  const place = placeOf(condition);
  if (!place) return undefined;
  const block = memberOf(place.all, operator)?.value;
  if (!block) return [addMember(source, place.all, operator, { [key]: value }, "last")];
  if (block.type !== "object" || hasKey(block, key)) return undefined;
  return [addMember(source, block, key, value, "last")];
}

/** Gives the key of a condition another name; undefined where its operator already has that key. */
export function renameKey(condition: Condition, name: string): readonly Edit[] | undefined {
  const place = placeOf(condition);
  if (!place || hasKey(place.block, name)) return undefined;
  return [{ span: spanOf(condition.key.node), text: `"${escaped(name)}"` }];
}

/** The nodes around a condition: `"key": value` in the operator's block in the Condition's object. */
interface Place {
  readonly property: JsonNode;
  readonly block: JsonNode;
  readonly operatorKey: JsonNode;
  readonly operatorProperty: JsonNode;
  readonly all: JsonNode;
}

function placeOf({ key }: Condition): Place | undefined {
  const property = key.node.parent;
  const block = property?.parent;
  const operatorProperty = block?.parent;
  const operatorKey = operatorProperty?.children?.[0];
  const all = operatorProperty?.parent;
  if (!property || !block || !operatorProperty || !operatorKey || all?.type !== "object") return undefined;
  return { property, block, operatorKey, operatorProperty, all };
}

function removal({ property, block, operatorProperty, all }: Place, source: string): Edit {
  if ((block.children?.length ?? 0) > 1) return removeFromParent(source, property);
  if ((all.children?.length ?? 0) > 1) return removeFromParent(source, operatorProperty);
  return removeFromParent(source, all.parent ?? all);
}

function hasKey(block: JsonNode, name: string): boolean {
  const asked = name.toLowerCase();
  return membersOf(block).some((member) => member.name.toLowerCase() === asked);
}
