import type { Catalog } from "../catalog/index.ts";
import { membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { coveringOf } from "./covering.ts";
import { remembered } from "./remembered.ts";
import { plainValue } from "./statement-edit.ts";

type PlainStatement = Readonly<Record<string, unknown>>;

/**
 * The statements of a policy as plain values, with those put together that differ only in their actions or only in their
 * resources, and without entries that others cover. They say the same as before; the Sids of what was merged are gone.
 */
export function mergedStatements(statements: readonly JsonNode[]): PlainStatement[] {
  const plain = statements.map((node) => plainValue(node) as PlainStatement);
  return putTogether(putTogether(plain, "Action"), "Resource").map(withoutCovered);
}

/**
 * The statements with each complete set of actions written as a pattern (`s3:Get*` for all that it stands for today), or
 * undefined where there is none. Tomorrow the pattern may stand for more.
 */
export function withWildcards(statements: readonly PlainStatement[], catalog: Catalog): PlainStatement[] | undefined {
  let changed = false;
  const out = statements.map((statement) => {
    if (!Array.isArray(statement.Action)) return statement;
    const written = patternsFor(statement.Action.map(String), catalog);
    if (written.length === statement.Action.length) return statement;
    changed = true;
    return { ...statement, Action: written };
  });
  return changed ? out : undefined;
}

/** Whether every statement is an object with nothing in it but what the language knows, so that none is lost on the way. */
export function isMergeable(policy: JsonNode): boolean {
  const statements = statementsOf(policy);
  return statements.length > 0 && statements.every((node) => node.type === "object" && membersOf(node).length > 0);
}

/** The nodes of the Statement array; none where it is a single object. */
export function statementsOf(policy: JsonNode): readonly JsonNode[] {
  const node = membersOf(policy).find(({ name }) => name === "Statement")?.value;
  return node?.type === "array" ? (node.children ?? []) : [];
}

function putTogether(statements: readonly PlainStatement[], element: "Action" | "Resource"): PlainStatement[] {
  const byRest = new Map<string, PlainStatement>();
  for (const statement of statements) {
    const value = statement[element];
    const { [element]: _, Sid: __, ...rest } = statement;
    const key = value === undefined ? JSON.stringify(statement) : JSON.stringify(sorted(rest));
    const earlier = byRest.get(key);
    byRest.set(key, earlier ? { ...earlier, [element]: union(earlier[element], value) } : statement);
  }
  return [...byRest.values()];
}

/** With members in one order, and single values as lists of one, so that equal statements read equal. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  if (value === null || typeof value !== "object") return [value];
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}

function union(a: unknown, b: unknown): unknown {
  return [...new Set([a, b].flat())];
}

function withoutCovered(statement: PlainStatement): PlainStatement {
  const out = { ...statement };
  for (const element of ["Action", "NotAction", "Resource", "NotResource"]) {
    const value = out[element];
    if (!Array.isArray(value) || value.some((entry) => typeof entry !== "string" || entry.includes("${"))) continue;
    const fold = (text: string) => (element.endsWith("Action") ? text.toLowerCase() : text);
    const { coveredBy } = coveringOf(value.map(fold));
    out[element] = value.filter((_, index) => !coveredBy.has(index));
  }
  return out;
}

function patternsFor(actions: readonly string[], catalog: Catalog): string[] {
  const left = new Set(actions);
  const listed = new Set(actions.map((action) => action.toLowerCase()));
  const patterns: string[] = [];
  const tried = new Set<string>();
  for (const action of actions) {
    const [, service, verb] = /^([\w-]+):([A-Z][a-z]+)[A-Z]/.exec(action) ?? [];
    const pattern = `${service}:${verb}*`;
    if (service === undefined || verb === undefined || tried.has(pattern)) continue;
    tried.add(pattern);
    const all = namesFitting(pattern, catalog);
    if (all.size < 3 || all.size > listed.size || ![...all].every((name) => listed.has(name))) continue;
    patterns.push(pattern);
    for (const entry of left) if (all.has(entry.toLowerCase())) left.delete(entry);
  }
  return [...left, ...patterns];
}

/** In lower case. */
const namesFitting = remembered((pattern, catalog): ReadonlySet<string> => {
  const actions = catalog.actionsMatching(pattern);
  return new Set(actions.map(({ service, name }) => `${service}:${name}`.toLowerCase()));
});
