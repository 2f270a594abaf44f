import type { JsonDocument } from "../../hosts/index.ts";
import { isPolicyKind } from "../../kind.ts";
import { type AssistContext, longestCompleted, type Proposal } from "../assist.ts";
import { actions } from "./complete-actions.ts";
import { type Choice, proposalOf } from "./complete-choice.ts";
import { conditionKeys } from "./complete-keys.ts";
import {
  mayHavePrincipal,
  policies,
  policyMembers,
  statementLists,
  statementMembers,
  statements,
} from "./complete-members.ts";
import { operators } from "./complete-operators.ts";
import { principals, principalTypeChoices, principalWholes } from "./complete-principals.ts";
import { resources } from "./complete-resources.ts";
import { conditionValues } from "./complete-values.ts";
import { variablesAt } from "./complete-variables.ts";
import { ranked } from "./match.ts";
import { type PolicyPlace, placeAt } from "./place.ts";

/** What can stand at an offset of a policy of any kind, the likeliest first; nothing where the text leaves nothing to say. */
export function complete(document: JsonDocument, offset: number, context: AssistContext): readonly Proposal[] {
  if (document.text.length > longestCompleted || !isPolicyKind(document.kind)) return [];
  const place = placeAt(document, offset);
  if (!place) return [];
  const found = new Map<string, Choice>();
  for (const choice of choicesAt(place, document, context)) {
    if (!found.has(choice.label)) found.set(choice.label, choice);
    if (found.size === longest) break;
  }
  const list = place.typed !== "" || found.size > shownAtOnce ? "searched" : "short";
  return [...found.values()].map((choice) => proposalOf(choice, place, document, list));
}

/** What an editor shows without scrolling needs no search. */
const shownAtOnce = 12;

/** One more than is ever shown, so that it is known that there are more. */
const longest = 201;

function choicesAt(place: PolicyPlace, document: JsonDocument, context: AssistContext): Choice[] {
  const { part } = place;
  const variables = variablesAt(place, context.catalog);
  if (variables) return variables;
  switch (part.of) {
    case "document":
      return policies(place, document);
    case "policy-name":
      return byTyped(policyMembers(place, document), place);
    case "policy-value":
      return part.member === "Version" ? byTyped(versions, place) : [];
    case "statements":
      return statementLists(place, document);
    case "statement":
      return byTyped(statements(place, document), place);
    case "statement-name":
      return byTyped(statementMembers(place, document), place);
    case "statement-value":
      return ofMember(part.member, place, document, context);
    case "principal-type":
      return byTyped(principalTypeChoices(place, asMeant(place, document)), place);
    case "principal":
      return principals(place, part.type, asMeant(place, document), context);
    case "operator":
      return operators(place, context.catalog);
    case "condition-key":
      return conditionKeys(place, part.operator, document, context.catalog);
    case "condition-value":
      return conditionValues(place, part.operator, part.key, context);
  }
}

function ofMember(member: string, place: PolicyPlace, document: JsonDocument, context: AssistContext): Choice[] {
  switch (member) {
    case "Effect":
      return byTyped(effectsOf(document), place);
    case "Principal":
    case "NotPrincipal":
      return mayHavePrincipal(place, document) ? byTyped(principalWholes(place, asMeant(place, document)), place) : [];
    case "Action":
      return actionsOfKind(place, document, context);
    case "NotAction":
      return actions(place, document, context);
    case "Resource":
    case "NotResource":
      return document.kind === "trust-policy" ? [] : resources(place, document, context);
    case "Condition":
      return place.quoted ? [] : [conditionWhole];
    default:
      return [];
  }
}

/**
 * A policy that names a principal and neither actions nor resources yet may well become a trust policy, as long as only its
 * content tells its kind.
 */
function asMeant({ policy, cursor }: PolicyPlace, document: JsonDocument): JsonDocument {
  if (document.how !== "content" || document.kind !== "resource-policy") return document;
  const isOpen = policy.statements.every(({ actions: all, notActions, resources: some, notResources }) =>
    [...all, ...notActions, ...some, ...notResources].every(({ node, value }) => node === cursor.node || value === ""),
  );
  return isOpen ? { ...document, kind: "trust-policy" } : document;
}

function actionsOfKind(place: PolicyPlace, document: JsonDocument, context: AssistContext): Choice[] {
  const meant = asMeant(place, document);
  const found = actions(place, meant, context);
  return meant === document ? found : [...found, ...actions(place, document, context)];
}

function effectsOf({ kind }: JsonDocument): readonly Choice[] {
  const [allow, deny] = effects;
  if (kind === "rcp") return [deny];
  return kind === "scp" ? [deny, allow] : effects;
}

function byTyped(choices: readonly Choice[], { typed }: PolicyPlace): Choice[] {
  return ranked(choices, typed, ({ label, words }) => [label, words]);
}

const versions: readonly Choice[] = [
  { label: "2012-10-17", type: "value", detail: "the current language" },
  { label: "2008-10-17", type: "value", detail: "an old one, without policy variables" },
];

const effects: readonly [Choice, Choice] = [
  { label: "Allow", type: "value", detail: "unless another statement denies" },
  { label: "Deny", type: "value", detail: "whatever else allows" },
];

const conditionWhole: Choice = {
  label: "{ operator: { key: value } }",
  type: "snippet",
  detail: "a condition",
  json: ['{ "', { blank: "StringEquals" }, '": { "', { blank: "" }, '": "', { blank: "" }, '" } }'],
};
