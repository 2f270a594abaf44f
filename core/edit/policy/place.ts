import type { JsonDocument } from "../../hosts/index.ts";
import type { JsonNode } from "../../json/parse.ts";
import { type Policy, policyOf, type Statement, statementOf } from "../../model/policy.ts";
import type { Span } from "../../text.ts";
import { type Cursor, readHalfTyped } from "./half-typed.ts";

/** What of a policy the cursor stands in. A `list` is the whole value of a member, an `item` one of its array's. */
export type PolicyPart =
  | { readonly of: "document" }
  | { readonly of: "policy-name" }
  | { readonly of: "policy-value"; readonly member: string }
  | { readonly of: "statements" }
  | { readonly of: "statement" }
  | { readonly of: "statement-name" }
  | { readonly of: "statement-value"; readonly member: string; readonly as: "list" | "item" }
  | { readonly of: "principal-type"; readonly member: string }
  | { readonly of: "principal"; readonly type: string; readonly as: "list" | "item" }
  | { readonly of: "operator" }
  | { readonly of: "condition-key"; readonly operator: string }
  | { readonly of: "condition-value"; readonly operator: string; readonly key: string; readonly as: "list" | "item" };

export interface PolicyPlace {
  readonly part: PolicyPart;
  readonly cursor: Cursor;
  readonly policy: Policy;
  /** The statement around the cursor, as far as it is typed; what is under the cursor is in it. */
  readonly statement: Statement | undefined;
  /** What a proposal replaces. */
  readonly replace: Span;
  /** What is typed of it before the cursor, without the quotation mark. */
  readonly typed: string;
  /** The same behind the cursor. */
  readonly rest: string;
  readonly quoted: boolean;
}

/** The place of an offset in a policy, however broken its text; undefined where a policy has nothing to put. */
export function placeAt({ text, root }: JsonDocument, offset: number): PolicyPlace | undefined {
  const from = root?.offset ?? 0;
  if (offset < from || splitsPair(text, offset)) return undefined;
  const half = readHalfTyped(text, from, offset);
  const { cursor } = half;
  if (!cursor) return undefined;
  const found = partOf(cursor);
  if (!found) return undefined;
  const { token } = cursor;
  const start = token?.start ?? offset;
  const inner = start + (token?.quoted ? 1 : 0);
  const end = token?.end ?? offset;
  const isClosed = token?.quoted && end > inner && text[end - 1] !== "\\" && /["\u201c-\u201f]/.test(text[end - 1]!);
  return {
    part: found.part,
    cursor,
    policy: policyOf(half.root ?? { type: "object", offset: from, length: 0 }),
    statement: found.statement && statementOf(found.statement, undefined),
    replace: { start, end },
    typed: text.slice(inner, Math.max(offset, inner)),
    rest: text.slice(offset, Math.max(isClosed ? end - 1 : end, offset)),
    quoted: token?.quoted ?? false,
  };
}

/** The names of an object beside the one under the cursor. */
export function otherNames({ cursor }: PolicyPlace): ReadonlySet<string> {
  const object = cursor.holders.at(-1);
  const names = (object?.children ?? []).flatMap(({ children: [key] = [] }) => (key && key !== cursor.node ? key : []));
  return new Set(names.map(({ value }) => String(value)));
}

/** The strings of a list beside the one under the cursor; none where a value stands alone. */
export function otherItems({ cursor }: PolicyPlace): readonly string[] {
  const list = cursor.holders.at(-1);
  if (cursor.is === "name" || list?.type !== "array") return [];
  return (list.children ?? []).flatMap((node) =>
    node !== cursor.node && node.type === "string" ? [String(node.value)] : [],
  );
}

/** An offset between the halves of a character beyond the basic plane is no place at all. */
function splitsPair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}

function partOf(cursor: Cursor): { part: PolicyPart; statement?: JsonNode } | undefined {
  const { is, path, holders } = cursor;
  if (path.length === 0) {
    if (is === "name") return { part: { of: "policy-name" } };
    return cursor.node && cursor.token?.quoted ? undefined : { part: { of: "document" } };
  }
  const [member, index] = path;
  if (typeof member !== "string") return undefined;
  if (member !== "Statement") return path.length === 1 ? { part: { of: "policy-value", member } } : undefined;
  if (path.length === 1 && is === "value") return { part: { of: "statements" } };
  const isListed = typeof index === "number";
  const inside = path.slice(isListed ? 2 : 1);
  if (inside.length === 0 && is === "value") return { part: { of: "statement" } };
  const statement = holders[isListed ? 2 : 1];
  const part = statement?.type === "object" ? partOfStatement(is, inside) : undefined;
  return part && { part, statement: statement! };
}

function partOfStatement(is: Cursor["is"], path: Cursor["path"]): PolicyPart | undefined {
  const [member, second, third] = path;
  if (path.length === 0) return { of: "statement-name" };
  if (typeof member !== "string") return undefined;
  if (member === "Principal" || member === "NotPrincipal") {
    if (is === "name") return path.length === 1 ? { of: "principal-type", member } : undefined;
    if (path.length === 1) return { of: "statement-value", member, as: "list" };
    return typeof second === "string" && path.length <= 3 && isItem(third)
      ? { of: "principal", type: second, as: third === undefined ? "list" : "item" }
      : undefined;
  }
  if (member === "Condition") return partOfCondition(is, path.slice(1));
  if (is === "name" || path.length > 2 || !isItem(second)) return undefined;
  return { of: "statement-value", member, as: second === undefined ? "list" : "item" };
}

function partOfCondition(is: Cursor["is"], path: Cursor["path"]): PolicyPart | undefined {
  const [operator, key, index] = path;
  if (is === "name") {
    if (path.length === 0) return { of: "operator" };
    return path.length === 1 && typeof operator === "string" ? { of: "condition-key", operator } : undefined;
  }
  if (path.length === 0) return { of: "statement-value", member: "Condition", as: "list" };
  if (typeof operator !== "string" || typeof key !== "string" || path.length > 3 || !isItem(index)) return undefined;
  return { of: "condition-value", operator, key, as: index === undefined ? "list" : "item" };
}

function isItem(step: string | number | undefined): boolean {
  return step === undefined || typeof step === "number";
}
