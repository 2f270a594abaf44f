import type { Catalog } from "../catalog/index.ts";
import { policyKinds } from "../kind.ts";
import { actionsApart } from "../model/statement-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceaccount */
export const vpceKeyWithOtherService: Rule = {
  code: "vpce-key-with-other-service",
  kinds: policyKinds,
  severity: "warning",
  summary: "The owner of a VPC endpoint is tested for services whose requests do not tell it.",
  awsCodes: ["USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES"],
  check: {
    condition({ key, operator }, statement, { catalog, source }) {
      if (!/^aws:vpce(?:account|orgid|orgpaths)$/i.test(key.value)) return undefined;
      const facts = operator.facts;
      if (!facts || facts.family === "Null") return undefined;
      const others = statement.actions.filter(({ value }) => !isSupported(value, catalog)).map(({ value }) => value);
      if (others.length === 0 && statement.notActions.length === 0) return undefined;
      const [first] = others;
      return [
        {
          span: key.span,
          message: `${first === undefined || /^[^:]*[*?]/.test(first) ? "Most services" : `Requests for ${first}`} do not tell ${key.value}; limit the statement to the ${catalog.vpceKeyServices.length} services that do.`,
          awsCode: "USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES",
          fixes: actionsApart(statement, new Set(others), key.value, source),
        },
      ];
    },
  },
};

function isSupported(action: string, catalog: Catalog): boolean {
  return catalog.vpceKeyServices.includes(action.split(":")[0]?.toLowerCase() ?? "");
}
