import type { Draft, Fix } from "../finding.ts";
import type { Condition } from "../model/condition.ts";
import { addTest } from "../model/condition-edit.ts";
import type { Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html */
export const rcpWithoutServiceTest: Rule = {
  code: "rcp-without-service-test",
  kinds: ["rcp"],
  severity: "warning",
  summary: "A resource control policy does not tell AWS services from other callers, and so stops the wrong ones.",
  awsCodes: [
    "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY",
    "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY",
    "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK",
  ],
  check: {
    *condition(condition, statement, { source }) {
      const facts = condition.operator.facts;
      if (statement.effect?.value !== "Deny" || !facts || facts.family === "Null") return;
      if (isOfPrincipal(condition.key.value)) yield* ofPrincipal(condition, statement, source);
      else if (isOfService(condition.key.value)) yield* ofService(condition, statement, source);
    },
  },
};

const isOfPrincipal = (key: string) => /^aws:principal(?:orgid|orgpaths|arn|account|tag\/.*)$/i.test(key);

const isOfService = (key: string) => /^aws:source(?:orgid|orgpaths|arn|account)$/i.test(key);

function* ofPrincipal(condition: Condition, statement: Statement, source: string): Generator<Draft> {
  if (testsService(statement, "false")) return;
  yield {
    span: condition.key.span,
    message: `AWS services that call on their own have no ${condition.key.value}, so this stops them too; exempt them with aws:PrincipalIsAWSService.`,
    awsCode: "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY",
    fixes: fixOf(condition, "BoolIfExists", "aws:PrincipalIsAWSService", "false", source),
  };
}

function* ofService(condition: Condition, statement: Statement, source: string): Generator<Draft> {
  const { span, value } = condition.key;
  if (!testsService(statement, "true"))
    yield {
      span,
      message: `Only AWS services tell ${value}, so this stops every other caller; limit it with aws:PrincipalIsAWSService.`,
      awsCode: "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY",
      fixes: fixOf(condition, "Bool", "aws:PrincipalIsAWSService", "true", source),
    };
  if (!requiresSource(statement))
    yield {
      span,
      message: `Not every service tells ${value}, and this stops those that do not; test with Null that aws:SourceAccount is there.`,
      awsCode: "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK",
      fixes: fixOf(condition, "Null", "aws:SourceAccount", "false", source),
    };
}

function testsService({ conditions }: Statement, wanted: "true" | "false"): boolean {
  return conditions.some(
    ({ name, operator, values }) =>
      name === "aws:principalisawsservice" &&
      operator.facts?.family === "Bool" &&
      values.some(({ value }) => value.toLowerCase() === wanted),
  );
}

function requiresSource({ conditions }: Statement): boolean {
  return conditions.some(
    ({ key, operator, values }) =>
      /^aws:source(?:account|arn)$/i.test(key.value) &&
      operator.facts?.family === "Null" &&
      values.some(({ value }) => value.toLowerCase() === "false"),
  );
}

function fixOf(condition: Condition, operator: string, key: string, value: string, source: string): Fix[] {
  const edits = addTest(condition, operator, key, value, source);
  return edits ? [{ title: `Add "${operator}" of ${key} with "${value}"`, safe: false, edits }] : [];
}
