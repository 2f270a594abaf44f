import type { Fix } from "../finding.ts";
import { replaceValue } from "../json/edit.ts";
import { memberOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import type { Edit } from "../text.ts";
import type { Statement } from "./policy.ts";

/** The value that a tree says, as a JSON parser would give it. */
export function plainValue(node: JsonNode | undefined): unknown {
  if (node?.type === "array") return (node.children ?? []).map(plainValue);
  if (node?.type !== "object") return node?.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children }) => {
      const [key, value] = children ?? [];
      return key && value ? [[String(key.value), plainValue(value)]] : [];
    }),
  );
}

/**
 * Takes actions out of a statement into one of their own, which lacks the conditions on the keys given (in lower case) and
 * the Sid, for that must be unique. Undefined where nothing would be left in the old statement, or it is not in an array.
 */
export function withOwnStatement(
  statement: JsonNode,
  leaving: (action: string) => boolean,
  dropped: ReadonlySet<string>,
  source: string,
): readonly Edit[] | undefined {
  const old = plainValue(statement) as Record<string, unknown>;
  const actions = Array.isArray(old.Action) ? (old.Action as unknown[]) : [];
  const gone = actions.filter((action) => typeof action === "string" && leaving(action));
  const rest = actions.filter((action) => !gone.includes(action));
  if (statement.parent?.type !== "array" || gone.length === 0 || rest.length === 0) return undefined;
  const { Sid: _, Condition: conditions, ...others } = old;
  const kept = withoutKeys(conditions, dropped);
  const added = { ...others, Action: oneOrMore(gone), ...(kept ? { Condition: kept } : {}) };
  const first = replaceValue(source, statement, { ...old, Action: oneOrMore(rest) });
  const second = replaceValue(source, statement, added);
  return [{ span: first.span, text: `${first.text},${gapBefore(source, statement.offset)}${second.text}` }];
}

/**
 * Fixes that part actions from a test which their requests cannot pass: in an Allow they get a statement without it; in a Deny
 * they leave, for without the test it would stop them all.
 */
export function actionsApart(statement: Statement, names: ReadonlySet<string>, key: string, source: string): Fix[] {
  if (names.size === 0) return [];
  const list = [...names].join(", ");
  if (statement.effect?.value === "Deny") {
    const node = memberOf(statement.node, "Action")?.value;
    const rest = statement.actions.map(({ value }) => value).filter((value) => !names.has(value));
    if (!node || rest.length === 0) return [];
    const edits = [replaceValue(source, node, oneOrMore(rest))];
    return [{ title: `Remove ${list} from the Deny`, safe: false, edits }];
  }
  const dropped = new Set([key.toLowerCase()]);
  const edits = withOwnStatement(statement.node, (action) => names.has(action), dropped, source);
  return edits ? [{ title: `Move ${list} to a statement without ${key}`, safe: false, edits }] : [];
}

const oneOrMore = (actions: readonly unknown[]) => (actions.length === 1 ? actions[0] : actions);

/** A Condition without some keys; undefined where none is left. What is no object stays as it is. */
function withoutKeys(conditions: unknown, dropped: ReadonlySet<string>): unknown {
  if (!isObject(conditions)) return conditions;
  const left = Object.entries(conditions).flatMap(([operator, block]) => {
    if (!isObject(block)) return [[operator, block]];
    const keys = Object.entries(block).filter(([key]) => !dropped.has(key.toLowerCase()));
    return keys.length > 0 ? [[operator, Object.fromEntries(keys)]] : [];
  });
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function gapBefore(source: string, offset: number): string {
  let start = offset;
  while (start > 0 && /\s/.test(source[start - 1]!)) start--;
  return source.slice(start, offset);
}

/** Adds a copy of a statement behind it, some of its members changed and without its Sid; undefined where it stands in no array. */
export function statementBehind(
  statement: JsonNode,
  changed: Readonly<Record<string, unknown>>,
  source: string,
): Edit | undefined {
  if (statement.parent?.type !== "array") return undefined;
  const { Sid: _, ...others } = plainValue(statement) as Record<string, unknown>;
  const end = statement.offset + statement.length;
  const { text } = replaceValue(source, statement, { ...others, ...changed });
  return { span: { start: end, end }, text: `,${gapBefore(source, statement.offset) || " "}${text}` };
}
