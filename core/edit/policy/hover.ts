import type { JsonDocument } from "../../hosts/index.ts";
import { memberOf } from "../../json/node.ts";
import { isPolicyKind, type PolicyKind } from "../../kind.ts";
import { parseArn } from "../../model/arn.ts";
import { type Condition, conditionsOf } from "../../model/condition.ts";
import { type Statement, statementOf } from "../../model/policy.ts";
import { variablesIn } from "../../model/variable.ts";
import type { AssistContext, Explanation } from "../assist.ts";
import { code, prose } from "../markdown.ts";
import { actionWords } from "./hover-action.ts";
import { arnWords } from "./hover-arn.ts";
import { keyWords, operatorWords } from "./hover-condition.ts";
import { choiceWords, elementWords, principalTypeWords } from "./hover-elements.ts";
import { type HoverPlace, hoverPlaceAt } from "./hover-place.ts";
import { principalWords } from "./hover-principal.ts";
import { isBoundary } from "./known.ts";
import { accountNames } from "./known-accounts.ts";
import { sentenceOf } from "./sentence.ts";

/** What stands under the mouse: an element, an action or a pattern of them, an ARN, a principal, a condition, a statement. */
export function hover(
  { root, kind, text }: JsonDocument,
  offset: number,
  context: AssistContext,
): Explanation | undefined {
  if (root?.type !== "object" || !isPolicyKind(kind)) return undefined;
  const place = hoverPlaceAt(root, offset, text);
  const markdown = place && wordsAt(place, kind, context);
  return place === undefined || !markdown ? undefined : { span: place.span, markdown };
}

function wordsAt(place: HoverPlace, kind: PolicyKind, context: AssistContext): string | undefined {
  const [element] = place.path;
  if (!place.statement) {
    if (place.path.length !== 1 || typeof element !== "string") return undefined;
    return place.on === "name" ? elementWords(element) : choiceWords(element, place.text);
  }
  const statement = statementOf(place.statement.node, place.statement.index);
  const sentence = () => sentenceHere(statement, kind, context);
  if (place.on === "brace") return sentence();
  if (typeof element !== "string") return undefined;
  if (element === "Sid" || element === "Effect") {
    const own =
      place.on === "name" ? elementWords(element) : element === "Effect" ? choiceWords(element, place.text) : undefined;
    return [own, sentence()].filter((part) => part !== undefined).join("\n\n");
  }
  if (place.on === "name") return nameWords(place, statement, context);
  return variableWords(place, context) ?? valueWords(place, element, kind, statement, context);
}

function sentenceHere(statement: Statement, kind: PolicyKind, context: AssistContext): string | undefined {
  const options = { kind, catalog: context.catalog, accountName: accountNames(context) };
  const isLimit = kind === "identity-policy" && isBoundary(context);
  return sentenceOf(statement, isLimit ? { ...options, as: "boundary" } : options);
}

function nameWords({ path, text }: HoverPlace, statement: Statement, context: AssistContext): string | undefined {
  const [element, second] = path;
  if (path.length === 1) return elementWords(text);
  if (element === "Principal" || element === "NotPrincipal")
    return path.length === 2 ? principalTypeWords(text) : undefined;
  if (element !== "Condition") return undefined;
  const condition = conditionAt(statement, String(second), path[2]);
  if (!condition) return undefined;
  return path.length === 2
    ? operatorWords(condition.operator, statement)
    : keyWords(condition, statement, context.catalog);
}

/** The condition of an operator and key as written; of an operator alone its first. */
function conditionAt({ node }: Statement, operator: string, key: string | number | undefined): Condition | undefined {
  return conditionsOf(memberOf(node, "Condition")?.value).find(
    (condition) => condition.operator.value === operator && (key === undefined || condition.key.value === key),
  );
}

function valueWords(
  { path, text }: HoverPlace,
  element: string,
  kind: PolicyKind,
  statement: Statement,
  context: AssistContext,
): string | undefined {
  const accountName = accountNames(context);
  switch (element) {
    case "Action":
    case "NotAction":
      return actionWords(text, context.catalog);
    case "Resource":
    case "NotResource":
      return text === "*" ? starWords(kind) : arnWords(text, context, accountName);
    case "Principal":
    case "NotPrincipal":
      return principalWords(
        { type: typeof path[1] === "string" ? path[1] : "*", value: text },
        { kind, effect: statement.effect?.value, context },
      );
    case "Condition":
      return conditionValueWords(path, text, statement, kind, context);
    default:
      return undefined;
  }
}

function starWords(kind: PolicyKind): string {
  if (kind === "bucket-policy") return "**Everything that this policy stands at**: the bucket and its objects.";
  if (kind === "resource-policy") return "**Everything that this policy stands at**, such as the key or the secret.";
  return "**Every resource** of every service that the actions can be limited to.";
}

function conditionValueWords(
  path: HoverPlace["path"],
  text: string,
  statement: Statement,
  kind: PolicyKind,
  context: AssistContext,
): string | undefined {
  const condition = conditionAt(statement, String(path[1]), path[2]);
  if (!condition) return undefined;
  const { catalog } = context;
  const accountName = accountNames(context);
  if (parseArn(text)) return arnWords(text, context, accountName);
  const region = catalog.region(text);
  if (region) return `${code(text)} · ${prose(region.name)}, partition ${code(region.partition)}`;
  const service = catalog.servicePrincipal(text);
  if (service) return principalWords({ type: "Service", value: text }, { kind, effect: undefined, context });
  const name = /^\d{12}$/.test(text) ? accountName(text) : undefined;
  if (name !== undefined) return `The account ${code(text)}, ${code(name)} in the manifest.`;
  return condition.operator.facts?.family === "Null" ? undefined : keyWords(condition, statement, catalog);
}

/** A variable stands for what the request holds under its key, and its absence makes the value match nothing. */
function variableWords({ text, at }: HoverPlace, { catalog }: AssistContext): string | undefined {
  const variable = variablesIn(text).find(({ start, end }) => start <= at && at < end);
  if (!variable || variable.flaw) return undefined;
  const info = catalog.conditionKey(variable.name);
  const present = info?.present ? `Present ${prose(info.present)}; w` : "W";
  const hasDefault = text.slice(variable.start, variable.end).includes(",");
  return [
    `**Variable** ${code(variable.name)} · ${info?.description ? prose(info.description).replace(/([^.!?])$/, "$1.") : "what the request holds under this key."}`,
    hasDefault
      ? "Where the request lacks it, the text in quotes stands for it."
      : `${present}here the request lacks it, a value with this variable matches nothing.`,
    'Needs `"Version": "2012-10-17"`, and counts in Resource and in conditions that compare text or ARNs.',
  ].join("\n\n");
}
