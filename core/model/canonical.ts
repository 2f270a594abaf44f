import { membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import type { Condition } from "./condition.ts";

/**
 * What a statement says, as a text that is equal for statements that say the same: without Sid, lists in order and each
 * value once, actions, operators and condition keys in lower case.
 */
export function canonicalStatement(statement: JsonNode): string {
  const earlier = statements.get(statement);
  if (earlier !== undefined) return earlier;
  const canonical = writtenStatement(statement);
  statements.set(statement, canonical);
  return canonical;
}

function writtenStatement(statement: JsonNode): string {
  const parts: string[] = [];
  for (const { name, value } of membersOf(statement)) {
    if (name === "Sid" || !value || isEmptyObject(value)) continue;
    if (/^(?:Not)?Action$/.test(name)) parts.push(`${name}=${listed(value, (text) => text.toLowerCase())}`);
    else if (name === "Condition") parts.push(`Condition=${conditionsIn(value)}`);
    else parts.push(`${name}=${canonical(value)}`);
  }
  return parts.sort().join("\n");
}

/** One wide statement is compared with each that lies within it, and every condition by several rules. */
const statements = new WeakMap<JsonNode, string>();
const conditions = new WeakMap<Condition, string>();

/** What one condition says, likewise. */
export function canonicalCondition(condition: Condition): string {
  const earlier = conditions.get(condition);
  if (earlier !== undefined) return earlier;
  const canonical = writtenCondition(condition);
  conditions.set(condition, canonical);
  return canonical;
}

function writtenCondition({ operator, key, values }: Condition): string {
  const texts = values.map(({ value }) => value);
  return JSON.stringify([operator.value.toLowerCase(), key.value.toLowerCase(), [...new Set(texts)].sort()]);
}

function isEmptyObject(node: JsonNode): boolean {
  return node.type === "object" && (node.children?.length ?? 0) === 0;
}

function conditionsIn(node: JsonNode): string {
  const blocks = membersOf(node).flatMap(({ name, value }) =>
    membersOf(value).map(
      (key) => `${name.toLowerCase()} ${key.name.toLowerCase()} ${key.value ? listed(key.value) : ""}`,
    ),
  );
  return JSON.stringify(blocks.sort());
}

function canonical(node: JsonNode): string {
  if (node.type !== "object") return listed(node);
  const members = membersOf(node).map(({ name, value }) => `${JSON.stringify(name)}:${value ? canonical(value) : ""}`);
  return `{${members.sort().join()}}`;
}

function listed(node: JsonNode, fold: (text: string) => string = (text) => text): string {
  const nodes = node.type === "array" ? (node.children ?? []) : [node];
  const texts = nodes.map((child) => (child.children ? canonical(child) : JSON.stringify(fold(String(child.value)))));
  return `[${[...new Set(texts)].sort().join()}]`;
}
