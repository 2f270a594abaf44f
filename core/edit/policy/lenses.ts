import type { Catalog } from "../../catalog/index.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { isPolicyKind, type PolicyKind } from "../../kind.ts";
import { grouped, lowerStart } from "../../model/phrase.ts";
import { type Policy, policyOf, type Statement } from "../../model/policy.ts";
import { type Quota, quotasOf, sizeOf } from "../../model/policy-size.ts";
import type { AssistContext, Lens } from "../assist.ts";
import { isBoundary } from "./known.ts";
import { accountNames } from "./known-accounts.ts";
import { type SentenceOptions, sentenceLineOf } from "./sentence.ts";
import type { AccountName } from "./sentence-say.ts";

/** Above the policy its size against its quota, above each statement what it says, in a sentence. */
export function lenses(document: JsonDocument, context: AssistContext): Lens[] {
  const { root, text, kind } = document;
  if (root?.type !== "object" || !isPolicyKind(kind)) return [];
  const policy = policyOf(root);
  // A document that only begins is none yet.
  if (policy.statements.length === 0) return [];
  return [...sizeLens(policy, kind, text), ...statementLenses(policy, kind, text, context)];
}

/** More than these fit into no policy that AWS takes. */
const mostStatements = 250;

function statementLenses({ statements }: Policy, kind: PolicyKind, text: string, context: AssistContext): Lens[] {
  const { catalog } = context;
  const isLimit = kind === "identity-policy" && isBoundary(context);
  const options = { kind, catalog, accountName: accountNames(context), ...(isLimit && { as: "boundary" as const }) };
  let before: number | undefined;
  return statements.slice(0, mostStatements).flatMap((statement) => {
    const { start } = statement.span;
    // Above a line with several statements their sentences could not be told apart.
    const isBeside = before !== undefined && !/[\r\n]/.test(text.slice(before, start));
    before = start;
    const title = isBeside ? undefined : lineOf(statement, options, text);
    return title === undefined ? [] : [{ span: { start, end: start + 1 }, title: inTitle(title) }];
  });
}

const written = new WeakMap<Catalog, Map<string, string | undefined>>();
/** Enough for the policies that somebody has open, and a bound on what endless editing leaves behind. */
const mostKept = 2000;

/** The sentence of a statement, kept by its text: a keystroke changes one statement of many. */
function lineOf(
  statement: Statement,
  options: SentenceOptions & { readonly accountName: AccountName },
  text: string,
): string | undefined {
  const { start, end } = statement.span;
  const kept = written.get(options.catalog) ?? new Map<string, string | undefined>();
  written.set(options.catalog, kept);
  const key = `${options.as ?? options.kind} ${text.slice(start, end)}`;
  if (kept.has(key)) return kept.get(key);
  let asksForNames = false;
  const accountName = (id: string) => {
    asksForNames = true;
    return options.accountName(id);
  };
  const line = sentenceLineOf(statement, { ...options, accountName });
  if (kept.size >= mostKept) kept.clear();
  // What accounts are called is for another file to say, and may change there.
  if (!asksForNames && key.length < 5000) kept.set(key, line);
  return line;
}

/** Editors draw `$(name)` in a title as a picture. */
function inTitle(text: string): string {
  return text.replaceAll("$(", "$ (");
}

function sizeLens(policy: Policy, kind: PolicyKind, text: string): Lens[] {
  const { start } = policy.span;
  let title: string | undefined;
  // The quota that the policy fits, or the largest that there is.
  for (const quota of quotasOf(kind, policy)) {
    const size = sizeOf(text, policy.span, quota.counting) + (quota.extra ?? 0);
    title = sizeWords(quota, size);
    if (size <= quota.limit) break;
  }
  return title === undefined ? [] : [{ span: { start, end: start + 1 }, title }];
}

function sizeWords({ of, limit, counting, firmness }: Quota, size: number): string {
  const unit =
    counting === "bytes" ? "bytes" : counting === "characters" ? "characters" : "characters without white space";
  const share = size > limit ? "too long" : `${Math.ceil((size / limit) * 100)} %`;
  const source = firmness === "assumed" ? ", a number that AWS does not publish any more" : "";
  return `${grouped(size)} of the ${grouped(limit)} ${unit} that ${lowerStart(of)} may have (${share}${source})`;
}
