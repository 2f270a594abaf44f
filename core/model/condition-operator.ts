import type { ConditionKeyType } from "../catalog/index.ts";
import type { ConditionOperator } from "./condition.ts";

/** What an operator compares its values as; `Null` compares nothing and asks whether the key is there. */
export type OperatorFamily = ConditionKeyType | "Null";

/** An operator of the policy language, without quantifier and suffix. */
export interface OperatorFacts {
  /** In AWS's spelling. */
  readonly name: string;
  readonly family: OperatorFamily;
  /** True for a request that lacks the key, and where no value matches. */
  readonly negated: boolean;
  /** Whether `*` and `?` in a value stand for other characters. */
  readonly wildcards: boolean;
}

export type Quantifier = "ForAllValues" | "ForAnyValue";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: readonly OperatorFacts[] = [
  operator("StringEquals", "String"),
  operator("StringNotEquals", "String"),
  operator("StringEqualsIgnoreCase", "String"),
  operator("StringNotEqualsIgnoreCase", "String"),
  operator("StringLike", "String"),
  operator("StringNotLike", "String"),
  operator("NumericEquals", "Numeric"),
  operator("NumericNotEquals", "Numeric"),
  operator("NumericLessThan", "Numeric"),
  operator("NumericLessThanEquals", "Numeric"),
  operator("NumericGreaterThan", "Numeric"),
  operator("NumericGreaterThanEquals", "Numeric"),
  operator("DateEquals", "Date"),
  operator("DateNotEquals", "Date"),
  operator("DateLessThan", "Date"),
  operator("DateLessThanEquals", "Date"),
  operator("DateGreaterThan", "Date"),
  operator("DateGreaterThanEquals", "Date"),
  operator("Bool", "Bool"),
  operator("BinaryEquals", "Binary"),
  operator("IpAddress", "IPAddress"),
  operator("NotIpAddress", "IPAddress"),
  operator("ArnEquals", "ARN"),
  operator("ArnLike", "ARN"),
  operator("ArnNotEquals", "ARN"),
  operator("ArnNotLike", "ARN"),
  operator("Null", "Null"),
];

const byLowerName = new Map(operators.map((facts) => [facts.name.toLowerCase(), facts]));

export const operatorNames: readonly string[] = operators.map(({ name }) => name);

/** The operator of a name in any letter case, without quantifier and suffix; undefined where AWS has none of the name. */
export function operatorNamed(base: string): OperatorFacts | undefined {
  return byLowerName.get(base.toLowerCase());
}

/** A quantifier in any letter case as AWS spells it; undefined where AWS has none of the name. */
export function quantifierNamed(name: string): Quantifier | undefined {
  const asked = name.toLowerCase();
  if (asked === "forallvalues") return "ForAllValues";
  return asked === "foranyvalue" ? "ForAnyValue" : undefined;
}

/** The quantifier in front of an operator; undefined where there is none or AWS knows no such. */
export function quantifierOf({ set }: ConditionOperator): Quantifier | undefined {
  return set;
}

/** An operator with another name between its own quantifier and suffix: `ForAnyValue:StringEqualsIfExists` as StringLike. */
export function renamedOperator(operator: ConditionOperator, name: string): string {
  const prefix = operator.quantifier === undefined ? "" : `${operator.quantifier}:`;
  return `${prefix}${name}${operator.ifExists ? "IfExists" : ""}`;
}

/** Whether a request without the key passes the test: the suffix, ForAllValues and every negated operator without ForAnyValue say yes. */
export function passesWithoutKey(operator: ConditionOperator): boolean {
  if (operator.ifExists || operator.set === "ForAllValues") return true;
  return operator.set !== "ForAnyValue" && operator.facts?.negated === true;
}

function operator(name: string, family: OperatorFamily): OperatorFacts {
  return { name, family, negated: name.includes("Not"), wildcards: name.includes("Like") || family === "ARN" };
}
