import type { Note, Notes } from "./note.ts";
import { asked, type EntryTest, testOf } from "./resource-match.ts";
import type { Situation } from "./situation.ts";
import {
  bringsWildcards,
  codesOfParts,
  type Part,
  resolved,
  type Template,
  templateOf,
  valuesKey,
  withBroughtWildcards,
} from "./template.ts";
import { agreed, either, no, not, type Truth, unknown, yes } from "./truth.ts";
import { matches, overlap, starterOf } from "./wildcard.ts";

/** Whether one entry of Resource or NotResource holds the resource that is asked for. */
export type ResourceEntry = (situation: Situation, notes: Notes) => Truth;

/** Whether a variable in an entry has no value, for then an entry of NotResource excludes nothing. */
export interface CompiledEntry {
  readonly matches: ResourceEntry;
  readonly template: Template;
}

/**
 * Resource elements compare ARNs as text, case included. A `*` crosses slashes; at the end of one of the ARN's parts it
 * may cross colons too. What one in the middle of a part does at a colon AWS does not say: unknown where it matters.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourceEntryOf(pattern: string, variables: "variables" | "literal"): CompiledEntry {
  const template = templateOf(pattern, { wildcards: "wildcards", variables });
  return { template, matches: entry(pattern, template) };
}

function entry(pattern: string, template: Template): ResourceEntry {
  if (pattern === "*") return () => yes;
  const flaw = flawOf(pattern, template);
  if (flaw) return doubtful(flaw);
  if (!template.hasVariables) {
    const test = testOf(template.parts);
    const couldHold = test.lenient.matches;
    return (situation, notes) => {
      const { resource } = situation;
      if (resource.kind === "exact" && !couldHold(resource.text)) return no;
      return asked(pattern, test, situation, notes);
    };
  }
  const [first] = template.parts;
  const starts = starterOf(first?.kind === "text" ? first.text : "");
  const tests = new Map<string, VariableTest>();
  return (situation, notes) => {
    const { resource } = situation;
    // What begins otherwise cannot match, whatever the variables stand for.
    if (resource.kind === "exact" && !starts(resource.text)) return no;
    const test = variableTest(template, tests, situation, notes);
    if (test === "unknown") return couldMatch(template, situation) ? unknown : no;
    if (test === "unresolved") return no;
    const truth = asked(pattern, test.literal, situation, notes);
    if (!test.brought) return truth;
    const agreement = agreed(truth, asked(pattern, test.brought, situation, notes));
    if (agreement === unknown) notes?.push(wildcardFromVariable(pattern));
    return agreement;
  };
}

/** An entry with its variables filled in, and once more with the wildcards that they bring, if any. */
interface VariableTest {
  readonly literal: EntryTest;
  readonly brought?: EntryTest;
}

/** The tests of the values that variables stood for lately are kept: many requests have the same caller. */
function variableTest(
  template: Template,
  tests: Map<string, VariableTest>,
  situation: Situation,
  notes: Notes,
): VariableTest | "unresolved" | "unknown" {
  const key = valuesKey(template, situation);
  const known = key === undefined ? undefined : tests.get(key);
  if (known && !notes) return known;
  const parts = resolved(template, situation, notes);
  if (typeof parts === "string") return parts;
  if (known) return known;
  const brings = bringsWildcards(parts);
  const test = { literal: testOf(parts), ...(brings && { brought: testOf(withBroughtWildcards(parts)) }) };
  if (tests.size >= 64) tests.clear();
  if (key !== undefined) tests.set(key, test);
  return test;
}

function flawOf(pattern: string, template: Template): string | undefined {
  if (template.flaw) return template.flaw;
  if (!pattern.startsWith("arn:")) return `"${pattern}" is no ARN, and AWS refuses a policy with such a resource.`;
  if (variableBeforeResource(template.parts))
    return `"${pattern}" has a policy variable before the fifth colon, where AWS takes none.`;
  return undefined;
}

function variableBeforeResource(parts: readonly Part[]): boolean {
  let colons = 0;
  for (const part of parts) {
    if (part.kind === "variable" && colons < 5) return true;
    if (part.kind === "text") colons += part.text.split(":").length - 1;
  }
  return false;
}

function doubtful(words: string): ResourceEntry {
  return (_, notes) => {
    notes?.push({ kind: "doubt", words });
    return unknown;
  };
}

/** A variable of unknown value leaves nothing open where the text around it does not fit anyway. */
function couldMatch({ parts }: Template, { resource }: Situation): boolean {
  const open = codesOfParts(
    parts.map((part): Part => (part.kind === "variable" ? { kind: "star" } : part)),
    "text",
  );
  if (resource.kind === "exact") return matches(open, resource.text);
  if (resource.kind === "none") return resource.asked !== "*";
  return resource.kind !== "some" || overlap(open, resource.codes);
}

function wildcardFromVariable(pattern: string): Note {
  return {
    kind: "doubt",
    words: `A variable in "${pattern}" stands for a text with a wildcard, and AWS does not say whether it counts as one.`,
  };
}

/** Whether Resource holds what is asked for. */
export function inAny(entries: readonly CompiledEntry[], situation: Situation, notes: Notes): Truth {
  let truth: Truth = no;
  for (const { matches: holds } of entries) {
    truth = either(truth, holds(situation, notes));
    if (truth === yes) return yes;
  }
  return truth;
}

/**
 * Whether NotResource leaves the resource in. A variable without a value excludes nothing in a Deny; in an Allow AWS's
 * sentence can be read both ways, and the answer stays open.
 */
export function inNone(
  entries: readonly CompiledEntry[],
  effect: "Allow" | "Deny" | undefined,
  situation: Situation,
  notes: Notes,
): Truth {
  const truth = not(inAny(entries, situation, notes));
  if (truth !== yes || effect === "Deny") return truth;
  for (const { template } of entries) {
    if (!template.hasVariables || resolved(template, situation, undefined) !== "unresolved") continue;
    notes?.push({
      kind: "doubt",
      words: "A variable in NotResource has no value, and AWS does not say what stays in.",
    });
    return unknown;
  }
  return truth;
}
