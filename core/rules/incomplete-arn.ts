import type { Draft } from "../finding.ts";
import type { Text } from "../json/strings.ts";
import type { Arn } from "../model/arn.ts";
import { replaceField, spanOfField } from "../model/arn-edit.ts";
import { isArnService } from "../model/arn-service.ts";
import { isOpen, judgeableArn, kindsWithResources } from "../model/resource-arn.ts";
import { type ArnForm, formsFitting } from "../model/resource-type.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const incompleteArn: Rule = {
  code: "incomplete-arn",
  kinds: kindsWithResources,
  severity: "error",
  summary: "An ARN leaves out the Region or account that its service's ARNs have.",
  awsCodes: ["MISSING_ARN_REGION", "MISSING_ARN_ACCOUNT"],
  check: {
    *resource(resource, _statement, context) {
      const arn = judgeableArn(resource, context.catalog);
      if (!arn || (arn.region !== "" && arn.account !== "") || arn.resource === "" || isEverywhere(arn)) return;
      if (isOpen(arn.service) || !isArnService(arn.service, context.catalog)) return;
      const forms = formsFitting(arn, context.catalog);
      if (forms.length === 0) return;
      if (arn.region === "" && forms.every(({ region }) => region === "filled")) {
        yield missing("region", resource, arn, forms, context);
      } else if (arn.account === "" && forms.every(({ account }) => account === "filled") && !isPublic(arn)) {
        yield missing("account", resource, arn, forms, context);
      }
    },
  },
};

/** Services with resources of AWS's own that everybody may use, whose ARNs have no account: parameters, documents, views. */
const withPublicResources: ReadonlySet<string> = new Set([
  "cloudformation",
  "ec2",
  "imagebuilder",
  "resource-explorer-2",
  "securityhub",
  "ssm",
]);

const isPublic = ({ service }: Arn) => withPublicResources.has(service);

/**
 * What stands in no Region, whatever AWS's tables say: Multi-Region Access Points and the objects behind them, lenses and
 * the like that are AWS's own, and users of Quick Suite, as its guide writes them.
 */
function isEverywhere({ service, account, resource }: Arn): boolean {
  if (service === "s3") return /^accesspoint\/[^/]*\.mrap\//.test(resource);
  return account === "aws" || (service === "quicksight" && resource.startsWith("user/"));
}

function missing(
  field: "region" | "account",
  resource: Text,
  arn: Arn,
  [form]: readonly ArnForm[],
  { source }: PolicyContext,
): Draft {
  const what = field === "region" ? "Region" : "account";
  // ValidatePolicy keeps silent about a missing account behind a Region with wildcards.
  const isLoose = field === "account" && isOpen(arn.region);
  return {
    span: spanOfField(resource, arn, field, source),
    ...(isLoose
      ? { severity: "warning" }
      : { awsCode: field === "region" ? "MISSING_ARN_REGION" : "MISSING_ARN_ACCOUNT" }),
    message: `The ${what} is missing: ARNs of this sort read ${form?.template ?? "otherwise"}, so this one matches nothing. Write * for any.`,
    fixes: [replaceField(resource, arn, field, "*", `Write * for the ${what}`)],
  };
}
