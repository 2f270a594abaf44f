import { policyKinds } from "../kind.ts";
import { addTest } from "../model/condition-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip */
export const vpcSourceIpWithoutVpc: Rule = {
  code: "vpc-source-ip-without-vpc",
  kinds: policyKinds,
  severity: "warning",
  summary: "A private address is tested without saying in which VPC it is.",
  awsCodes: ["MISSING_PAIRED_CONDITION_KEYS"],
  check: {
    condition(condition, { conditions, effect }, { source }) {
      if (condition.name !== "aws:vpcsourceip") return undefined;
      if (condition.operator.facts?.family !== "IPAddress") return undefined;
      if (conditions.some(({ key }) => /^aws:sourcevpc(?:e|arn)?$/i.test(key.value))) return undefined;
      const edits =
        effect?.value === "Allow" ? addTest(condition, "StringEquals", "aws:SourceVpc", "<vpc-id>", source) : undefined;
      return [
        {
          span: condition.key.span,
          message:
            "Every VPC may have the same private addresses; aws:VpcSourceIp says something only together with aws:SourceVpc or aws:SourceVpce.",
          awsCode: "MISSING_PAIRED_CONDITION_KEYS",
          fixes: edits ? [{ title: "Add a test of aws:SourceVpc, to fill in", safe: false, edits }] : [],
        },
      ];
    },
  },
};
