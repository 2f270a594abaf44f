import type { JsonNode } from "../../json/parse.ts";

/** The order in which AWS writes the elements of a policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const ofPolicy: readonly string[] = ["version", "id", "statement"];

const ofStatement: readonly string[] = [
  "sid",
  "effect",
  "principal",
  "notprincipal",
  "action",
  "notaction",
  "resource",
  "notresource",
  "condition",
];

/** The place of an element in a policy; what AWS does not know stands behind the rest. */
export function orderOfPolicy(name: string): number {
  return placeIn(ofPolicy, name);
}

/** The place of an element in a statement. */
export function orderOfStatement(name: string): number {
  return placeIn(ofStatement, name);
}

function placeIn(order: readonly string[], name: string): number {
  const place = order.indexOf(name.toLowerCase());
  return place < 0 ? order.length : place;
}

/** Members by rank; those of one rank stay as they follow each other. */
export function inOrderOf<P extends { readonly node: JsonNode }>(
  parts: readonly P[],
  rank: (name: string) => number,
): P[] {
  const rankOf = ({ node }: P) => rank(String(node.children?.[0]?.value ?? ""));
  return [...parts].sort((a, b) => rankOf(a) - rankOf(b));
}
