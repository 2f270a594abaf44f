import type { Action, Catalog } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { splitByKeys } from "../model/action-keys.ts";
import type { Condition } from "../model/condition.ts";
import { passesWithoutKey } from "../model/condition-operator.ts";
import type { Statement } from "../model/policy.ts";
import { withOwnStatement } from "../model/statement-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag */
export const resourceTagUnsupported: Rule = {
  code: "resource-tag-unsupported",
  kinds: policyKinds,
  severity: "info",
  summary: "A condition tests a tag of the resource, which some of the statement's actions do not know.",
  awsCodes: [
    "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
    "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
    "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
    "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
  ],
  check: {
    *statement(statement, { catalog, source }) {
      const tests = statement.conditions.filter(failsWithoutTag);
      const effect = statement.effect?.value;
      if (tests.length === 0 || (effect !== "Allow" && effect !== "Deny")) return;
      if (statement.notActions.length > 0) yield* ofNotAction(statement, tests, effect);
      else yield* ofActions(statement, tests, effect, catalog, source);
    },
  },
};

/** A test of `aws:ResourceTag/…` that a request without the tag does not pass. Null says nothing of a tag's value. */
function failsWithoutTag({ key, operator }: Condition): boolean {
  if (!/^aws:resourcetag\/./i.test(key.value)) return false;
  const facts = operator.facts;
  return facts !== undefined && facts.family !== "Null" && !passesWithoutKey(operator);
}

function* ofActions(
  statement: Statement,
  tests: readonly Condition[],
  effect: "Allow" | "Deny",
  catalog: Catalog,
  source: string,
): Generator<Draft> {
  const unaware = statement.actions.filter((action) => unawareIn(action, catalog) !== undefined);
  if (unaware.length === 0) return;
  const names = new Set(unaware.map(({ value }) => value));
  const keys = new Set(tests.map(({ name }) => name));
  // Without the tag a Deny would stop them all, which is not what it says either.
  const edits =
    effect === "Allow" ? withOwnStatement(statement.node, (action) => names.has(action), keys, source) : undefined;
  const common = {
    awsCode: `${effect.toUpperCase()}_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    ...(effect === "Deny" && { severity: "warning" as const }),
    fixes: edits ? [{ title: `Move ${listOf([...names])} to a statement without the tag`, safe: false, edits }] : [],
  };
  const outcome = effect === "Allow" ? "so this allows it nothing" : "so this never denies it";
  const tag = tests[0]?.key.value ?? "";
  for (const action of unaware) {
    const some = unawareIn(action, catalog) ?? [];
    const plain = some.length === 1 && some[0]?.name.toLowerCase() === action.value.split(":")[1]?.toLowerCase();
    yield {
      ...common,
      span: action.span,
      message: plain
        ? `${action.value} does not support ${tag}, ${outcome}.`
        : `${action.value} includes actions that do not support ${tag}${examplesOf(some)}; this ${effect === "Allow" ? "allows them nothing" : "never denies them"}.`,
    };
  }
  for (const { key } of tests)
    yield {
      ...common,
      span: key.span,
      message: `${listOf([...names])} ${names.size === 1 ? "does" : "do"} not support ${key.value}; there the statement ${effect === "Allow" ? "allows" : "denies"} nothing.`,
    };
}

function* ofNotAction(
  { node, notActions }: Statement,
  tests: readonly Condition[],
  effect: "Allow" | "Deny",
): Generator<Draft> {
  const element = memberOf(node, "NotAction");
  const common = {
    awsCode: `${effect.toUpperCase()}_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    ...(effect === "Deny" && { severity: "warning" as const }),
  };
  const message = `NotAction covers actions that do not support ${tests[0]?.key.value ?? ""}; there the statement ${effect === "Allow" ? "allows" : "denies"} nothing. List the actions that do.`;
  if (element && notActions.length > 0) yield { ...common, span: innerSpanOf(element.key), message };
  for (const { key } of tests) yield { ...common, span: key.span, message };
}

/**
 * The actions that a pattern covers and that know no tags; undefined where there are none, or the catalog knows none of the
 * name. Where the service is a wildcard the list is empty: some service of hundreds surely has one.
 *
 * AWS counts an action that sets tags while it creates something (aws:RequestTag) as one that knows them: its recorded
 * answers are silent on those, and report a pattern as soon as one action that it covers knows none.
 */
function unawareIn(action: Text, catalog: Catalog): readonly Action[] | undefined {
  if (/^[^:]*[*?]/.test(action.value)) return [];
  const { without } = splitByKeys(action.value, tagKeys, catalog);
  return without.length > 0 ? without : undefined;
}

/** The catalog asks for a key with its tag; any will do. */
const tagKeys = ["aws:ResourceTag/any", "aws:RequestTag/any"];

function examplesOf(actions: readonly Action[]): string {
  if (actions.length === 0) return "";
  const names = actions.slice(0, 2).map(({ name }) => name);
  return ` (${names.join(", ")}${actions.length > 2 ? " …" : ""})`;
}

function listOf(names: readonly string[]): string {
  return names.length > 2 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(" and ");
}
