import type { ConditionKeyType } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import { replaceValue } from "../json/edit.ts";
import { innerSpanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import type { Condition, ConditionValue } from "../model/condition.ts";
import { canCompare, fitsType, isUnsettled, wordsOfType } from "../model/condition-value.ts";
import { isoOfWritten } from "../model/date-value.ts";
import { ipRangeOf, rangesBetween, textOfRange } from "../model/ip-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const valueOfOtherType: Rule = {
  code: "value-of-other-type",
  kinds: policyKinds,
  severity: "warning",
  summary: "An operator cannot read one of its values: it is no number, date, boolean, address, ARN or Base64.",
  awsCodes: [
    "TYPE_MISMATCH_BOOLEAN",
    "TYPE_MISMATCH_DATE",
    "TYPE_MISMATCH_IP_RANGE",
    "TYPE_MISMATCH_NUMBER",
    "TYPE_MISMATCH_STRING",
  ],
  check: {
    *condition(condition, _, { catalog, source }) {
      const facts = condition.operator.facts;
      if (!facts || facts.family === "String") return;
      const type = facts.family === "Null" ? "Bool" : facts.family;
      const info = facts.family === "Null" ? undefined : catalog.conditionKey(condition.key.value);
      // Then the operator is wrong, not the value.
      if (info && !canCompare(facts, info)) return;
      for (const value of condition.values) {
        if (!fitsType(type, value.value) && !isUnsettled(value.value))
          yield ofValue(condition, value, facts.name, type, source);
      }
    },
  },
};

function ofValue(
  condition: Condition,
  { value, node }: ConditionValue,
  operator: string,
  type: ConditionKeyType,
  source: string,
): Draft {
  const meant = meantValues(type, value);
  const awsCode = awsCodes[type];
  const others = condition.values.filter((other) => other.node !== node).map((other) => other.value);
  const edit =
    meant.length === 1
      ? replaceValue(source, node, meant[0])
      : replaceValue(source, condition.node, [...others, ...meant]);
  return {
    span: innerSpanOf(node),
    // An address that AWS cannot read makes it refuse the policy; the others it stores, and never finds them true.
    ...(type === "IPAddress" && { severity: "error" as const }),
    message: `${operator} takes ${wordsOfType[type]}, and "${value}" is none; it matches nothing.`,
    ...(awsCode && { awsCode }),
    fixes: meant.length > 0 ? [{ title: `Replace with ${meant.join(", ")}`, safe: false, edits: [edit] }] : [],
  };
}

const awsCodes: Readonly<Partial<Record<ConditionKeyType, string>>> = {
  Bool: "TYPE_MISMATCH_BOOLEAN",
  Date: "TYPE_MISMATCH_DATE",
  IPAddress: "TYPE_MISMATCH_IP_RANGE",
  Numeric: "TYPE_MISMATCH_NUMBER",
  Binary: "TYPE_MISMATCH_STRING",
};

/** What a value was likely meant to be; more than one where a range of addresses takes several in CIDR form. */
function meantValues(type: ConditionKeyType, value: string): readonly string[] {
  const trimmed = value.trim();
  if (trimmed !== value && fitsType(type, trimmed)) return [trimmed];
  if (type === "Bool") {
    if (/^(?:yes|y|1|on)$/i.test(trimmed)) return ["true"];
    return /^(?:no|n|0|off)$/i.test(trimmed) ? ["false"] : [];
  }
  if (type === "Date") return [isoOfWritten(trimmed) ?? []].flat();
  return type === "IPAddress" ? meantRanges(trimmed) : [];
}

/** `203.0.113.*`, and `203.0.113.0 - 203.0.113.63`. */
function meantRanges(value: string): readonly string[] {
  const stars = /^(\d{1,3}(?:\.\d{1,3}){0,2})((?:\.\*)+)$/.exec(value);
  if (stars) {
    const given = stars[1]!.split(".");
    if (given.length + stars[2]!.length / 2 > 4) return [];
    const range = `${[...given, "0", "0", "0"].slice(0, 4).join(".")}/${given.length * 8}`;
    return ipRangeOf(range) ? [range] : [];
  }
  const [from, to, ...rest] = value.split("-").map((part) => ipRangeOf(part.trim()));
  if (!from || !to || rest.length > 0) return [];
  return (rangesBetween(from, to, 8) ?? []).map(textOfRange);
}
