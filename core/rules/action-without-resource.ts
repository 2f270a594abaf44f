import type { Action, Catalog } from "../catalog/index.ts";
import type { Draft, Fix } from "../finding.ts";
import { removeFromParent, replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { consequenceOf } from "../model/consequence.ts";
import { globMatches } from "../model/glob.ts";
import type { Policy, Statement } from "../model/policy.ts";
import { takesAction, targetOf } from "../model/policy-target.ts";
import { remembered } from "../model/remembered.ts";
import { formsOf } from "../model/resource-type.ts";
import { type ResourceUse, resourceUseOf } from "../model/resource-use.ts";
import { isOnlyFor, s3TargetsOf } from "../model/s3-statement.ts";
import { settledServices } from "../model/settled-services.ts";
import { statementBehind } from "../model/statement-edit.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const actionWithoutResource: Rule = {
  code: "action-without-resource",
  kinds: ["identity-policy", "resource-policy", "scp", "rcp"],
  severity: "warning",
  summary: "An action applies to none of the statement's resources.",
  check: {
    action(action, statement, context) {
      const { catalog, policy, kind } = context;
      if (action.value === "*" || statement.notActions.length > 0 || /^[^:]*[*?]/.test(action.value)) return undefined;
      const use = resourceUseOf(statement, catalog);
      if (!use) return undefined;
      const actions = catalog.actionsMatching(action.value);
      if (actions.length === 0 || actions.some(use.hasResource) || isOtherHalf(action, statement, catalog))
        return undefined;
      const target = targetOf(policy, kind);
      if (target && !actions.some((one) => takesAction(target, one))) return undefined;
      if (isAccessPoints(actions, use) || isGivenElsewhere(action, actions, statement, context)) return undefined;
      const draft = judged(action, statement, context);
      return draft && [draft];
    },
  },
};

/** A bucket in the place of its objects or the other way round has rules of its own. */
function isOtherHalf({ value }: Text, statement: Statement, catalog: Catalog): boolean {
  if (!/^s3:/i.test(value)) return false;
  const targets = s3TargetsOf(statement);
  return (targets?.length ?? 0) > 0 && (isOnlyFor("objects", value, catalog) || isOnlyFor("bucket", value, catalog));
}

/** The tables give no resources for some actions on access points, where AWS's guide names the access point. */
function isAccessPoints(actions: readonly Action[], { resources }: ResourceUse): boolean {
  return (
    resources.some(({ arn }) => arn.resource.startsWith("accesspoint/")) &&
    actions.every(({ name, resourceTypes }) => resourceTypes.length === 0 && name.includes("AccessPoint"))
  );
}

/** Whether some statement has the action on something that it applies to: then nothing is lost. */
function isGivenElsewhere(
  { value }: Text,
  actions: readonly Action[],
  { effect }: Statement,
  { policy, catalog }: PolicyContext,
): boolean {
  let answers = given.get(policy);
  if (answers === undefined) {
    answers = new Map();
    given.set(policy, answers);
  }
  const asked = value.toLowerCase();
  const key = `${effect?.value} ${asked}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const has = (pattern: string) => pattern === "*" || globMatches(pattern.toLowerCase(), asked);
  const answer = policy.statements.some((other) => {
    if (other.effect?.value !== effect?.value || !other.actions.some((text) => has(text.value))) return false;
    const use = resourceUseOf(other, catalog);
    return use === undefined || actions.some(use.hasResource);
  });
  answers.set(key, answer);
  return answer;
}

const given = new WeakMap<Policy, Map<string, boolean>>();

function judged(action: Text, statement: Statement, { catalog, kind, source }: PolicyContext): Draft | undefined {
  const { forms, isSure, isReading } = natureOf(action.value, catalog);
  // Of actions that change something, the tables of lesser services leave the resources out now and then.
  if (!isSure && !forms && !isReading) return undefined;
  const what = forms
    ? `${action.value} applies to ${forms}, and no resource of this statement is one`
    : `${action.value} cannot be limited to resources: it is ${verbOf(statement)} on * or not at all`;
  const certainty = isSure ? "" : `, by AWS's tables of ${catalog.date},`;
  return {
    span: action.span,
    ...(!isSure && { severity: "hint" }),
    message: `${what}; here${certainty} ${consequenceOf(kind, statement, 1)}.`,
    fixes: forms ? [] : fixesFor(action, statement, source),
  };
}

/** What the actions of a pattern have in common; without forms none of them can be limited to resources. */
const natureOf = remembered((pattern, catalog) => {
  const actions = catalog.actionsMatching(pattern);
  const typed = actions.filter(({ resourceTypes }) => resourceTypes.length > 0);
  return {
    forms: typed.length > 0 ? formsIn(typed) : undefined,
    isSure: actions.every(({ service }) => settledServices.has(service)),
    isReading: actions.every(readsOnly),
  };
});

const readsOnly = ({ levels, name }: Action) =>
  /^(?:List|Describe)/.test(name) && levels.every((level) => level === "List" || level === "Read");

const verbOf = ({ effect }: Statement) => (effect?.value === "Deny" ? "denied" : "granted");

/** The ARNs that the actions apply to, as AWS writes them, two at most. */
function formsIn(actions: readonly Action[]): string {
  const templates = [
    ...new Set(actions.flatMap(({ resourceTypes }) => resourceTypes.flatMap(formsOf).map(({ template }) => template))),
  ];
  const shown = templates.slice(0, 2).join(" or ");
  return templates.length > 2 ? `${shown} and the like` : shown;
}

function fixesFor(action: Text, statement: Statement, source: string): Fix[] {
  const [resource] = statement.resources;
  if (statement.actions.length === 1 && statement.resources.length === 1 && resource) {
    return [{ title: "Replace the resource with *", safe: false, edits: [replaceText(resource, "*")] }];
  }
  if (action.node.parent?.type !== "array" || statement.actions.length === 1) return [];
  const added = statementBehind(statement.node, { Action: action.value, Resource: "*" }, source);
  if (!added) return [];
  return [
    {
      title: "Move it to a statement with the resource *",
      safe: false,
      edits: [removeFromParent(source, action.node), added],
    },
  ];
}
