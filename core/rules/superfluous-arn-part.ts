import { replaceField, spanOfField } from "../model/arn-edit.ts";
import { isArnService } from "../model/arn-service.ts";
import { isOpen, judgeableArn, kindsWithResources } from "../model/resource-arn.ts";
import { formsFitting } from "../model/resource-type.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const superfluousArnPart: Rule = {
  code: "superfluous-arn-part",
  kinds: kindsWithResources,
  severity: "error",
  summary: "An ARN has a Region or account where its service's ARNs have none.",
  awsCodes: ["ARN_REGION_NOT_ALLOWED", "ARN_ACCOUNT_NOT_ALLOWED"],
  check: {
    *resource(resource, _statement, { catalog, source }) {
      const arn = judgeableArn(resource, catalog);
      if (!arn || isOpen(arn.service) || !isArnService(arn.service, catalog)) return;
      // AWS takes * for nothing too.
      const hasRegion = arn.region !== "" && !isOpen(arn.region);
      const hasAccount = /^\d{12}$/.test(arn.account);
      if (!hasRegion && !hasAccount) return;
      const forms = formsFitting(arn, catalog);
      const [form] = forms;
      if (!form) return;
      if (hasRegion && forms.every(({ region }) => region === "empty")) {
        yield {
          span: spanOfField(resource, arn, "region", source),
          message: `No Region belongs here: ARNs of this sort read ${form.template}, so this one matches nothing.`,
          awsCode: "ARN_REGION_NOT_ALLOWED",
          fixes: [replaceField(resource, arn, "region", "", "Remove the Region")],
        };
      }
      if (hasAccount && forms.every(({ account }) => account === "empty")) {
        yield {
          span: spanOfField(resource, arn, "account", source),
          message: `No account belongs here: ARNs of this sort read ${form.template}, so this one matches nothing.`,
          awsCode: "ARN_ACCOUNT_NOT_ALLOWED",
          fixes: [replaceField(resource, arn, "account", "", "Remove the account")],
        };
      }
    },
  },
};
