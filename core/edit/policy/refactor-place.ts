import type { JsonDocument } from "../../hosts/index.ts";
import { type Member, membersOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { isPolicyKind, type PolicyKind } from "../../kind.ts";
import { maxStatements, type Policy, policyOf, type Statement } from "../../model/policy.ts";
import { quotasOf, sizeOf } from "../../model/policy-size.ts";
import type { Span } from "../../text.ts";
import type { AssistContext, Refactoring } from "../assist.ts";

/** Where the cursor stands, or the selection begins, in a policy that can be read. */
export interface RefactorPlace {
  readonly source: string;
  readonly kind: PolicyKind;
  readonly root: JsonNode;
  readonly policy: Policy;
  readonly hasComments: boolean;
  /** The statement there; undefined between and around them. */
  readonly statement: Statement | undefined;
  /** The statement's member there. */
  readonly element: Member | undefined;
  /** The innermost value there that is a string or an array. */
  readonly value: JsonNode | undefined;
  readonly context: AssistContext;
}

/** What gives refactorings for a place. */
export type RefactorAt = (place: RefactorPlace) => readonly Refactoring[];

/** A longer text than any policy that AWS takes is not worked on at each move of the cursor. */
export const longestWorkedOn = 120_000;

/** The place in a policy; undefined in what is no whole JSON, or far too long, or says something twice. */
export function placeAt(document: JsonDocument, { start }: Span, context: AssistContext): RefactorPlace | undefined {
  const { kind, text: source, root, json } = document;
  if (!root || !isPolicyKind(kind) || !isWhole(json.problems) || source.length > longestWorkedOn) return undefined;
  const policy = policyOf(root);
  if (policy.statements.length === 0 || policy.statements.length >= maxStatements) return undefined;
  if (hasTwice(root)) return undefined;
  const statement = policy.statements.find(({ span }) => span.start <= start && start <= span.end);
  if (statement && hasTwice(statement.node)) return undefined;
  const element = statement && membersOf(statement.node).find(({ node }) => isIn(node, start));
  return {
    source,
    kind,
    root,
    policy,
    hasComments: json.problems.length > 0,
    statement,
    element,
    value: element?.value && innermost(element.value, start),
    context,
  };
}

/** Whether the policy is far enough from its quota to grow by so many characters. */
export function hasRoom({ policy, kind, source }: RefactorPlace, growth: number): boolean {
  const [quota] = quotasOf(kind, policy);
  return !quota || sizeOf(source, policy.span, quota.counting) + growth <= quota.limit * 0.9;
}

/** Whether a text can be taken apart and put together again. Comments can; what AWS would not even guess at cannot. */
export function isWhole(problems: JsonDocument["json"]["problems"]): boolean {
  return problems.every(({ kind }) => kind === "comment" || kind === "byte-order-mark");
}

/** Whether an object has two members of one name, so that it is not clear what it says. */
export function hasTwice(node: JsonNode): boolean {
  const members = membersOf(node);
  return new Set(members.map(({ name }) => name)).size < members.length;
}

function isIn({ offset, length }: JsonNode, at: number): boolean {
  return offset <= at && at <= offset + length;
}

function innermost(node: JsonNode, at: number): JsonNode | undefined {
  if (node.type === "array" || node.type === "object") {
    for (const child of node.children ?? []) {
      if (!isIn(child, at)) continue;
      const [, value] = child.children ?? [];
      const inner = child.type === "property" ? value && innermost(value, at) : innermost(child, at);
      if (inner) return inner;
    }
  }
  return node.type === "array" || node.type === "string" ? node : undefined;
}
