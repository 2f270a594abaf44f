import { replaceText } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export const oldVersion: Rule = {
  code: "old-version",
  kinds: policyKinds,
  severity: { default: "info", scp: "error", rcp: "error" },
  summary: "The policy is written in the policy language of 2008.",
  check: {
    policy({ version }, { source, kind }) {
      if (version?.value !== "2008-10-17") return undefined;
      return [
        {
          span: version.span,
          message:
            kind === "scp" || kind === "rcp"
              ? "Version must be 2012-10-17 here; AWS Organizations refuses the policy."
              : "This is the policy language of 2008, which knows no policy variables; AWS advises 2012-10-17 for every policy.",
          fixes: [
            {
              title: "Replace with 2012-10-17",
              // Without variables both versions grant the same.
              safe: !source.includes("${"),
              edits: [replaceText(version, "2012-10-17")],
            },
          ],
        },
      ];
    },
  },
};
