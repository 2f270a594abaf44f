import { lowerCase } from "./letter-case.ts";
import type { Note, Notes } from "./note.ts";
import type { Situation } from "./situation.ts";
import { anyCharacter, anyCharacterWithin, anyText, anyTextWithin } from "./wildcard.ts";

/** A string of a policy, taken apart into text, wildcards and policy variables. */
export type Part =
  | { readonly kind: "text"; readonly text: string; readonly from?: "variable" }
  | { readonly kind: "star" | "one" }
  | { readonly kind: "variable"; readonly key: string; readonly lower: string; readonly fallback?: string };

export interface Template {
  readonly parts: readonly Part[];
  readonly hasVariables: boolean;
  /** What makes the string unreadable: a variable that is none. */
  readonly flaw?: string;
}

/** How a string is read: with or without `*` and `?` as wildcards, with or without variables (Version 2012-10-17 only). */
export interface Reading {
  readonly wildcards: "wildcards" | "literal";
  readonly variables: "variables" | "literal";
}

/**
 * Takes a string of a policy apart. Text that looks like a variable and is none makes a flaw.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function templateOf(text: string, { wildcards, variables }: Reading): Template {
  const parts: Part[] = [];
  let flaw: string | undefined;
  let run = "";
  const flush = () => {
    if (run !== "") parts.push({ kind: "text", text: run });
    run = "";
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === "$" && text[i + 1] === "{" && variables === "variables") {
      const end = text.indexOf("}", i);
      const inner = end < 0 ? "" : text.slice(i + 2, end);
      if (inner === "*" || inner === "?" || inner === "$") run += inner;
      else {
        const variable = variableOf(inner);
        if (variable) {
          flush();
          parts.push(variable);
        } else flaw ??= `"${end < 0 ? text.slice(i) : text.slice(i, end + 1)}" is no policy variable.`;
      }
      i = end < 0 ? text.length : end;
    } else if (wildcards === "wildcards" && (c === "*" || c === "?")) {
      flush();
      if (c === "?" || parts.at(-1)?.kind !== "star") parts.push({ kind: c === "*" ? "star" : "one" });
    } else run += c;
  }
  flush();
  return { parts, hasVariables: parts.some(({ kind }) => kind === "variable"), ...(flaw && { flaw }) };
}

function variableOf(inner: string): Part | undefined {
  const match = /^\s*([^\s,${}'*?]+:[^,${}'*?]*[^\s,${}'*?])\s*(?:,\s*'([^']*)'\s*)?$/.exec(inner);
  if (!match?.[1]) return undefined;
  const fallback = match[2];
  return {
    kind: "variable",
    key: match[1],
    lower: lowerCase(match[1]),
    ...(fallback !== undefined && { fallback }),
  };
}

/**
 * The parts of a template with each variable replaced by what the request says: `unresolved` where a key without a
 * default is absent, `unknown` where its value is not known.
 */
export function resolved(
  { parts }: Template,
  { context }: Situation,
  notes: Notes,
): readonly Part[] | "unresolved" | "unknown" {
  const out: Part[] = [];
  let state: "unresolved" | "unknown" | undefined;
  for (const part of parts) {
    if (part.kind !== "variable") {
      out.push(part);
      continue;
    }
    const value = context.lookUp(part.lower, notes);
    if (value === "unknown") {
      notes?.push(unknownVariable(part.key));
      state = "unknown";
    } else if (value === "absent" || value.length === 0) {
      if (part.fallback !== undefined) out.push({ kind: "text", text: part.fallback, from: "variable" });
      else state ??= "unresolved";
    } else if (value.length > 1 || value[0] === "") {
      notes?.push({ kind: "doubt", key: part.key, words: oddVariable(part.key, value.length) });
      state = "unknown";
    } else out.push({ kind: "text", text: value[0]!, from: "variable" });
  }
  return state ?? out;
}

/** What the variables stand for, as one text; undefined where one has no single plain value. */
export function valuesKey({ parts }: Template, { context }: Situation): string | undefined {
  let key = "";
  for (const part of parts) {
    if (part.kind !== "variable") continue;
    const value = context.lookUp(part.lower, undefined);
    if (typeof value === "string" || value.length !== 1 || value[0] === "") return undefined;
    key += `${value[0]!.length}:${value[0]}`;
  }
  return key;
}

function unknownVariable(key: string): Note {
  return { kind: "condition", key, words: `the value of ${key}, which \${${key}} stands for, fits` };
}

function oddVariable(key: string, count: number): string {
  if (count > 1) return `${key} has several values, and AWS takes no such key as a policy variable.`;
  return `${key} is empty; AWS does not say what \${${key}} stands for then.`;
}

/** The plain text of parts without wildcards. */
export function plain(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
}

/**
 * How wildcards treat colons: `text` lets them match any; `arn` keeps those of the first five parts within their part;
 * `resource` lets a `*` that ends a part run on across the colon, as Resource does.
 */
export type Colons = "text" | "arn" | "resource";

/** Whether a variable stands for text that holds a wildcard; AWS does not say whether it counts as one. */
export function bringsWildcards(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind === "text" && part.from === "variable" && /[*?]/.test(part.text));
}

/** Parts in which wildcards that variables stand for count as wildcards. */
export function withBroughtWildcards(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) =>
    part.kind === "text" && part.from === "variable"
      ? templateOf(part.text, { wildcards: "wildcards", variables: "literal" }).parts
      : part,
  );
}

/** The codes of resolved parts for matching. What a variable stood for is text, wildcards in it included. */
export function codesOfParts(parts: readonly Part[], colons: Colons): number[] {
  const codes: number[] = [];
  let segment = 0;
  parts.forEach((part, index) => {
    if (part.kind === "text") {
      for (let i = 0; i < part.text.length; i++) {
        const c = part.text.charCodeAt(i);
        if (c === 58) segment++;
        codes.push(c);
      }
    } else if (part.kind === "one") codes.push(colons === "text" || segment >= 5 ? anyCharacter : anyCharacterWithin);
    else if (part.kind === "star") {
      const free = colons === "text" || segment >= 5 || (colons === "resource" && endsSegment(parts[index + 1]));
      codes.push(free ? anyText : anyTextWithin);
    }
  });
  return codes;
}

function endsSegment(next: Part | undefined): boolean {
  return next === undefined || (next.kind === "text" && next.text.startsWith(":"));
}
