import type { Span } from "../text.ts";
import type { SyntaxSlip } from "./repair.ts";

/** A bare word, whether it was meant as a name or as a value. */
export function wordSlip({ start }: Span, text: string): SyntaxSlip | undefined {
  const bare = /[<\w$*@][^\s"',:{}[\]]*(?::[^\s"',:{}[\]]+)*/y;
  bare.lastIndex = start;
  const match = bare.exec(text)?.[0];
  if (match === undefined) return undefined;
  const span = { start, end: start + match.length };
  const literal = literals.get(match);
  if (literal !== undefined) {
    return {
      span,
      reason: `JSON writes ${literal} here.`,
      repair: { title: `Replace with ${literal}`, edits: [{ span, text: literal }] },
    };
  }
  return {
    span,
    reason: "This text is not in double quotes.",
    repair: { title: "Put it in double quotes", edits: [{ span, text: JSON.stringify(match) }] },
  };
}

const literals: ReadonlyMap<string, string> = new Map([
  ["True", "true"],
  ["TRUE", "true"],
  ["False", "false"],
  ["FALSE", "false"],
  ["None", "null"],
  ["Null", "null"],
  ["NULL", "null"],
  ["undefined", "null"],
]);

/** `2012-10-17` without quotes is read as a number with another one stuck to it. */
export function dashedNumberSlip({ start }: Span, text: string): SyntaxSlip | undefined {
  if (!/[\d.]/.test(text[start - 1] ?? "") || !/[\w-]/.test(text[start] ?? "")) return undefined;
  let from = start;
  while (/[\w.+-]/.test(text[from - 1] ?? "")) from--;
  let to = start;
  while (/[\w.+-]/.test(text[to] ?? "")) to++;
  const span = { start: from, end: to };
  return {
    span,
    reason: "This text is not in double quotes.",
    repair: { title: "Put it in double quotes", edits: [{ span, text: JSON.stringify(text.slice(from, to)) }] },
  };
}
