import { accountOf } from "../facts/role-names.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { memberOf } from "../json/node.ts";
import { parseArn } from "../model/arn.ts";
import { policyOf, type Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";
import { ownersOf } from "../workspace/links.ts";
import { scenarioOf } from "../workspace/scenario.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export const advisedExternalId: Rule = {
  code: "advised-external-id",
  kinds: ["trust-policy"],
  severity: "info",
  summary: "A role that a service provider assumes asks for no external id.",
  check: {
    *document(entity, workspace) {
      const [trust] = workspace.factsOf(entity, "declares-trust");
      if (!trust || scenarioOf(workspace) !== "kolena") return;
      const document = workspace.document(trust.place);
      if (document?.language !== "json" || !document.root) return;
      const own = new Set(ownersOf(entity, workspace).map(({ ownerName }) => accountOf(ownerName)));
      for (const statement of policyOf(document.root).statements) {
        const principal = statement.principals.find(({ type, value }) => type === "AWS" && isStranger(value, own));
        if (statement.effect?.value !== "Allow" || !principal || asksForExternalId(statement)) continue;
        yield {
          place: { ...trust.place, span: spanToFile(document.mapping, principal.span) },
          message:
            "Whoever makes this provider assume your role reads your bucket, also its other customers by mistake. Kolena advises a condition on sts:ExternalId with an id that only you and it know.",
        };
      }
    },
  },
};

function isStranger(value: string, own: ReadonlySet<string | undefined>): boolean {
  const account = parseArn(value)?.account;
  return account !== undefined && /^\d{12}$/.test(account) && !own.has(account) && own.size > 0 && !own.has(undefined);
}

function asksForExternalId({ conditions, node }: Statement): boolean {
  // A condition that cannot be read may well be the one.
  return (
    conditions.some(({ name }) => name === "sts:externalid") ||
    (conditions.length === 0 && memberOf(node, "Condition") !== undefined)
  );
}
