import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Principal } from "../model/policy.ts";
import { faultOfServiceName, nearestServicePrincipal } from "../model/service-principal.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services */
export const unknownServicePrincipal: Rule = {
  code: "unknown-service-principal",
  kinds: ["bucket-policy", "trust-policy", "resource-policy"],
  severity: "error",
  summary: "A service principal is not one of those that are known.",
  check: {
    principal(principal, _statement, context) {
      const { type, value } = principal;
      if (type !== "Service" || /[*?]|\$\{/.test(value) || hasPlaceholder(value)) return undefined;
      if (context.catalog.isServicePrincipal(value) || faultOfServiceName(value, context.catalog)) return undefined;
      return [draftOf(principal, context)];
    },
  },
};

function draftOf(principal: Principal, { catalog }: PolicyContext): Draft {
  const meant = nearestServicePrincipal(principal.value, catalog);
  if (!meant) {
    return {
      span: principal.span,
      severity: "hint",
      message: `No service principal of this name was known on ${catalog.date}; if there is none, AWS refuses the policy.`,
    };
  }
  const purpose = catalog.servicePrincipal(meant)?.principal.purpose;
  return {
    span: principal.span,
    message: `No service acts under this name; AWS refuses the policy.${purpose ? ` ${meant} is ${purpose}.` : ""}`,
    fixes: [{ title: `Replace with ${meant}`, safe: false, edits: [replaceText(principal, meant)] }],
  };
}
