import { spanWithin } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { replaceAction } from "../model/action-edit.ts";
import { faultOfAction } from "../model/action-pattern.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
export const apiOperationAsAction: Rule = {
  code: "api-operation-as-action",
  kinds: policyKinds,
  severity: "error",
  summary: "An API operation stands where the action that permits it belongs.",
  awsCodes: ["INVALID_ACTION"],
  check: {
    action(action, statement, { catalog, source }) {
      const fault = faultOfAction(action.value, catalog);
      if (fault?.fault !== "operation") return undefined;
      const { name, actions, note } = fault.operation;
      const needs = actions.join(" and ");
      return [
        {
          span: spanWithin(action, fault.at, action.value.length, source),
          message: `${name} is an operation of the API, and no action has its name; what permits it is ${needs}${note ? ` (${note})` : ""}.`,
          awsCode: "INVALID_ACTION",
          fixes: [replaceAction(action, actions, statement, source)],
        },
      ];
    },
  },
};
