import { addToList } from "../json/edit.ts";
import { memberOf } from "../json/node.ts";
import type { Condition } from "../model/condition.ts";
import { passesWithoutKey } from "../model/condition-operator.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export const sessionKeyWithoutAction: Rule = {
  code: "session-key-without-action",
  kinds: ["trust-policy", "identity-policy"],
  severity: "warning",
  summary: "A condition wants a session to carry something that no statement lets the caller set.",
  awsCodes: ["MISSING_ACTION_FOR_CONDITION_KEY"],
  check: {
    condition(condition, statement, { policy, catalog, source }) {
      const needed = neededAction(condition);
      if (!needed || statement.effect?.value !== "Allow") return undefined;
      const { actions } = statement;
      if (!actions.some(({ value }) => /^sts:assumerole/i.test(value))) return undefined;
      const allowed = policy.statements.some(
        (other) =>
          other.effect?.value === "Allow" &&
          (other.notActions.length > 0 || other.actions.some(({ value }) => catalog.matches(value, "sts", needed))),
      );
      if (allowed) return undefined;
      const list = memberOf(statement.node, "Action")?.value;
      return [
        {
          span: condition.key.span,
          message: `${condition.key.value} is only in a request that also needs sts:${needed}, which nothing here allows; so nobody passes this test.`,
          awsCode: "MISSING_ACTION_FOR_CONDITION_KEY",
          fixes: list
            ? [{ title: `Add sts:${needed}`, safe: false, edits: [addToList(source, list, `sts:${needed}`)] }]
            : [],
        },
      ];
    },
  },
};

/** The action that a caller needs besides to set what the key holds; undefined where a request without it passes the test. */
function neededAction({ name, operator, values }: Condition): string | undefined {
  const facts = operator.facts;
  if (!facts || passesWithoutKey(operator)) return undefined;
  if (facts.family === "Null" && !values.some(({ value }) => value.toLowerCase() === "false")) return undefined;
  if (name === "sts:sourceidentity") return "SetSourceIdentity";
  if (name === "aws:tagkeys" || name === "sts:transitivetagkeys" || name.startsWith("aws:requesttag/"))
    return "TagSession";
  return name === "sts:requestcontextproviders" || name.startsWith("sts:requestcontext/") ? "SetContext" : undefined;
}
