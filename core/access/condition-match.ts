import type { Condition } from "../model/condition.ts";
import { describeCondition } from "./describe-condition.ts";
import { lowerCase } from "./letter-case.ts";
import type { Notes } from "./note.ts";
import { type Operator, operatorNamed } from "./operators.ts";
import type { Situation } from "./situation.ts";
import { both, either, no, not, type Truth, truthOf, unknown, yes } from "./truth.ts";
import { boolOf, type Compared, type ValueTest, valueTestOf } from "./value-test.ts";

/** Whether a condition holds for a request. */
export type ConditionTest = (situation: Situation, notes: Notes) => Truth;

export type Effect = "Allow" | "Deny";

/**
 * One key under one operator, ready to be asked. `effect` decides where AWS's pages leave a doubt: an Allow does not
 * apply where it might not, a Deny does where it might, and all else stays unknown.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function conditionTestOf(
  condition: Condition,
  effect: Effect | undefined,
  variables: "variables" | "literal",
): ConditionTest {
  const { operator: written, key, values } = condition;
  const operator = operatorNamed(written.base);
  const flaw = flawOf(condition, operator);
  if (flaw || !operator) return doubtful(flaw ?? "");
  const lower = lowerCase(key.value);
  const words = describeCondition(condition);
  const open = (notes: Notes): Truth => {
    notes?.push({ kind: "condition", key: key.value, words });
    return unknown;
  };
  if (operator.family === "null") return nullTest(condition, lower, open);
  // No value can match; a negated operator then holds, it seems, of everything.
  const isEmpty = values.length === 0 && operator.negated && effect !== "Deny";
  const tests = values.map(({ value }) => valueTestOf(operator, value, variables));
  const one: OneValue = (asked, situation, notes) => {
    const truth = decided(anyOf(tests, asked, situation, notes), operator, effect);
    if (truth === unknown && notes && !readable(tests, asked, situation))
      notes.push({ kind: "doubt", words: unreadable(condition, asked) });
    return truth;
  };
  const quantifier = written.quantifier as Quantifier | undefined;
  return (situation, notes) => {
    const given = situation.context.lookUp(lower, notes);
    if (given === "unknown") return open(notes);
    if (isEmpty) return emptyList(condition, notes);
    if (given === "absent" || given.length === 0)
      return absent(written.ifExists, quantifier, operator, condition, notes);
    if (quantifier) return quantified(quantifier, given, one, situation, notes);
    if (given.length === 1) return one(given[0]!, situation, notes);
    return unquantified(given, one, condition, situation, notes);
  };
}

type Quantifier = "ForAllValues" | "ForAnyValue";

type OneValue = (asked: string, situation: Situation, notes: Notes) => Truth;

function flawOf({ operator, key }: Condition, known: Operator | undefined): string | undefined {
  const { quantifier } = operator;
  if (!known) return `"${operator.value}" is no condition operator of AWS.`;
  if (quantifier !== undefined && quantifier !== "ForAllValues" && quantifier !== "ForAnyValue")
    return `"${operator.value}" is no condition operator of AWS.`;
  if (operator.ifExists && (known.family === "null" || !operator.value.endsWith("IfExists")))
    return `"${operator.value}" is no condition operator of AWS.`;
  if (!/^[^:]+:./.test(key.value)) return `"${key.value}" is no condition key: it has no service before a colon.`;
  return undefined;
}

function emptyList({ operator, key }: Condition, notes: Notes): Truth {
  notes?.push({
    kind: "doubt",
    words: `${operator.value} of ${key.value} lists no values; AWS does not say what follows.`,
  });
  return unknown;
}

function doubtful(words: string): ConditionTest {
  return (_, notes) => {
    notes?.push({ kind: "doubt", words });
    return unknown;
  };
}

/** Some value matches; or none does, but one cannot be read. */
function anyOf(tests: readonly ValueTest[], asked: string, situation: Situation, notes: Notes): Compared {
  let result: Compared = no;
  for (const test of tests) {
    const compared = test(asked, situation, notes);
    if (compared === yes) return yes;
    if (compared === unknown) result = unknown;
    else if (compared === "unreadable" && result !== unknown) result = "unreadable";
  }
  return result;
}

/** Values that cannot be read match nothing, it seems; the effect says on which side to err. */
function decided(compared: Compared, { negated }: Operator, effect: Effect | undefined): Truth {
  if (compared !== "unreadable") return negated ? not(compared) : compared;
  if (effect === "Allow" && !negated) return no;
  if (effect === "Deny" && negated) return yes;
  return unknown;
}

function readable(tests: readonly ValueTest[], asked: string, situation: Situation): boolean {
  return tests.every((test) => test(asked, situation, undefined) !== "unreadable");
}

function unreadable({ operator, key }: Condition, asked: string): string {
  return `${operator.value} of ${key.value} compares values that are not of its type (the request has "${asked}"); AWS does not say what follows.`;
}

/** Positive operators fail on an absent key, negated ones hold, and IfExists holds; the set prefixes come first. */
function absent(
  ifExists: boolean,
  quantifier: Quantifier | undefined,
  { negated }: Operator,
  { key, operator }: Condition,
  notes: Notes,
): Truth {
  if (quantifier === "ForAllValues") return yes;
  if (quantifier === "ForAnyValue") {
    if (!ifExists) return no;
    notes?.push({
      kind: "doubt",
      key: key.value,
      words: `The request has no ${key.value}, and AWS does not say what ${operator.value} gives then.`,
    });
    return unknown;
  }
  return truthOf(ifExists || negated);
}

/** An empty string alone counts as an empty set, of which ForAllValues holds and ForAnyValue does not. */
function quantified(
  quantifier: Quantifier,
  given: readonly string[],
  one: OneValue,
  situation: Situation,
  notes: Notes,
): Truth {
  if (given.every((value) => value === "")) return truthOf(quantifier === "ForAllValues");
  const all = quantifier === "ForAllValues";
  let truth: Truth = all ? yes : no;
  for (const value of given) {
    const next = one(value, situation, notes);
    truth = all ? both(truth, next) : either(truth, next);
  }
  return truth;
}

/** AWS asks for a set prefix where a key has several values; without one, only what holds of all or of none is certain. */
function unquantified(
  given: readonly string[],
  one: OneValue,
  { operator, key }: Condition,
  situation: Situation,
  notes: Notes,
): Truth {
  const truths = new Set(given.map((value) => one(value, situation, notes)));
  const [only] = truths;
  if (truths.size === 1 && only !== undefined) return only;
  notes?.push({
    kind: "doubt",
    key: key.value,
    words: `${key.value} has several values, of which ${operator.value} holds for some only; AWS asks for ForAllValues or ForAnyValue there.`,
  });
  return unknown;
}

/** With a set prefix, AWS's own policy check says, Null always holds (ForAllValues) or never does (ForAnyValue). */
function nullTest({ operator, key, values }: Condition, lower: string, open: (notes: Notes) => Truth): ConditionTest {
  if (operator.quantifier) return () => truthOf(operator.quantifier === "ForAllValues");
  const wanted = values.map(({ value }) => boolOf(value));
  if (wanted.includes(undefined)) return doubtful(`Null of ${key.value} is compared with neither true nor false.`);
  const absence = wanted.includes(true);
  const presence = wanted.includes(false);
  if (absence && presence) return () => yes;
  return (situation, notes) => {
    const given = situation.context.lookUp(lower, notes);
    if (given === "unknown") return absence || presence ? open(notes) : no;
    if (given !== "absent" && given.length > 0 && given.every((value) => value === "")) {
      notes?.push({
        kind: "doubt",
        key: key.value,
        words: `${key.value} is an empty string, and AWS does not say plainly whether Null takes it for absent.`,
      });
      return absence || presence ? unknown : no;
    }
    const isAbsent = given === "absent" || given.length === 0;
    return truthOf(isAbsent ? absence : presence);
  };
}
