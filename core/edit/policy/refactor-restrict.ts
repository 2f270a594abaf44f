import { layoutOf } from "../../json/edit.ts";
import { memberOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { parseArn, s3ResourceOf } from "../../model/arn.ts";
import type { Statement } from "../../model/policy.ts";
import { withCondition } from "../../model/principal-edit.ts";
import { isEveryone } from "../../model/public-access.ts";
import { freeSid } from "../../model/sid.ts";
import { demandsSource, sourceKeyOf } from "../../model/source-keys.ts";
import { applyEdits } from "../../text.ts";
import type { Refactoring } from "../assist.ts";
import type { RefactorPlace } from "./refactor-place.ts";
import { changedStatement, rewrittenStatements } from "./refactor-statement.ts";
import { editOf, indentAt, startsLine, stepAt, valueText } from "./refactor-text.ts";

/** Conditions and statements that let in fewer than before, and nobody more. */
export function restrictions(place: RefactorPlace): readonly Refactoring[] {
  return [...tlsOnly(place), ...toAccount(place), ...toOrganization(place)];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit */
function tlsOnly(place: RefactorPlace): Refactoring[] {
  const { policy, source, kind } = place;
  if (kind !== "bucket-policy" || policy.statements.some(testsForTls)) return [];
  const bucket = onlyBucketOf(policy.statements);
  if (!bucket) return [];
  const last = policy.statements.at(-1);
  if (!last) return [];
  const value = {
    Sid: freeSid("DenyInsecureTransport", policy.statements),
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucket, `${bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const text = statementText(source, last.node, value);
  const result = rewrittenStatements(place, (part) =>
    part.node === last.node ? [part, { node: last.node, text, before: [], behind: [] }] : [part],
  );
  const edit = result && editOf(source, spanOf(result.node), result.text);
  return edit ? [{ title: "Deny requests without TLS: add a statement that does", edits: [edit] }] : [];
}

/** Who says something of TLS already has an answer, or an exception that the new statement would undo. */
function testsForTls({ effect, conditions }: Statement): boolean {
  const tests = conditions.filter(({ name }) => name === "aws:securetransport");
  if (effect?.value === "Deny") return tests.length > 0;
  return tests.some(({ values }) => values.some(({ value }) => value.toLowerCase() === "false"));
}

/** The ARN of the one bucket that a policy's resources name, itself or its objects. */
function onlyBucketOf(statements: readonly Statement[]): string | undefined {
  const found = new Set<string>();
  for (const { resources, notResources } of statements) {
    for (const { value } of [...resources, ...notResources]) {
      const arn = parseArn(value);
      const bucket = s3ResourceOf(arn)?.bucket;
      if (bucket === undefined || /[*?]|\$\{/.test(bucket)) return undefined;
      found.add(`arn:${arn?.partition}:s3:::${bucket}`);
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** A statement as JSON, laid out like another one. */
function statementText(source: string, like: JsonNode, value: object): string {
  const first = like.children?.[0];
  if (!first || !startsLine(source, first.offset)) return valueText(source, like, value);
  const { eol } = layoutOf(source);
  return JSON.stringify(value, undefined, stepAt(source, first.offset))
    .split("\n")
    .join(eol + indentAt(source, like.offset));
}

/** A service acts for anybody's resources; whose they are it says in aws:SourceAccount, where it is known to. */
function toAccount({ source, statement, context, kind }: RefactorPlace): Refactoring[] {
  if (statement?.effect?.value !== "Allow" || demandsSource(statement)) return [];
  if (kind !== "bucket-policy" && kind !== "resource-policy") return [];
  const { principals } = statement;
  const sends = ({ type, value }: (typeof principals)[number]) =>
    type === "Service" && sourceKeyOf(value, statement, context.catalog) === "aws:SourceAccount";
  if (principals.length === 0 || !principals.every(sends)) return [];
  const account = accountOf(statement, context);
  const whose = account === undefined ? "one account, to fill in" : `account ${account}`;
  return conditioned(
    source,
    statement,
    ["StringEquals", "aws:SourceAccount", account ?? "<ACCOUNT-ID>"],
    `Restrict to what the service does for ${whose} (aws:SourceAccount)`,
  );
}

/** The account that the statement's resources are in, as far as they, or the workspace, tell. */
function accountOf({ resources }: Statement, context: RefactorPlace["context"]): string | undefined {
  const said = resources.flatMap(
    ({ value }) => /\/AWSLogs\/(\d{12})\//.exec(value)?.[1] ?? parseArn(value)?.account ?? [],
  );
  const inArn = said.find((account) => /^\d{12}$/.test(account));
  if (inArn !== undefined) return inArn;
  const buckets = new Set(resources.flatMap(({ value }) => s3ResourceOf(parseArn(value))?.bucket ?? []));
  const owners = context
    .facts()
    .flatMap((fact) => (fact.relation === "declares-bucket" && buckets.has(fact.name) ? (fact.account ?? []) : []));
  return new Set(owners).size === 1 ? owners[0] : undefined;
}

/** Callers of one organization; services and others that belong to none would be shut out, so they are not mixed with them. */
function toOrganization({ source, statement, context, kind }: RefactorPlace): Refactoring[] {
  if (statement?.effect?.value !== "Allow" || kind === "scp" || kind === "rcp") return [];
  const { principals, conditions } = statement;
  const isPeople = (principal: (typeof principals)[number]) => principal.type === "AWS" || isEveryone(principal);
  if (principals.length === 0 || !principals.every(isPeople)) return [];
  if (principals.some(({ value }) => /:user\/CloudFront /.test(value))) return [];
  if (conditions.some(({ name }) => /^aws:principalorg(?:id|paths)$/.test(name))) return [];
  const known = new Set(
    context.facts().flatMap((fact) => (fact.relation === "declares-account" ? (fact.organization ?? []) : [])),
  );
  const id = known.size === 1 ? [...known][0] : undefined;
  return conditioned(
    source,
    statement,
    ["StringEquals", "aws:PrincipalOrgID", id ?? "<ORGANIZATION-ID>"],
    `Restrict to callers of ${id === undefined ? "one organization, to fill in" : `organization ${id}`} (aws:PrincipalOrgID)`,
  );
}

function conditioned(source: string, statement: Statement, test: Test, title: string): Refactoring[] {
  const Condition = conditionWith(source, statement, test);
  if (Condition === undefined) return [];
  const edit = editOf(source, statement.span, changedStatement(source, statement.node, { Condition }));
  return edit ? [{ title, edits: [edit] }] : [];
}

/** Operator, key and value. */
export type Test = readonly [operator: string, key: string, value: string];

/** The text of a statement's Condition with one test more; undefined where it has that one already. */
export function conditionWith(source: string, statement: Statement, [operator, key, value]: Test): string | undefined {
  const block = memberOf(statement.node, "Condition")?.value;
  if (!block) return valueText(source, statement.node, { [operator]: { [key]: value } });
  const edit = withCondition(source, statement, operator, key, value);
  if (!edit) return undefined;
  const span = { start: edit.span.start - block.offset, end: edit.span.end - block.offset };
  return applyEdits(source.slice(block.offset, block.offset + block.length), [{ ...edit, span }]);
}
