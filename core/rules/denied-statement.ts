import { removeElement } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import { coveredStatements } from "../model/statement-cover.ts";
import { nameOfStatement } from "../model/statement-name.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html */
export const deniedStatement: Rule = {
  code: "denied-statement",
  kinds: policyKinds,
  severity: "warning",
  summary: "Everything that a statement allows is denied by another one.",
  check: {
    *policy({ statements }) {
      if (statements.length < 2) return;
      for (const { statement, by } of coveredStatements(statements, "Allow", "Deny")) {
        const { start } = statement.span;
        yield {
          span: { start, end: start + 1 },
          message: `This grants nothing, for ${nameOfStatement(by)} denies all of it; a Deny wins over every Allow, wherever it stands.`,
          related: [{ span: { start: by.span.start, end: by.span.start + 1 }, message: "This one denies it." }],
          fixes: [{ title: "Remove the statement", safe: true, edits: [removeElement(statement.node, () => false)] }],
        };
      }
    },
  },
};
