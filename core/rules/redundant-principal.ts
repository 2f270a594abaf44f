import { removeElement } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import { parseArn } from "../model/arn.ts";
import type { Principal } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const redundantPrincipal: Rule = {
  code: "redundant-principal",
  kinds: policyKinds,
  severity: "info",
  summary: "A principal is named twice, or a session beside its role.",
  awsCodes: ["REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY"],
  check: {
    *statement({ principals, notPrincipals }, { kind }) {
      for (const list of [principals, notPrincipals]) {
        if (list.length < 2) continue;
        const first = new Map<string, Principal>();
        for (const name of list) if (!first.has(identityOf(name))) first.set(identityOf(name), name);
        const cover = (name: Principal) => {
          const same = first.get(identityOf(name));
          if (same !== name) return same;
          // In other policies a session's own name reaches past a permissions boundary, so there it says more.
          return kind === "trust-policy" ? first.get(roleOf(name) ?? "") : undefined;
        };
        const goes = new Set(list.filter((name) => cover(name) !== undefined).map(({ node }) => node));
        for (const name of list) {
          const other = cover(name);
          if (!other || name.node.parent?.type !== "array") continue;
          const isSession = identityOf(other) !== identityOf(name);
          yield {
            span: name.span,
            message: isSession
              ? "The role of this session is a principal too, so the session adds nothing."
              : "This principal stands in the list already; the repetition does nothing.",
            ...(isSession && { awsCode: "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY" }),
            related: [{ span: other.span, message: isSession ? "This is the role." : "The first one is here." }],
            fixes: [{ title: "Remove it", safe: true, edits: [removeElement(name.node, (node) => goes.has(node))] }],
          };
        }
      }
    },
  },
};

/** An account's number and the ARN of its root are one principal. */
function identityOf({ type, value }: Principal): string {
  if (type !== "AWS") return `${type} ${value}`;
  return `AWS ${/^arn:[\w-]+:iam::(\d{12}):root$/.exec(value)?.[1] ?? value}`;
}

/** What {@link identityOf} gives for the role of a session, for a role whose name has no path. */
function roleOf({ type, value }: Principal): string | undefined {
  const arn = type === "AWS" ? parseArn(value) : undefined;
  const role = arn?.service === "sts" ? /^assumed-role\/([^/]+)\/[^/]+$/.exec(arn.resource)?.[1] : undefined;
  return role === undefined ? undefined : `AWS arn:${arn?.partition}:iam::${arn?.account}:role/${role}`;
}
