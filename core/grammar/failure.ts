import type { JsonNode } from "../json/parse.ts";
import type { Span } from "../text.ts";

/** A way in which a JSON document departs from the schema of its kind. */
export type GrammarFailure = {
  /** The value that fails, or the object that lacks a member. */
  readonly node: JsonNode;
  /** The name of the element (Statement, Action …) that the node is the value of, or is in; empty at the top. */
  readonly element: string;
} & (
  | {
      readonly problem: "unknown-member";
      readonly name: string;
      readonly key: JsonNode;
      readonly known: readonly string[];
    }
  | { readonly problem: "wrong-type"; readonly expected: readonly string[] }
  | {
      readonly problem: "missing-member";
      readonly names: readonly string[] /** Where it is shown: the object's brace or its first member's name. */;
      readonly at: Span;
    }
  | { readonly problem: "not-allowed"; readonly allowed: readonly string[] }
  | { readonly problem: "exclusive"; readonly names: readonly [string, string]; readonly key: JsonNode }
  | { readonly problem: "empty" }
);
