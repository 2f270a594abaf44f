import { spanWithin } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { parseArn } from "../model/arn.ts";
import { spanOfField } from "../model/arn-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
export const wildcardInServiceName: Rule = {
  code: "wildcard-in-service-name",
  kinds: policyKinds,
  severity: "info",
  summary: "The service of an action or ARN has a wildcard in it.",
  awsCodes: ["WILDCARD_IN_SERVICE_NAME"],
  check: {
    action(action, _statement, { source }) {
      const colon = action.value.indexOf(":");
      const service = action.value.slice(0, Math.max(colon, 0));
      if (action.value === "*:*" || !/[*?]/.test(service)) return undefined;
      return [
        {
          span: spanWithin(action, 0, colon, source),
          message: "A wildcard in the service takes in services that AWS adds later; list the services that are meant.",
          awsCode: "WILDCARD_IN_SERVICE_NAME",
        },
      ];
    },
    resource(resource, _statement, { source }) {
      const arn = parseArn(resource.value);
      if (!arn || !/[*?]/.test(arn.service)) return undefined;
      return [
        {
          span: spanOfField(resource, arn, "service", source),
          message:
            "A wildcard in the service of an ARN takes in services that AWS adds later; list the services that are meant.",
          awsCode: "WILDCARD_IN_SERVICE_NAME",
        },
      ];
    },
  },
};
