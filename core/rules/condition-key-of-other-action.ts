import type { Catalog, ConditionKeyInfo } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import type { Text } from "../json/strings.ts";
import type { PolicyKind } from "../kind.ts";
import { filledKey, splitByKeys } from "../model/action-keys.ts";
import type { Condition } from "../model/condition.ts";
import { passesWithoutKey } from "../model/condition-operator.ts";
import type { Statement } from "../model/policy.ts";
import { actionsApart } from "../model/statement-edit.ts";
import type { PolicyContext, Rule } from "../rule.ts";

// In a trust policy the keys come with the token, and session-key-without-action has the rest.
const kinds: readonly PolicyKind[] = ["identity-policy", "bucket-policy", "resource-policy", "scp", "rcp"];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html */
export const conditionKeyOfOtherAction: Rule = {
  code: "condition-key-of-other-action",
  kinds,
  severity: "warning",
  summary: "A condition tests a key that requests for the statement's actions never hold.",
  awsCodes: ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY"],
  check: {
    *statement(statement, context) {
      if (statement.actions.length === 0) return;
      for (const condition of statement.conditions) {
        const info = judgedKey(condition, context.catalog);
        if (info) yield* ofCondition(condition, info, statement, context);
      }
    },
  },
};

/** A key that belongs to actions; IfExists says that the writer knows that some lack it. */
function judgedKey({ key, operator }: Condition, catalog: Catalog): ConditionKeyInfo | undefined {
  if (operator.ifExists || !operator.facts) return undefined;
  const info = catalog.conditionKey(key.value);
  if (info?.scope === "service") return info;
  return info && /^aws:(?:RequestTag\/|TagKeys$)/.test(info.key) ? info : undefined;
}

function* ofCondition(
  condition: Condition,
  info: ConditionKeyInfo,
  statement: Statement,
  { catalog, kind, source }: PolicyContext,
): Generator<Draft> {
  const { key } = condition;
  const asked = [filledKey(info.key)];
  const unaware: Text[] = [];
  for (const action of statement.actions) {
    // A pattern over services, or an action that the catalog does not know, may well have the key.
    if (/^[^:]*[*?]/.test(action.value)) return;
    const { covered, without } = splitByKeys(action.value, asked, catalog);
    if (covered === 0) return;
    if (without.length === covered) unaware.push(action);
  }
  if (unaware.length === 0) return;
  const sure = isSure(info.key);
  if (!sure) {
    if (unaware.length === statement.actions.length && isWellKept(info.key, catalog))
      yield {
        span: key.span,
        severity: "hint",
        message: `By AWS's tables of ${catalog.date}, requests for ${namesOf(statement)} never hold ${key.value}, ${outcome(condition, statement)}.`,
      };
    return;
  }
  const none = unaware.length === statement.actions.length;
  const names = new Set(unaware.map(({ value }) => value));
  const common = {
    awsCode: "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
    ...severityOf(none, kind, condition, statement),
    fixes: actionsApart(statement, names, key.value, source),
  };
  for (const action of unaware)
    yield {
      ...common,
      span: action.span,
      message: `Requests for ${action.value} never hold ${key.value}, ${outcome(condition, statement)}.`,
    };
  yield {
    ...common,
    span: key.span,
    message: none
      ? `None of the statement's actions has ${key.value}, ${kind === "bucket-policy" && key.value.startsWith("s3:") ? "so S3 refuses the policy" : outcome(condition, statement)}.`
      : `Requests for ${[...names].join(", ")} never hold ${key.value}; there the test ${passes(condition) ? "always" : "never"} passes.`,
  };
}

/** Keys whose actions AWS's pages for the service list one by one. Elsewhere its tables have gaps, which its own policies show. */
function isSure(key: string): boolean {
  return key.startsWith("s3:") || key === "iam:PassedToService" || key === "iam:AWSServiceName";
}

/**
 * Whether AWS's tables for the key's service are kept well enough for a hint, and have the key at all. In others, AWS's own
 * policies use keys with actions that the tables do not list for them.
 */
function isWellKept(key: string, catalog: Catalog): boolean {
  if (key.startsWith("aws:")) return true;
  const prefix = key.slice(0, key.indexOf(":"));
  if (!wellKept.has(prefix)) return false;
  const { covered, without } = splitByKeys(`${prefix}:*`, [filledKey(key)], catalog);
  return without.length < covered;
}

const wellKept: ReadonlySet<string> = new Set([
  "batch",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "elasticfilesystem",
  "iam",
  "kms",
  "lambda",
  "logs",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
  "sts",
]);

function severityOf(none: boolean, kind: string, condition: Condition, { effect }: Statement) {
  if (none && kind === "bucket-policy" && condition.key.value.startsWith("s3:")) return { severity: "error" as const };
  // Where the test never stops the action in a Deny, or always lets it through in an Allow, no more is lost than a test.
  const harmless = (effect?.value === "Allow") === passes(condition);
  return harmless ? { severity: "info" as const } : {};
}

/** Whether a request without the key passes the test. */
function passes({ operator, values }: Condition): boolean {
  if (operator.facts?.family !== "Null") return passesWithoutKey(operator);
  return values.some(({ value }) => value.toLowerCase() === "true");
}

function outcome(condition: Condition, { effect }: Statement): string {
  const always = passes(condition);
  if (effect?.value === "Deny") return always ? "so the Deny always stops them" : "so the Deny never stops them";
  return always ? "so the test limits nothing" : "so the statement grants nothing for them";
}

function namesOf({ actions }: Statement): string {
  const names = actions.slice(0, 2).map(({ value }) => value);
  return actions.length > 2 ? `${names.join(", ")} and ${actions.length - 2} more` : names.join(" and ");
}
