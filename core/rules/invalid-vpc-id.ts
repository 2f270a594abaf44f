import type { Fix } from "../finding.ts";
import { innerSpanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import type { Condition } from "../model/condition.ts";
import { renameKey } from "../model/condition-edit.ts";
import { hasWildcard, isUnsettled } from "../model/condition-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpc */
export const invalidVpcId: Rule = {
  code: "invalid-vpc-id",
  kinds: policyKinds,
  severity: "warning",
  summary: "A VPC or VPC endpoint is named by something that is no ID of one.",
  awsCodes: ["INVALID_VPC_FORMAT", "INVALID_VPCE_FORMAT"],
  check: {
    *condition(condition) {
      const id = ids.get(condition.name);
      if (!id || condition.operator.facts?.family !== "String") return;
      for (const { value, node } of condition.values) {
        if (id.form.test(value) || hasWildcard(value) || isUnsettled(value)) continue;
        yield {
          span: innerSpanOf(node),
          message: `"${value}" is not the ID of a ${id.thing}, such as ${id.example}; no request comes from it.`,
          awsCode: id.awsCode,
          fixes: fixesOf(condition, id.other),
        };
      }
    },
  },
};

interface IdForm {
  readonly thing: string;
  readonly form: RegExp;
  readonly example: string;
  readonly awsCode: string;
  readonly other: string;
}

const ids: ReadonlyMap<string, IdForm> = new Map([
  [
    "aws:sourcevpc",
    {
      thing: "VPC",
      form: /^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/,
      example: "vpc-0123456789abcdef0",
      awsCode: "INVALID_VPC_FORMAT",
      other: "aws:SourceVpce",
    },
  ],
  [
    "aws:sourcevpce",
    {
      thing: "VPC endpoint",
      form: /^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/,
      example: "vpce-0123456789abcdef0",
      awsCode: "INVALID_VPCE_FORMAT",
      other: "aws:SourceVpc",
    },
  ],
]);

/** Where all the values are IDs of the other sort, the key is what is wrong. */
function fixesOf(condition: Condition, other: string): Fix[] {
  const form = ids.get(other.toLowerCase())?.form;
  if (!form || !condition.values.every(({ value }) => form.test(value))) return [];
  const edits = renameKey(condition, other);
  return edits ? [{ title: `Replace the key with ${other}`, safe: false, edits }] : [];
}
