import type { Draft, Fix } from "../finding.ts";
import { innerSpanOf } from "../json/node.ts";
import { parseArn } from "../model/arn.ts";
import type { Condition } from "../model/condition.ts";
import { addTest } from "../model/condition-edit.ts";
import type { Principal, Statement } from "../model/policy.ts";
import { withCondition } from "../model/principal-edit.ts";
import { isExcepted } from "../model/principal-element.ts";
import {
  demandsSource,
  isNarrowedOtherwise,
  type SourceKey,
  sourceKeyOf,
  sourcesOfAnyAccount,
} from "../model/source-keys.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export const unrestrictedServicePrincipal: Rule = {
  code: "unrestricted-service-principal",
  kinds: ["bucket-policy", "resource-policy"],
  severity: "warning",
  summary: "A service is let in on behalf of everybody's resources.",
  awsCodes: ["RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"],
  check: {
    *principal(principal, statement, context) {
      if (principal.type !== "Service" || statement.effect?.value !== "Allow") return;
      if (isExcepted(principal, statement) || demandsSource(statement)) return;
      const key = sourceKeyOf(principal.value, statement, context.catalog);
      if (!key) return;
      const referer = refererOf(statement);
      if (referer) yield byReferer(principal, referer, statement, context);
      else if (!isNarrowedOtherwise(statement)) yield open(principal, key, statement, context);
    },
    *condition(condition, statement, { source }) {
      const { effect, principals } = statement;
      if (effect?.value !== "Allow" || principals.some(({ type }) => type !== "Service")) return;
      const [first] = principals;
      for (const { value, node } of first ? sourcesOfAnyAccount(condition, statement) : []) {
        const account = valueFor("aws:SourceAccount", statement);
        const edits = addTest(condition, "StringEquals", "aws:SourceAccount", account, source);
        yield {
          span: innerSpanOf(node),
          message: `"${value}" fits resources of every account, so ${first!.value} comes here for whoever has it do so; write the account out, or test aws:SourceAccount as well.`,
          fixes: edits ? [{ title: "Add a condition on aws:SourceAccount", safe: false, edits }] : [],
        };
      }
    },
  },
};

function open(principal: Principal, key: SourceKey, statement: Statement, { source }: PolicyContext): Draft {
  const edit = withCondition(
    source,
    statement,
    key === "aws:SourceArn" ? "ArnLike" : "StringEquals",
    key,
    valueFor(key, statement),
  );
  return {
    span: principal.span,
    message: `${principal.value} comes here for whoever has it do so, in any account; a condition on aws:SourceAccount or aws:SourceArn would say for whom.`,
    awsCode: "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
    fixes: edit ? [{ title: `Add a condition on ${key}`, safe: false, edits: [edit] }] : [],
  };
}

/** The account is usually that of the resource itself, where its ARN tells it. */
function valueFor(key: SourceKey, { resources }: Statement): string {
  if (key === "aws:SourceArn") return "<SOURCE-ARN>";
  const accounts = resources.flatMap(({ value }) => {
    const inPath = /\/AWSLogs\/(\d{12})\//.exec(value)?.[1];
    return inPath ?? parseArn(value)?.account ?? [];
  });
  return accounts.find((account) => /^\d{12}$/.test(account)) ?? "<ACCOUNT-ID>";
}

/** The account id in aws:Referer: an older way, which some guides showed. */
function refererOf({ conditions }: Statement): Condition | undefined {
  return conditions.find(({ key }) => key.value.toLowerCase() === "aws:referer");
}

function byReferer(principal: Principal, referer: Condition, statement: Statement, { source }: PolicyContext): Draft {
  const account =
    referer.values.find(({ value }) => /^\d{12}$/.test(value))?.value ?? valueFor("aws:SourceAccount", statement);
  const edits = addTest(referer, "StringEquals", "aws:SourceAccount", account, source);
  const fixes: Fix[] = edits ? [{ title: "Add a condition on aws:SourceAccount", safe: false, edits }] : [];
  return {
    span: referer.key.span,
    severity: "info",
    message: `aws:Referer was never meant to say for whom ${principal.value} acts; aws:SourceAccount is.`,
    awsCode: "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
    fixes,
  };
}
