import { memberOf, membersOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import type { Text } from "../../json/strings.ts";
import { canonicalCondition, canonicalStatement } from "../../model/canonical.ts";
import type { Condition } from "../../model/condition.ts";
import type { Statement } from "../../model/policy.ts";
import type { Refactoring } from "../assist.ts";
import { isList, type Joining, joinedLists, listJoining, principalJoining } from "./refactor-joining.ts";
import { hasTwice, type RefactorPlace } from "./refactor-place.ts";
import { changedStatement, rewrittenStatements } from "./refactor-statement.ts";
import { editOf } from "./refactor-text.ts";

/** Comparing more statements than this with each other would take longer than a move of the cursor may. */
const most = 500;

/** The statement with those that agree with it in all but one element, as one: what either allows or denies is one list. */
export function merges(place: RefactorPlace): readonly Refactoring[] {
  const { statement, policy } = place;
  if (!statement || policy.statements.length < 2 || policy.statements.length > most) return [];
  const others = policy.statements.filter(
    (other) => other !== statement && other.effect?.value === statement.effect?.value && !hasTwice(other.node),
  );
  const offers: readonly (readonly [noun: string, alike: readonly Statement[], how: Joining])[] = [
    ["actions", alikeBut("Action", statement, others), listJoining("Action")],
    ["resources", alikeBut("Resource", statement, others), listJoining("Resource")],
    ["principals", principalsApart(statement, others), principalJoining],
    ...byCondition(statement, others),
  ];
  return offers.flatMap(([noun, alike, how]) => offered(place, noun, alike, how));
}

function offered(place: RefactorPlace, noun: string, alike: readonly Statement[], how: Joining): Refactoring[] {
  const { statement, source, hasComments } = place;
  if (!statement || alike.length === 0) return [];
  const all = [statement, ...alike].sort((a, b) => a.span.start - b.span.start);
  const changes = how(source, all);
  const [first, ...gone] = all;
  if (!changes || !first) return [];
  const nodes = new Set(gone.map(({ node }) => node));
  const withComments = (comments: readonly string[]) =>
    rewrittenStatements(place, (part) => {
      if (nodes.has(part.node)) return [];
      if (part.node !== first.node) return [part];
      const before = [...part.before, ...comments];
      return [{ ...part, before, text: changedStatement(source, first.node, changes) }];
    });
  const bare = withComments([]);
  if (!bare) return [];
  const { start, end } = spanOf(bare.node);
  const merged = hasComments
    ? withComments(missing(commentsOf(source.slice(start, end)), commentsOf(bare.text)))
    : bare;
  const edit = merged && editOf(source, { start, end }, merged.text);
  if (!edit) return [];
  const count = gone.length === 1 ? "the other statement" : `the ${gone.length} other statements`;
  const verb = gone.length === 1 ? "differs" : "differ";
  return [{ title: `Merge with ${count} that ${verb} only in ${noun}`, edits: [edit] }];
}

/** Every comment in a piece of JSON. */
function commentsOf(json: string): string[] {
  const strings = /"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;
  return [...json.matchAll(strings)].flatMap(([found]) => (found.startsWith("/") ? found : []));
}

/** What the first list has more often than the second. */
function missing(before: readonly string[], after: readonly string[]): string[] {
  const left = [...after];
  return before.filter((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function alikeBut(element: "Action" | "Resource", statement: Statement, others: readonly Statement[]): Statement[] {
  if (!isList(memberOf(statement.node, element)?.value)) return [];
  const rest = element === "Action" ? "resources" : "actions";
  const candidates = others.filter(
    (other) => isList(memberOf(other.node, element)?.value) && mayAgree(statement[rest], other[rest]),
  );
  return agreeingBut(element, statement, candidates);
}

/** Whether two lists may hold the same, at first sight: writing statements out to compare them takes long. */
function mayAgree(a: readonly Text[], b: readonly Text[]): boolean {
  const first = a[0]?.value.toLowerCase();
  return first === undefined ? b.length === 0 : b.some(({ value }) => value.toLowerCase() === first);
}

function agreeingBut(element: string, statement: Statement, others: readonly Statement[]): Statement[] {
  if (others.length === 0) return [];
  const key = withoutElement(statement, element);
  return others.filter((other) => withoutElement(other, element) === key);
}

/** What a statement says but for one element, as a text that is equal where the same is said. */
function withoutElement({ node }: Statement, element: string): string {
  const lines = canonicalStatement(node).split("\n");
  return lines.filter((line) => !line.startsWith(`${element}=`)).join("\n");
}

/** Statements that differ in whom they name; everyone is not put beside names. */
function principalsApart(statement: Statement, others: readonly Statement[]): Statement[] {
  if (!hasNames(statement)) return [];
  const candidates = others.filter((other) => hasNames(other) && mayAgree(statement.actions, other.actions));
  return agreeingBut("Principal", statement, candidates);
}

function hasNames({ node }: Statement): boolean {
  const value = memberOf(node, "Principal")?.value;
  const members = membersOf(value);
  return (
    value?.type === "object" &&
    members.length > 0 &&
    !hasTwice(value) &&
    members.every((one) => isListOfNames(one.value))
  );
}

function isListOfNames(node: JsonNode | undefined): boolean {
  return isList(node) && node.value !== "*" && !node.children?.some(({ value }) => value === "*");
}

/**
 * Statements that agree but for what one condition compares with. Only where several values of one condition mean any of
 * them: a negated test, or one for all values, means something else with more of them.
 */
function byCondition(statement: Statement, others: readonly Statement[]): [string, Statement[], Joining][] {
  return statement.conditions.flatMap((condition): [string, Statement[], Joining][] => {
    if (!isAnyOf(condition)) return [];
    const alike = others.filter((other) => isAlikeBut(condition, statement, other));
    if (alike.length === 0) return [];
    const joining: Joining = (source, statements) => {
      const block = memberOf(statements[0]?.node, "Condition")?.value;
      const own = statements.flatMap(({ conditions }) => conditions.filter((one) => isSameTest(one, condition)));
      if (!block || own.length !== statements.length) return undefined;
      const values = own.map(({ node }) => node);
      const text = source.slice(block.offset, block.offset + block.length);
      const { start, end } = spanOf(values[0]!);
      const joined = joinedLists(source, values, (value) => value);
      return { Condition: text.slice(0, start - block.offset) + joined + text.slice(end - block.offset) };
    };
    return [[`the values of ${condition.key.value}`, alike, joining]];
  });
}

function isAnyOf({ operator: { facts, set }, node }: Condition): boolean {
  const isOfText = facts?.family === "String" || facts?.family === "ARN" || facts?.family === "IPAddress";
  return isOfText && !facts.negated && set !== "ForAllValues" && isList(node);
}

function isSameTest(a: Condition, b: Condition): boolean {
  return a.operator.value.toLowerCase() === b.operator.value.toLowerCase() && a.name === b.name && isList(a.node);
}

function isAlikeBut(condition: Condition, statement: Statement, other: Statement): boolean {
  if (other.conditions.length !== statement.conditions.length) return false;
  if (!mayAgree(statement.actions, other.actions) || !mayAgree(statement.resources, other.resources)) return false;
  if (withoutElement(other, "Condition") !== withoutElement(statement, "Condition")) return false;
  const counterpart = other.conditions.find((one) => isSameTest(one, condition));
  if (!counterpart) return false;
  const rest = statement.conditions.filter((one) => one !== condition).map(canonicalCondition);
  const theirs = other.conditions.filter((one) => one !== counterpart).map(canonicalCondition);
  return rest.length === theirs.length && rest.every((one) => theirs.includes(one));
}
