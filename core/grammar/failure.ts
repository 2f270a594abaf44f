import type { JsonNode } from "../json/parse.ts";
import type { Span } from "../text.ts";

/** A way in which a JSON document departs from the schema of its kind. */
export type GrammarFailure = {
  /** The value that fails, or the object that lacks a member. */
  readonly node: JsonNode;
  /** The name of the element (Statement, Action …) that the node is the value of, or is in; empty at the top. */
  readonly element: string;
} & (
  | UnknownMember
  | { readonly problem: "wrong-type"; readonly expected: readonly string[] }
  | MissingMember
  | { readonly problem: "not-allowed"; readonly allowed: readonly string[] }
  | { readonly problem: "exclusive"; readonly names: readonly [string, string]; readonly key: JsonNode }
  | { readonly problem: "empty" }
);

export interface UnknownMember {
  readonly problem: "unknown-member";
  readonly name: string;
  readonly key: JsonNode;
  /** The names that the object may have. */
  readonly known: readonly string[];
  /** The known name that this one most likely stands for, and that the object does not have yet. */
  readonly meant?: string;
}

export interface MissingMember {
  readonly problem: "missing-member";
  /** The names of which one must be there. */
  readonly names: readonly string[];
  /** Where it is shown: the object's brace. */
  readonly at: Span;
}
