import { removeElement } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import { canonicalStatement } from "../model/canonical.ts";
import { coveredStatements } from "../model/statement-cover.ts";
import { nameOfStatement } from "../model/statement-name.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export const shadowedStatement: Rule = {
  code: "shadowed-statement",
  kinds: policyKinds,
  severity: "info",
  summary: "A statement lies wholly within another one of the same effect.",
  check: {
    *policy({ statements }) {
      if (statements.length < 2) return;
      for (const effect of ["Allow", "Deny"] as const) {
        for (const { statement, by } of coveredStatements(statements, effect, effect)) {
          // Statements that say the same are redundant-statement's.
          if (canonicalStatement(statement.node) === canonicalStatement(by.node)) continue;
          const { start } = statement.span;
          yield {
            span: { start, end: start + 1 },
            message: `${nameOfStatement(by).replace(/^s/, "S")} ${effect === "Allow" ? "allows" : "denies"} all of this already; this statement adds nothing.`,
            related: [{ span: { start: by.span.start, end: by.span.start + 1 }, message: "This one covers it." }],
            fixes: [{ title: "Remove the statement", safe: true, edits: [removeElement(statement.node, () => false)] }],
          };
        }
      }
    },
  },
};
