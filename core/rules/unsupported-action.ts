import type { Fix } from "../finding.ts";
import { removeFromParent } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { type PolicyTarget, takesAction, targetOf } from "../model/policy-target.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
export const unsupportedAction: Rule = {
  code: "unsupported-action",
  kinds: ["bucket-policy", "trust-policy", "resource-policy"],
  severity: "error",
  summary: "An action stands in the policy of a resource that it has nothing to do with.",
  awsCodes: ["UNSUPPORTED_ACTION_IN_POLICY"],
  check: {
    action({ value, span, node }, statement, { kind, policy, catalog, source }) {
      // What NotAction excepts need not belong.
      if (value === "*" || statement.notActions.length > 0) return undefined;
      const target = targetOf(policy, kind);
      if (!target && kind !== "trust-policy") return undefined;
      const actions = catalog.actionsMatching(value);
      if (actions.length === 0) return undefined;
      if (target ? actions.some((action) => takesAction(target, action)) : actions.some(isForTrust)) return undefined;
      return [
        {
          span,
          message: target ? messageOf(value, target) : notForTrust,
          awsCode: "UNSUPPORTED_ACTION_IN_POLICY",
          fixes: removal(node, source),
        },
      ];
    },
  },
};

const forTrust: ReadonlySet<string> = new Set([
  "AssumeRole",
  "AssumeRoleWithSAML",
  "AssumeRoleWithWebIdentity",
  "SetContext",
  "SetSourceIdentity",
  "TagSession",
]);

const isForTrust = ({ service, name }: { service: string; name: string }) => service === "sts" && forTrust.has(name);

const notForTrust =
  "A trust policy says who may become the role, so it holds only sts:AssumeRole and its relatives; IAM refuses others. What the role may do stands in its identity policies.";

function messageOf(value: string, { name, refusedBy, service }: PolicyTarget): string {
  if (!value.toLowerCase().startsWith(`${service}:`)) {
    return `${value} is no action of ${service} and has no place in ${name}; ${refusedBy} refuses it. It belongs in an identity policy.`;
  }
  const what =
    service === "s3"
      ? "acts on something else than this resource and the objects behind it"
      : "acts on something else than this resource";
  return `${value} ${what}, so it has no place in ${name}; ${refusedBy} refuses it. It belongs in an identity policy.`;
}

function removal(node: Text["node"], source: string): Fix[] {
  if (node.parent?.type !== "array" || (node.parent.children?.length ?? 0) < 2) return [];
  return [{ title: "Remove it", safe: false, edits: [removeFromParent(source, node)] }];
}
