import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { parseArn } from "../model/arn.ts";
import { meantArn } from "../model/meant-arn.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { kindsWithResources } from "../model/resource-arn.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const malformedArn: Rule = {
  code: "malformed-arn",
  kinds: kindsWithResources,
  severity: "error",
  summary: "A resource is neither * nor an ARN of six parts, or ends in white space.",
  awsCodes: ["INVALID_ARN_PREFIX", "MISSING_ARN_FIELD"],
  check: {
    resource(resource, statement, { catalog, kind }) {
      const { value, span } = resource;
      if (value === "*" || value.startsWith("${") || hasPlaceholder(value)) return undefined;
      if (parseArn(value)) return /\s$/.test(value) ? [endsInSpace(resource)] : undefined;
      // API Gateway puts the ARN of the API, whose policy this is, before it.
      if (kind === "resource-policy" && value.startsWith("execute-api:/")) return undefined;
      const meant = meantArn(value, statement, catalog);
      const isShort = value.startsWith("arn:");
      return [
        {
          span,
          // AWS itself published policies with arn:aws:rds:* and the like.
          ...(isShort && value.endsWith(":*") && { severity: "warning" }),
          message: isShort
            ? "This ARN is too short: arn:partition:service:region:account:resource has five colons, also where a part is empty; AWS refuses the policy."
            : "A resource is * or an ARN, which begins with “arn:” in small letters; AWS refuses the policy.",
          awsCode: isShort ? "MISSING_ARN_FIELD" : "INVALID_ARN_PREFIX",
          fixes: meant ? [replacement(resource, `Replace with ${meant}`, meant)] : [],
        },
      ];
    },
  },
};

function endsInSpace(resource: Text): Draft {
  return {
    span: resource.span,
    severity: "warning",
    message: "This ARN ends in white space, so it fits only what has that in its name.",
    fixes: [replacement(resource, "Remove the white space", resource.value.trimEnd())],
  };
}

function replacement(resource: Text, title: string, value: string) {
  return { title, safe: false, edits: [replaceText(resource, value)] };
}
