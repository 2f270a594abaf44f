import type { Fix } from "../finding.ts";
import { replaceValue } from "../json/edit.ts";
import { innerSpanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { policyKinds } from "../kind.ts";
import { hasWildcard, isUnsettled } from "../model/condition-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms */
export const kmsKeyNotArn: Rule = {
  code: "kms-key-not-arn",
  kinds: policyKinds,
  severity: "warning",
  summary: "A KMS key is compared by alias or ID, where requests hold its ARN.",
  awsCodes: ["INVALID_KMS_KEY_VALUE"],
  check: {
    *condition({ key, operator, values }, _, { catalog, source }) {
      if (!/kms-?key(?:-?id|-?arns?)?$/i.test(key.value)) return;
      const facts = operator.facts;
      if (facts?.family !== "String" && facts?.family !== "ARN") return;
      if (catalog.conditionKey(key.value)?.type !== "ARN") return;
      for (const { value, node } of values) {
        if (keyArn.test(value) || isUnsettled(value) || (facts.wildcards && hasWildcard(value))) continue;
        yield {
          span: innerSpanOf(node),
          message: `Requests hold the ARN of the key in ${key.value}, and "${value}" is ${formOf(value)}; the two never match. Write arn:aws:kms:REGION:ACCOUNT:key/ID.`,
          awsCode: "INVALID_KMS_KEY_VALUE",
          fixes: isKeyId.test(value) ? [fixOf(`arn:aws:kms:<region>:<account-id>:key/${value}`, node, source)] : [],
        };
      }
    },
  },
};

const keyArn = /^arn:[^:]*:kms:[^:]*:[^:]*:key\/./;

function formOf(value: string): string {
  if (/^(?:arn:[^:]*:kms:[^:]*:[^:]*:)?alias\//.test(value)) return "an alias";
  return isKeyId.test(value) ? "only its ID" : "none";
}

const isKeyId = /^(?:mrk-)?[0-9a-f-]{32,36}$/i;

function fixOf(arn: string, node: JsonNode, source: string): Fix {
  return { title: `Replace with ${arn}, to fill in`, safe: false, edits: [replaceValue(source, node, arn)] };
}
