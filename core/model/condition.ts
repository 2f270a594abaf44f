import { membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { type Text, textOf } from "../json/strings.ts";
import { type OperatorFacts, operatorNamed, type Quantifier, quantifierNamed } from "./condition-operator.ts";

/** One key under one operator, with the values that it is compared with. */
export interface Condition {
  readonly operator: ConditionOperator;
  readonly key: Text;
  /** The key in lower case, for IAM ignores the case of its letters. */
  readonly name: string;
  /** Strings as they are; numbers and booleans as the text that JSON writes for them. */
  readonly values: readonly ConditionValue[];
  /** The node of the value or of the array of values. */
  readonly node: JsonNode;
}

export interface ConditionValue {
  readonly value: string;
  readonly node: JsonNode;
  /** Present where the value is a string in the JSON. */
  readonly text?: Text;
}

/** An operator such as `ForAnyValue:StringLikeIfExists`, in its parts and as written. */
export interface ConditionOperator extends Text {
  readonly quantifier?: string;
  /** The name without quantifier and suffix, as written (`StringLike`). */
  readonly base: string;
  readonly ifExists: boolean;
  /** What AWS's operator of that name does; undefined where it has none. */
  readonly facts?: OperatorFacts;
  /** The quantifier as AWS spells it; undefined where there is none or AWS knows no such. */
  readonly set?: Quantifier;
}

/** The conditions of a Condition block; what is no object, or is compared with no value, is left out. */
export function conditionsOf(node: JsonNode | undefined): Condition[] {
  const conditions: Condition[] = [];
  for (const block of membersOf(node)) {
    const name = textOf(block.key);
    if (!name) continue;
    const operator = operatorOf(name);
    for (const { key, value } of membersOf(block.value)) {
      const keyText = textOf(key);
      if (keyText && value) {
        const name = keyText.value.toLowerCase();
        conditions.push({ operator, key: keyText, name, values: valuesOf(value), node: value });
      }
    }
  }
  return conditions;
}

function operatorOf(name: Text): ConditionOperator {
  const colon = name.value.indexOf(":");
  const rest = colon < 0 ? name.value : name.value.slice(colon + 1);
  const ifExists = /.IfExists$/i.test(rest);
  const base = ifExists ? rest.slice(0, -"IfExists".length) : rest;
  const quantifier = colon >= 0 ? name.value.slice(0, colon) : undefined;
  const facts = operatorNamed(base);
  const set = quantifier === undefined ? undefined : quantifierNamed(quantifier);
  return {
    ...name,
    ...(quantifier !== undefined && { quantifier }),
    base,
    ifExists,
    ...(facts && { facts }),
    ...(set && { set }),
  };
}

function valuesOf(node: JsonNode): ConditionValue[] {
  const nodes = node.type === "array" ? (node.children ?? []) : [node];
  return nodes.flatMap((child) => {
    if (child.type !== "string" && child.type !== "number" && child.type !== "boolean") return [];
    const text = textOf(child);
    return { value: String(child.value), node: child, ...(text && { text }) };
  });
}
