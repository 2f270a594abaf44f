import { nearest } from "../catalog/nearest.ts";
import { renameMember } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import type { ConditionOperator } from "../model/condition.ts";
import { operatorNames, renamedOperator } from "../model/condition-operator.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const unknownConditionOperator: Rule = {
  code: "unknown-condition-operator",
  kinds: policyKinds,
  severity: "error",
  summary: "A condition uses an operator that the policy language does not have.",
  awsCodes: ["INVALID_CONDITION_OPERATOR"],
  check: {
    *condition({ operator }) {
      const facts = operator.facts;
      const known = facts !== undefined && (operator.quantifier === undefined || operator.set !== undefined);
      if (!known && hasPlaceholder(operator.value)) return;
      const meant = known ? inAwsSpelling(operator) : nearestOperator(operator);
      if (meant === operator.value) return;
      const edit = meant && renameMember(operator.node, meant);
      const fixes = meant && edit ? [{ title: `Replace with ${meant}`, safe: known, edits: [edit] }] : [];
      if (known)
        yield {
          span: operator.span,
          severity: "hint",
          message: `AWS writes this operator ${meant}; whether it takes it in other letter case is not documented.`,
          fixes,
        };
      else
        yield {
          span: operator.span,
          message: `No condition operator is called ${operator.value}${meant ? `; ${meant} is` : ""}. AWS refuses the policy.`,
          awsCode: "INVALID_CONDITION_OPERATOR",
          fixes,
        };
    },
  },
};

function inAwsSpelling(operator: ConditionOperator): string {
  const name = `${operator.facts?.name ?? operator.base}${operator.ifExists ? "IfExists" : ""}`;
  const quantifier = operator.set;
  return quantifier ? `${quantifier}:${name}` : name;
}

/** The operator that was likely meant, in full. */
function nearestOperator(operator: ConditionOperator): string | undefined {
  const quantifier =
    operator.quantifier === undefined
      ? ""
      : (operator.set ?? nearest(operator.quantifier, ["ForAllValues", "ForAnyValue"]));
  if (quantifier === undefined) return undefined;
  const base = operator.facts?.name ?? otherNames.get(operator.base.toLowerCase());
  const whole = `${operator.base}${operator.ifExists ? "IfExists" : ""}`;
  const candidates = operatorNames.flatMap((name) => [name, `${name}IfExists`]);
  const name = base ? renamedOperator({ ...operator, quantifier: "" }, base).slice(1) : nearest(whole, candidates);
  return name && (quantifier ? `${quantifier}:${name}` : name);
}

/** What other policy languages and older tutorials call an operator. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["boolean", "Bool"],
  ["booleanequals", "Bool"],
  ["boolequals", "Bool"],
  ["ipaddressequals", "IpAddress"],
  ["ipnotequals", "NotIpAddress"],
  ["notipaddressequals", "NotIpAddress"],
  ["numberequals", "NumericEquals"],
  ["isnull", "Null"],
]);
