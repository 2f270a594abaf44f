/** What an operator compares its values as. */
export type Family =
  | "string"
  | "text-pattern"
  | "string-ignoring-case"
  | "number"
  | "date"
  | "bool"
  | "binary"
  | "ip"
  | "arn"
  | "null";

export type Comparison = "equal" | "less" | "less-or-equal" | "greater" | "greater-or-equal";

export interface Operator {
  /** As AWS writes it. */
  readonly name: string;
  readonly family: Family;
  /** For numbers and dates. */
  readonly comparison: Comparison;
  /** Negated operators hold where no value matches, and where the key is absent. */
  readonly negated: boolean;
}

/**
 * The operator of a name without quantifier and suffix; undefined for one that AWS does not know, other letter case
 * included. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function operatorNamed(name: string): Operator | undefined {
  const row = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!row) return undefined;
  const [family, comparison = "equal"] = row;
  return { name, family, comparison, negated: name.includes("Not") };
}

const table: Readonly<Record<string, readonly [Family, Comparison?]>> = {
  StringEquals: ["string"],
  StringNotEquals: ["string"],
  StringEqualsIgnoreCase: ["string-ignoring-case"],
  StringNotEqualsIgnoreCase: ["string-ignoring-case"],
  StringLike: ["text-pattern"],
  StringNotLike: ["text-pattern"],
  NumericEquals: ["number"],
  NumericNotEquals: ["number"],
  NumericLessThan: ["number", "less"],
  NumericLessThanEquals: ["number", "less-or-equal"],
  NumericGreaterThan: ["number", "greater"],
  NumericGreaterThanEquals: ["number", "greater-or-equal"],
  DateEquals: ["date"],
  DateNotEquals: ["date"],
  DateLessThan: ["date", "less"],
  DateLessThanEquals: ["date", "less-or-equal"],
  DateGreaterThan: ["date", "greater"],
  DateGreaterThanEquals: ["date", "greater-or-equal"],
  Bool: ["bool"],
  BinaryEquals: ["binary"],
  IpAddress: ["ip"],
  NotIpAddress: ["ip"],
  ArnEquals: ["arn"],
  ArnLike: ["arn"],
  ArnNotEquals: ["arn"],
  ArnNotLike: ["arn"],
  Null: ["null"],
};
