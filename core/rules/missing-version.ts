import { addMember } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export const missingVersion: Rule = {
  code: "missing-version",
  kinds: policyKinds,
  severity: { default: "warning", scp: "error", rcp: "error" },
  summary: "The policy does not say which version of the policy language it is written in.",
  awsCodes: ["MISSING_VERSION"],
  check: {
    policy({ version, node, span, statements }, { source, kind }) {
      if (version || node.type !== "object" || statements.length === 0) return undefined;
      if (node.children?.some((property) => property.children?.[0]?.value === "Version")) return undefined;
      return [
        {
          span: { start: span.start, end: span.start + 1 },
          path: [],
          message:
            kind === "scp" || kind === "rcp"
              ? "Version is missing; AWS Organizations refuses the policy without it."
              : "Version is missing, so AWS reads the policy as 2008-10-17; policy variables such as ${aws:username} are then plain text.",
          awsCode: "MISSING_VERSION",
          fixes: [
            {
              title: 'Add "Version": "2012-10-17"',
              // Without variables both versions grant the same.
              safe: !/\$\{/.test(source),
              edits: [addMember(source, node, "Version", "2012-10-17", "first")],
            },
          ],
        },
      ];
    },
  },
};
