import type { Draft } from "../finding.ts";
import { removeElement } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import { canonicalStatement } from "../model/canonical.ts";
import type { Statement } from "../model/policy.ts";
import { nameOfStatement } from "../model/statement-name.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
export const redundantStatement: Rule = {
  code: "redundant-statement",
  kinds: policyKinds,
  severity: "info",
  summary: "Two statements say the same.",
  awsCodes: ["REDUNDANT_STATEMENT"],
  check: {
    *policy({ statements }) {
      for (const group of alike(statements)) {
        const [first, ...repetitions] = group;
        if (!first || repetitions.length === 0) continue;
        const goes = new Set(repetitions.map(({ node }) => node));
        yield { ...at(first), severity: "hint", message: "Another statement says the same as this one." };
        for (const statement of repetitions) {
          yield {
            ...at(statement),
            message: `This statement says the same as ${nameOfStatement(first)}; it adds nothing.`,
            related: [{ span: at(first).span, message: "The first one is here." }],
            fixes: [
              {
                title: "Remove the statement",
                safe: true,
                edits: [removeElement(statement.node, (node) => goes.has(node))],
              },
            ],
          };
        }
      }
    },
  },
};

function at({ span }: Statement): Pick<Draft, "span" | "awsCode"> {
  return { span: { start: span.start, end: span.start + 1 }, awsCode: "REDUNDANT_STATEMENT" };
}

/** Groups of statements that say the same; only those that might are written out in full. */
function alike(statements: readonly Statement[]): Statement[][] {
  const rough = grouped(statements, roughly);
  return rough.flatMap((group) => (group.length > 1 ? grouped(group, ({ node }) => canonicalStatement(node)) : []));
}

function grouped(statements: readonly Statement[], keyOf: (statement: Statement) => string): Statement[][] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = keyOf(statement);
    const group = groups.get(key);
    if (group) group.push(statement);
    else groups.set(key, [statement]);
  }
  return [...groups.values()];
}

/** Equal for statements that say the same, whatever the order; repeated entries make two of them differ, which costs a finding at most. */
function roughly(statement: Statement): string {
  const { effect, actions, notActions, resources, notResources, principals, conditions } = statement;
  const size = (texts: readonly { readonly value: string }[]) =>
    texts.reduce((sum, { value }) => sum + value.length, texts.length * 1000);
  return [
    effect?.value,
    ...[actions, notActions, resources, notResources, principals].map(size),
    conditions.length,
  ].join();
}
