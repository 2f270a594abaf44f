import { membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";

/** An element of a statement in which nothing is listed. */
export interface EmptyElement {
  /** The empty value. */
  readonly node: JsonNode;
  /** The issue code of ValidatePolicy. */
  readonly code: EmptyCode;
  /** The name of the element, of the type of principal, of the operator or of the condition key. */
  readonly name: string;
}

export type EmptyCode =
  | "EMPTY_ARRAY_ACTION"
  | "EMPTY_ARRAY_RESOURCE"
  | "EMPTY_ARRAY_PRINCIPAL"
  | "EMPTY_OBJECT_PRINCIPAL"
  | "EMPTY_OBJECT_CONDITION"
  | "EMPTY_ARRAY_CONDITION"
  | "EMPTY_ARRAY_CONDITION_FORALLVALUES"
  | "EMPTY_ARRAY_CONDITION_FORANYVALUE"
  | "EMPTY_ARRAY_CONDITION_IFEXISTS"
  | "EMPTY_SID_VALUE";

/** The empty elements of a statement's node, in the order of the text. */
export function emptyElementsOf(statement: JsonNode): EmptyElement[] {
  const found: EmptyElement[] = [];
  for (const { name, value: node } of membersOf(statement)) {
    if (!node) continue;
    if (name === "Sid") {
      if (node.value === "") found.push({ node, code: "EMPTY_SID_VALUE", name });
    } else if (name === "Action" || name === "NotAction") {
      if (isEmpty(node, "array")) found.push({ node, code: "EMPTY_ARRAY_ACTION", name });
    } else if (name === "Resource" || name === "NotResource") {
      if (isEmpty(node, "array")) found.push({ node, code: "EMPTY_ARRAY_RESOURCE", name });
    } else if (name === "Principal" || name === "NotPrincipal") found.push(...inPrincipal(name, node));
    else if (name === "Condition") found.push(...inCondition(name, node));
  }
  return found;
}

function isEmpty(node: JsonNode | undefined, type: "array" | "object"): node is JsonNode {
  return node?.type === type && (node.children?.length ?? 0) === 0;
}

/** A type without names beside one with names takes nothing away; only a principal without any name at all is empty. */
function inPrincipal(name: string, node: JsonNode): EmptyElement[] {
  if (isEmpty(node, "object")) return [{ node, code: "EMPTY_OBJECT_PRINCIPAL", name }];
  const members = membersOf(node);
  if (members.some(({ value }) => !isEmpty(value, "array"))) return [];
  return members.flatMap((type) =>
    type.value ? [{ node: type.value, code: "EMPTY_ARRAY_PRINCIPAL" as const, name: type.name }] : [],
  );
}

function inCondition(name: string, node: JsonNode): EmptyElement[] {
  if (isEmpty(node, "object")) return [{ node, code: "EMPTY_OBJECT_CONDITION", name }];
  return membersOf(node).flatMap(({ name: operator, value: keys }) => {
    if (isEmpty(keys, "object")) return [{ node: keys, code: "EMPTY_OBJECT_CONDITION" as const, name: operator }];
    return membersOf(keys).flatMap(({ name: key, value }) =>
      isEmpty(value, "array") ? [{ node: value, code: codeOf(operator), name: key }] : [],
    );
  });
}

function codeOf(operator: string): EmptyCode {
  if (/^ForAllValues:/i.test(operator)) return "EMPTY_ARRAY_CONDITION_FORALLVALUES";
  if (/^ForAnyValue:/i.test(operator)) return "EMPTY_ARRAY_CONDITION_FORANYVALUE";
  return /IfExists$/i.test(operator) ? "EMPTY_ARRAY_CONDITION_IFEXISTS" : "EMPTY_ARRAY_CONDITION";
}
