import type { Condition, ConditionValue } from "./condition.ts";
import { type OperatorFacts, passesWithoutKey } from "./condition-operator.ts";
import { hasWildcard, isUnsettled } from "./condition-value.ts";
import { dateValueOf } from "./date-value.ts";
import { globCovers, globsOverlap } from "./glob.ts";
import { type IpRange, ipRangeOf, rangeCovers, rangesOverlap } from "./ip-value.ts";
import { numberValueOf } from "./number-value.ts";

/**
 * Whether no request with one value for a key passes both tests of it. Says no wherever it is not sure: for values with
 * variables or placeholders, for sets, and for operators that compare different things.
 */
export function excludeEachOther(a: Condition, b: Condition): boolean {
  const [first, second] = [a.operator.facts, b.operator.facts];
  if (!first || !second || a.operator.set || b.operator.set) return false;
  if (a.values.length === 0 || b.values.length === 0) return false;
  if (first.family === "Null") return isNull(a, "true") && !withoutKey(b, second);
  if (second.family === "Null") return isNull(b, "true") && !withoutKey(a, first);
  if (withoutKey(a, first) && withoutKey(b, second)) return false;
  if ([...a.values, ...b.values].some(({ value }) => isUnsettled(value))) return false;
  return noValuePasses(a.values, first, b.values, second);
}

function withoutKey(test: Condition, { family }: OperatorFacts): boolean {
  return family === "Null" ? !isNull(test, "false") : passesWithoutKey(test.operator);
}

function isNull({ values }: Condition, wanted: string): boolean {
  return values.length > 0 && values.every(({ value }) => value.toLowerCase() === wanted);
}

type Values = readonly ConditionValue[];

function noValuePasses(a: Values, first: OperatorFacts, b: Values, second: OperatorFacts): boolean {
  if (isText(first) && isText(second)) return textsExclude(a, first, b, second);
  if (first.family !== second.family) return false;
  if (first.family === "Numeric" || first.family === "Date")
    return !meet(intervalsOf(a, first), intervalsOf(b, second));
  if (first.family === "IPAddress") return rangesExclude(a, first, b, second);
  return first.family === "Bool" && a.length === 1 && b.length === 1 && booleansDiffer(a[0], b[0]);
}

function booleansDiffer(a: ConditionValue | undefined, b: ConditionValue | undefined): boolean {
  const pair = [a?.value.toLowerCase(), b?.value.toLowerCase()];
  return pair.includes("true") && pair.includes("false");
}

const isText = ({ family }: OperatorFacts) => family === "String" || family === "ARN";

function textsExclude(a: Values, first: OperatorFacts, b: Values, second: OperatorFacts): boolean {
  if (first.negated && second.negated) return false;
  if (second.negated) return everyCovered(a, first, b, second);
  if (first.negated) return everyCovered(b, second, a, first);
  const fold = foldOf(first, second);
  return a.every((x) => b.every((y) => sure(x, first, y, second) && !globsOverlap(fold(x.value), fold(y.value))));
}

/** A star that its operator takes for a star cannot be compared as a pattern. */
function sure(x: ConditionValue, first: OperatorFacts, y: ConditionValue, second: OperatorFacts): boolean {
  return (first.wildcards || !hasWildcard(x.value)) && (second.wildcards || !hasWildcard(y.value));
}

/** Whether each value that one test wants is among those that the other forbids. */
function everyCovered(wanted: Values, first: OperatorFacts, forbidden: Values, second: OperatorFacts): boolean {
  const fold = foldOf(first, second);
  // A test that leaves letter case out wants more texts than one forbids that heeds it.
  if (ignoresCase(first) && !ignoresCase(second)) return false;
  // The wildcards of an ARN stay in their part, so only the same text is surely covered.
  const exact = first.family === "ARN" || second.family === "ARN";
  return wanted.every((x) =>
    forbidden.some((y) => {
      if (fold(x.value) === fold(y.value)) return first.wildcards === second.wildcards || !hasWildcard(x.value);
      return !exact && sure(x, first, y, second) && globCovers(fold(y.value), fold(x.value));
    }),
  );
}

const ignoresCase = ({ name }: OperatorFacts) => name.endsWith("IgnoreCase");

function foldOf(first: OperatorFacts, second: OperatorFacts): (text: string) => string {
  return ignoresCase(first) || ignoresCase(second) ? (text) => text.toLowerCase() : (text) => text;
}

function rangesExclude(a: Values, first: OperatorFacts, b: Values, second: OperatorFacts): boolean {
  const [x, y] = [rangesOf(a), rangesOf(b)];
  if (!x || !y || (first.negated && second.negated)) return false;
  if (second.negated) return x.every((range) => y.some((outer) => rangeCovers(outer, range)));
  if (first.negated) return y.every((range) => x.some((outer) => rangeCovers(outer, range)));
  return x.every((range) => y.every((other) => !rangesOverlap(range, other)));
}

/** Undefined where a value is no range. */
function rangesOf(values: Values): readonly IpRange[] | undefined {
  const ranges = values.flatMap(({ value }) => ipRangeOf(value) ?? []);
  return ranges.length === values.length ? ranges : undefined;
}

/** Numbers from `from` to `to`; whether the ends belong to it. */
interface Interval {
  readonly from: number;
  readonly withFrom: boolean;
  readonly to: number;
  readonly withTo: boolean;
}

/** The numbers or seconds that pass a test; everything where a value cannot be read. */
function intervalsOf(values: Values, { name, family }: OperatorFacts): readonly Interval[] {
  const numbers = values.map(({ value }) => (family === "Date" ? dateValueOf(value)?.seconds : numberValueOf(value)));
  const known = numbers.filter((number) => number !== undefined);
  if (known.length !== numbers.length) return [below(Number.POSITIVE_INFINITY, false)];
  const order = /(Less|Greater)Than(Equals)?$/.exec(name);
  if (order)
    return known.map((number) =>
      order[1] === "Less" ? below(number, order[2] !== undefined) : above(number, order[2] !== undefined),
    );
  if (!name.includes("Not")) return known.map((number) => ({ from: number, withFrom: true, to: number, withTo: true }));
  return gapsBetween([...new Set(known)].sort((x, y) => x - y));
}

function gapsBetween(numbers: readonly number[]): readonly Interval[] {
  const edges = [Number.NEGATIVE_INFINITY, ...numbers, Number.POSITIVE_INFINITY];
  return edges.slice(1).map((to, i) => ({ from: edges[i]!, withFrom: false, to, withTo: false }));
}

const below = (to: number, withTo: boolean): Interval => ({
  from: Number.NEGATIVE_INFINITY,
  withFrom: false,
  to,
  withTo,
});

const above = (from: number, withFrom: boolean): Interval => ({
  from,
  withFrom,
  to: Number.POSITIVE_INFINITY,
  withTo: false,
});

function meet(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.some((x) =>
    b.some((y) => {
      const from = Math.max(x.from, y.from);
      const to = Math.min(x.to, y.to);
      if (from !== to) return from < to;
      return [x, y].every((one) => (one.from < from || one.withFrom) && (one.to > to || one.withTo));
    }),
  );
}
