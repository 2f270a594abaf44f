import type { Catalog } from "../catalog/index.ts";
import { removeFromParent } from "../json/edit.ts";
import { globMatches } from "../model/glob.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services */
export const rcpAction: Rule = {
  code: "rcp-action",
  kinds: ["rcp"],
  severity: "error",
  summary: "A resource control policy denies actions that it cannot reach.",
  awsCodes: ["RCP_SYNTAX_ERROR_ACTION"],
  check: {
    *action({ value, span, node }, { effect }, { catalog, source }) {
      if (value.includes("${") || hasPlaceholder(value) || node.parent?.children?.[0]?.value === "NotAction") return;
      const isOne = node.parent?.type === "array" && (node.parent.children?.length ?? 0) > 1;
      const fixes = isOne ? [{ title: "Remove the action", safe: false, edits: [removeFromParent(source, node)] }] : [];
      if (value === "*") {
        if (effect?.value !== "Deny") return;
        yield {
          span,
          message:
            'A resource control policy names the services that it is about ("s3:*"); AWS Organizations refuses "*" in those that you write.',
          awsCode: "RCP_SYNTAX_ERROR_ACTION",
        };
        return;
      }
      const colon = value.indexOf(":");
      if (colon <= 0) return;
      const service = value.slice(0, colon).toLowerCase();
      if (reaches(service, catalog)) return;
      yield {
        span,
        message: `Resource control policies do not apply to ${catalog.serviceName(service) ?? service} (as of ${catalog.date}); AWS Organizations refuses the action. A service control policy can deny it to the users and roles of your accounts.`,
        awsCode: "RCP_SYNTAX_ERROR_ACTION",
        fixes,
      };
    },
  },
};

/** A service that nobody knows is unknown-service's. */
function reaches(service: string, { rcpServices, service: known }: Catalog): boolean {
  if (rcpServices.includes(service)) return true;
  if (/[*?]/.test(service)) return rcpServices.some((name) => globMatches(service, name));
  return known(service) === undefined;
}
