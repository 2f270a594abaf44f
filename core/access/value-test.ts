import { parseArn } from "../model/arn.ts";
import { compareDecimals } from "./decimal.ts";
import { secondOf } from "./instant.ts";
import { contains, ipRangeOf } from "./ip-range.ts";
import { lowerCase } from "./letter-case.ts";
import type { Notes } from "./note.ts";
import type { Comparison, Operator } from "./operators.ts";
import type { Situation } from "./situation.ts";
import {
  bringsWildcards,
  codesOfParts,
  type Part,
  plain,
  resolved,
  type Template,
  templateOf,
  withBroughtWildcards,
} from "./template.ts";
import { agreed, no, type Truth, truthOf, unknown, yes } from "./truth.ts";
import { matcherOf } from "./wildcard.ts";

/** What comparing one value of a policy with one of the request gives; `unreadable` where one is not of the operator's type. */
export type Compared = Truth | "unreadable";

export type ValueTest = (asked: string, situation: Situation, notes: Notes) => Compared;

/** The test of one value of a condition, without the operator's negation. */
export function valueTestOf(operator: Operator, value: string, variables: "variables" | "literal"): ValueTest {
  switch (operator.family) {
    case "string":
      return stringTest(value, variables, (asked, text) => truthOf(asked === text));
    case "string-ignoring-case":
      return stringTest(value, variables, sameIgnoringCase);
    case "text-pattern":
      return patternTest(value, variables);
    case "arn":
      return arnTest(value, variables);
    case "number":
      return (asked) => compared(compareDecimals(asked, value), operator.comparison);
    case "date":
      return dateTest(value, operator.comparison);
    case "bool":
      return boolTest(value);
    case "binary":
      return binaryTest(value);
    case "ip":
      return ipTest(value);
    case "null":
      return () => "unreadable";
  }
}

function stringTest(
  value: string,
  variables: "variables" | "literal",
  test: (asked: string, text: string, notes: Notes) => Truth,
): ValueTest {
  const template = templateOf(value, { wildcards: "literal", variables });
  if (template.flaw) return () => "unreadable";
  if (!template.hasVariables) {
    const text = plain(template.parts);
    return (asked, _, notes) => test(asked, text, notes);
  }
  return (asked, situation, notes) => {
    const parts = resolved(template, situation, notes);
    if (typeof parts === "string") return parts === "unknown" ? unknown : no;
    return test(asked, plain(parts), notes);
  };
}

/** Which letters beyond A to Z AWS takes for the same is not known. */
function sameIgnoringCase(a: string, b: string, notes: Notes): Truth {
  if (lowerCase(a) === lowerCase(b)) return yes;
  if (a.toLowerCase() !== b.toLowerCase() && a.toUpperCase() !== b.toUpperCase()) return no;
  notes?.push({
    kind: "doubt",
    words: `Whether "${a}" and "${b}" are the same but for letter case depends on the language.`,
  });
  return unknown;
}

function patternTest(value: string, variables: "variables" | "literal"): ValueTest {
  const template = templateOf(value, { wildcards: "wildcards", variables });
  return globTest(template, (parts) => matcherOf(codesOfParts(parts, "text")));
}

/** Each of the six parts of an ARN is matched alone, case included; a text that is no ARN cannot be compared. */
function arnTest(value: string, variables: "variables" | "literal"): ValueTest {
  const template = templateOf(value, { wildcards: "wildcards", variables });
  if (/^\*+$/.test(value)) return everyArn;
  if (!template.hasVariables && !parseArn(value)) return () => "unreadable";
  const test = globTest(template, (parts) => matcherOf(codesOfParts(parts, "arn")));
  return (asked, situation, notes) => {
    if (!parseArn(asked) || !isArn(template, situation)) return "unreadable";
    return test(asked, situation, notes);
  };
}

function everyArn(_asked: string, _situation: Situation, notes: Notes): Truth {
  notes?.push({ kind: "doubt", words: 'AWS does not say whether "*" alone matches every ARN.' });
  return unknown;
}

function isArn(template: Template, situation: Situation): boolean {
  if (!template.hasVariables) return true;
  const parts = resolved(template, situation, undefined);
  if (typeof parts === "string") return true;
  return parseArn(parts.map((part) => (part.kind === "text" ? part.text : "*")).join("")) !== undefined;
}

function globTest(template: Template, testFor: (parts: readonly Part[]) => (asked: string) => boolean): ValueTest {
  if (template.flaw) return () => "unreadable";
  if (!template.hasVariables) {
    const test = testFor(template.parts);
    return (asked) => truthOf(test(asked));
  }
  return (asked, situation, notes) => {
    const parts = resolved(template, situation, notes);
    if (typeof parts === "string") return parts === "unknown" ? unknown : no;
    const literal = truthOf(testFor(parts)(asked));
    if (!bringsWildcards(parts)) return literal;
    const truth = agreed(literal, truthOf(testFor(withBroughtWildcards(parts))(asked)));
    if (truth === unknown) notes?.push({ kind: "doubt", words: broughtWildcard });
    return truth;
  };
}

const broughtWildcard =
  "A policy variable stands for a text with a wildcard, and AWS does not say whether it counts as one.";

function compared(order: number | undefined, comparison: Comparison): Compared {
  if (order === undefined) return "unreadable";
  if (comparison === "equal") return truthOf(order === 0);
  if (comparison === "less") return truthOf(order < 0);
  if (comparison === "less-or-equal") return truthOf(order <= 0);
  if (comparison === "greater") return truthOf(order > 0);
  return truthOf(order >= 0);
}

function dateTest(value: string, comparison: Comparison): ValueTest {
  const bound = secondOf(value);
  return (asked) => {
    const second = secondOf(asked);
    if (second === undefined || bound === undefined) return "unreadable";
    return compared(second - bound, comparison);
  };
}

function boolTest(value: string): ValueTest {
  const wanted = boolOf(value);
  return (asked) => {
    const given = boolOf(asked);
    return wanted === undefined || given === undefined ? "unreadable" : truthOf(wanted === given);
  };
}

/** What a text says as a boolean, whatever its letter case. */
export function boolOf(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : undefined;
}

function ipTest(value: string): ValueTest {
  const range = ipRangeOf(value);
  return (asked) => {
    const address = asked.includes("/") ? undefined : ipRangeOf(asked);
    return range && address ? truthOf(contains(range, address)) : "unreadable";
  };
}

function binaryTest(value: string): ValueTest {
  const wanted = base64Of(value);
  return (asked) => {
    const given = base64Of(asked);
    return wanted === undefined || given === undefined ? "unreadable" : truthOf(wanted === given);
  };
}

/** Base64 in its one canonical form, without padding; undefined where the text is not in it. */
function base64Of(text: string): string | undefined {
  const match = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text);
  if (!match || text.length % 4 !== 0) return undefined;
  const [, digits = "", padding = ""] = match;
  const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(digits.at(-1) ?? "A");
  const idleBits = padding.length === 2 ? 15 : padding.length === 1 ? 3 : 0;
  return (last & idleBits) === 0 ? digits : undefined;
}
