import type { ConditionKeyType } from "./types.ts";

/** A key's type from its letter in the generated file; a small letter stands for keys that hold a list. */
export function conditionKeyTypeOf(letter: string): { readonly type: ConditionKeyType; readonly multivalued: boolean } {
  const type = typesByLetter[letter.toUpperCase()] ?? "String";
  return { type, multivalued: letter !== letter.toUpperCase() };
}

const typesByLetter: Readonly<Record<string, ConditionKeyType>> = {
  S: "String",
  N: "Numeric",
  D: "Date",
  B: "Bool",
  X: "Binary",
  I: "IPAddress",
  A: "ARN",
};
