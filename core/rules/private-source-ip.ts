import type { Fix } from "../finding.ts";
import { replaceValue } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import type { Condition } from "../model/condition.ts";
import { renameKey } from "../model/condition-edit.ts";
import { ipRangeOf, isPrivateRange } from "../model/ip-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip */
export const privateSourceIp: Rule = {
  code: "private-source-ip",
  kinds: policyKinds,
  severity: "warning",
  summary: "aws:SourceIp is compared with a private address, which it never is.",
  awsCodes: [
    "PRIVATE_IP_ADDRESS",
    "PRIVATE_IP_ADDRESS_SUBSET",
    "PRIVATE_NOT_IP_ADDRESS",
    "PRIVATE_NOT_IP_ADDRESS_SUBSET",
  ],
  check: {
    *condition(condition, { effect }, { source }) {
      if (condition.name !== "aws:sourceip") return;
      const facts = condition.operator.facts;
      if (facts?.family !== "IPAddress") return;
      const ofPrivate = condition.values.filter(({ value }) => isPrivate(value));
      if (ofPrivate.length === 0) return;
      const whole = ofPrivate.length === condition.values.length;
      const span = condition.key.span;
      if (!whole)
        yield {
          span,
          severity: "info",
          message: `${listOf(ofPrivate)} never matches aws:SourceIp, which is the caller's public address; aws:VpcSourceIp is the private one.`,
          awsCode: facts.negated ? "PRIVATE_NOT_IP_ADDRESS_SUBSET" : "PRIVATE_IP_ADDRESS_SUBSET",
          fixes: [withoutPrivate(condition, source)],
        };
      else
        yield {
          span,
          message: `aws:SourceIp is the caller's public address and never in ${listOf(ofPrivate)}, so this ${outcome(facts.negated, effect?.value)}; aws:VpcSourceIp is the private one.`,
          awsCode: facts.negated ? "PRIVATE_NOT_IP_ADDRESS" : "PRIVATE_IP_ADDRESS",
          fixes: ofVpc(condition),
        };
    },
  },
};

function isPrivate(value: string): boolean {
  const range = ipRangeOf(value);
  return range !== undefined && isPrivateRange(range);
}

function listOf(values: Condition["values"]): string {
  const [first] = values;
  return values.length > 1 ? `${first?.value} and ${values.length - 1} more` : (first?.value ?? "");
}

function outcome(negated: boolean, effect: string | undefined): string {
  if (negated) return effect === "Deny" ? "denies every caller" : "holds for every caller";
  return effect === "Deny" ? "denies nobody" : "allows nobody";
}

function withoutPrivate(condition: Condition, source: string): Fix {
  const left = condition.values.filter(({ value }) => !isPrivate(value)).map(({ value }) => value);
  const edit = replaceValue(source, condition.node, left.length === 1 ? left[0] : left);
  return { title: "Remove the private addresses", safe: false, edits: [edit] };
}

function ofVpc(condition: Condition): Fix[] {
  const edits = renameKey(condition, "aws:VpcSourceIp");
  return edits ? [{ title: "Replace with aws:VpcSourceIp", safe: false, edits }] : [];
}
