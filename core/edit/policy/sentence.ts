import type { Catalog } from "../../catalog/index.ts";
import type { PolicyKind } from "../../kind.ts";
import type { Statement } from "../../model/policy.ts";
import { type AccountName, asMarkdown, plainly, type Say, shortened } from "./sentence-say.ts";
import { whatOf } from "./sentence-what.ts";
import { whenOf } from "./sentence-when.ts";
import { whoOf } from "./sentence-who.ts";
import { isWhole } from "./sentence-whole.ts";

export interface SentenceOptions {
  readonly kind: PolicyKind;
  readonly catalog: Catalog;
  readonly accountName?: AccountName;
  /** Of an identity policy that is a permissions boundary, which grants nothing itself. */
  readonly as?: "boundary";
}

/**
 * A statement in a sentence, in Markdown: who may or may not do what with what, and when. It claims what the statement
 * says, no more and no less: where no plain word is surely right it names actions and resources as they stand, and long
 * lists are counted. Undefined for a statement that AWS's grammar would not take in a policy of this kind.
 */
export function sentenceOf(statement: Statement, options: SentenceOptions): string | undefined {
  return isWhole(statement, options.kind)
    ? written(statement, options, asMarkdown(12, options.accountName))
    : undefined;
}

/** The sentence as one line of plain text, of at most `lineLimit` characters: lists are cut earlier where it is longer. */
export function sentenceLineOf(statement: Statement, options: SentenceOptions): string | undefined {
  if (!isWhole(statement, options.kind)) return undefined;
  for (const most of [4, 2, 1]) {
    const line = written(statement, options, plainly(most, options.accountName));
    if (line.length <= lineLimit) return line;
  }
  for (const most of [2, 1]) {
    const line = written(statement, options, plainly(most, options.accountName, 50), underConditions(statement));
    if (line.length <= lineLimit) return line;
  }
  return shortened(counted(statement, options), lineLimit);
}

export const lineLimit = 220;

function written(statement: Statement, options: SentenceOptions, say: Say, when = whenOf(statement, say)): string {
  const { kind, catalog } = options;
  const { does, idle } = whatOf(statement, kind, catalog, say);
  if (does === undefined) return `Has no effect: ${idle}.`;
  const sentence = `${opening(statement, options, say)} ${does}${when}.`;
  return idle === undefined ? sentence : `${sentence} ${idle}.`;
}

/** Where names would make the line too long, numbers alone: nothing of the statement is left out unsaid. */
function counted(statement: Statement, options: SentenceOptions): string {
  const { actions, notActions, resources, notResources } = statement;
  const say = plainly(1, options.accountName, 30);
  const does =
    actions.length > 0 ? `use ${number(actions, "action")}` : `do anything except ${number(notActions, "action")}`;
  const on =
    notResources.length > 0
      ? ` on anything except ${number(notResources, "resource")}`
      : resources.length > 0
        ? ` on ${resources.some(({ value }) => value === "*") ? "any resource" : number(resources, "resource")}`
        : "";
  return `${opening(statement, options, say)} ${does}${on}${underConditions(statement)}.`;
}

function underConditions({ conditions }: Statement): string {
  return conditions.length > 0 ? `, under ${number(conditions, "condition")}` : "";
}

function number(items: readonly unknown[], what: string): string {
  return `${items.length} ${what}${items.length === 1 ? "" : "s"}`;
}

/**
 * An identity policy says what its holder may do; a policy at a resource, whom it lets in; a control policy leaves open
 * what others must grant, or forbids it.
 */
function opening(statement: Statement, { kind, catalog, as }: SentenceOptions, say: Say): string {
  const allows = statement.effect?.value === "Allow";
  if (kind === "identity-policy") return !allows ? "May not" : as === "boundary" ? "Leaves it possible to" : "May";
  if (kind === "scp") return allows ? "Leaves it possible to" : "Forbids the accounts under it to";
  const who = whoOf(statement, kind, catalog, say);
  if (kind === "rcp" && allows) return `Leaves it possible for ${who} to`;
  return allows ? `Lets ${who}` : `Forbids ${who} to`;
}
