import { removeElement } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import type { Principal } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const redundantPrincipal: Rule = {
  code: "redundant-principal",
  kinds: policyKinds,
  severity: "info",
  summary: "A principal is named twice in one list.",
  check: {
    *statement({ principals, notPrincipals }) {
      for (const list of [principals, notPrincipals]) {
        if (list.length < 2) continue;
        const first = new Map<string, Principal>();
        const repeated: { name: Principal; earlier: Principal }[] = [];
        for (const name of list) {
          const earlier = first.get(identityOf(name));
          if (!earlier) first.set(identityOf(name), name);
          else if (name.node.parent?.type === "array") repeated.push({ name, earlier });
        }
        const goes = new Set(repeated.map(({ name }) => name.node));
        for (const { name, earlier } of repeated) {
          yield {
            span: name.span,
            message: "This principal stands in the list already; the repetition does nothing.",
            related: [{ span: earlier.span, message: "The first one is here." }],
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
