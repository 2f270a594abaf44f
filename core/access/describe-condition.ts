import type { Condition } from "../model/condition.ts";

/** A condition as a clause: `aws:SourceIp is in 10.0.0.0/8`, `every value of aws:TagKeys is "a" or "b"`. */
export function describeCondition({ operator, key, values }: Condition): string {
  const texts = values.map(({ value }) => value);
  const subject = subjectOf(operator.quantifier, key.value);
  const clause = `${subject} ${predicateOf(operator.base, texts)}`;
  return operator.ifExists ? `${clause}, or is absent` : clause;
}

function subjectOf(quantifier: string | undefined, key: string): string {
  if (quantifier === "ForAllValues") return `every value of ${key}`;
  if (quantifier === "ForAnyValue") return `some value of ${key}`;
  return key;
}

function predicateOf(base: string, values: readonly string[]): string {
  if (base === "Null") return values.some((value) => value.toLowerCase() === "true") ? "is absent" : "is present";
  const known = Object.hasOwn(verbs, base) ? verbs[base] : undefined;
  const [verb, negatedVerb, quote] = known ?? [`fits ${base}`, `fits ${base}`, "quoted"];
  const negated = base.includes("Not");
  const written = values.map((value) => (quote === "quoted" ? JSON.stringify(value) : value));
  if (written.length === 0) return negated ? "is anything" : "is something that the policy leaves empty";
  return `${negated ? negatedVerb : verb} ${listed(written)}`;
}

function listed(values: readonly string[]): string {
  if (values.length > 6) return `${values.slice(0, 5).join(", ")} or one of ${values.length - 5} more`;
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

type Verbs = readonly [verb: string, negated: string, quote: "quoted" | "bare"];

const is: Verbs = ["is", "is not", "quoted"];
const like: Verbs = ["matches", "does not match", "quoted"];
const verbs: Readonly<Record<string, Verbs>> = {
  StringEquals: is,
  StringNotEquals: is,
  StringEqualsIgnoreCase: ["is, ignoring case,", "is not, ignoring case,", "quoted"],
  StringNotEqualsIgnoreCase: ["is, ignoring case,", "is not, ignoring case,", "quoted"],
  StringLike: like,
  StringNotLike: like,
  ArnEquals: like,
  ArnLike: like,
  ArnNotEquals: like,
  ArnNotLike: like,
  NumericEquals: ["is", "is not", "bare"],
  NumericNotEquals: ["is", "is not", "bare"],
  NumericLessThan: ["is less than", "", "bare"],
  NumericLessThanEquals: ["is at most", "", "bare"],
  NumericGreaterThan: ["is greater than", "", "bare"],
  NumericGreaterThanEquals: ["is at least", "", "bare"],
  DateEquals: ["is", "is not", "bare"],
  DateNotEquals: ["is", "is not", "bare"],
  DateLessThan: ["is before", "", "bare"],
  DateLessThanEquals: ["is at or before", "", "bare"],
  DateGreaterThan: ["is after", "", "bare"],
  DateGreaterThanEquals: ["is at or after", "", "bare"],
  Bool: ["is", "is not", "bare"],
  BinaryEquals: is,
  IpAddress: ["is in", "is outside", "bare"],
  NotIpAddress: ["is in", "is outside", "bare"],
};
