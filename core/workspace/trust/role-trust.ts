import { type AccessRequest, type CompiledPolicy, compilePolicy, decide } from "../../access/index.ts";
import { jsonValueOf } from "../../access/json-value.ts";
import { isExact, roleId } from "../../facts/entity-ids.ts";
import type { Place } from "../../facts/fact.ts";
import type { DocumentDeclared, Grounds } from "../../facts/fact-access.ts";
import { accountOf } from "../../facts/role-names.ts";
import type { Document, JsonDocument } from "../../hosts/document.ts";
import { spanToFile } from "../../hosts/mapping.ts";
import { innerSpanOf, memberOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { parseArn } from "../../model/arn.ts";
import { hasPlaceholder } from "../../model/placeholder.ts";
import { type Policy, type Principal, policyOf, type Statement } from "../../model/policy.ts";
import { uniqueId } from "../../model/principal-form.ts";
import type { Span } from "../../text.ts";
import { documentsOf, type Link } from "../links.ts";
import type { WorkspaceView } from "../rule.ts";

/** The trust policy of a role, as it stands in a file, ready to be asked. */
export interface RoleTrust {
  /** The role's ARN, as whoever assumes it writes it. */
  readonly role: string;
  readonly name: string;
  readonly account: string;
  readonly partition: string;
  /** The whole document. */
  readonly place: Place;
  readonly document: JsonDocument;
  readonly policy: Policy;
  readonly compiled: CompiledPolicy;
  readonly grounds: Grounds;
  /** What says whose it is, as a sentence begins. */
  readonly source: string;
}

/**
 * The trust policy of the role that an ARN names; undefined where no file holds it, several could be it, or it cannot be
 * judged yet: with a syntax error, an element that AWS refuses, or a placeholder in a condition. A principal still to fill in may be anybody.
 */
export function roleTrustOf(role: string, workspace: WorkspaceView): RoleTrust | undefined {
  const arn = parseArn(role);
  if (arn?.service !== "iam" || !/^\d{12}$/.test(arn.account) || !arn.resource.startsWith("role/")) return undefined;
  const link = trustLinkOf(lastOf(arn.resource), workspace, role);
  return link && trustBy(link, role, workspace);
}

/** The same for a role of which perhaps only the name is known, as far as the account does not matter. */
export function trustOfRole(arnOrName: string, workspace: WorkspaceView): RoleTrust | undefined {
  if (arnOrName.startsWith("arn:")) return roleTrustOf(arnOrName, workspace);
  const link = trustLinkOf(arnOrName, workspace);
  if (!link) return undefined;
  const isArn = accountOf(link.ownerName) !== undefined;
  return trustBy(link, isArn ? link.ownerName : `arn:aws:iam::000000000000:role/${arnOrName}`, workspace);
}

function trustLinkOf(name: string, workspace: WorkspaceView, arn?: string): Link | undefined {
  if (!isExact(name)) return undefined;
  // A path on a command line may mean either of two files, of which mostly only one is there.
  const [link, ...others] = documentsOf(roleId(name), "trust", workspace, arn).filter(
    ({ document }) => workspace.factsOf(document, "declares-document").length > 0,
  );
  return others.some(({ document }) => document !== link?.document) ? undefined : link;
}

function trustBy(
  { document: entity, grounds, source }: Link,
  role: string,
  workspace: WorkspaceView,
): RoleTrust | undefined {
  const [declared] = workspace.factsOf(entity, "declares-document");
  const judged = declared && judgedOf(declared, workspace);
  const arn = parseArn(role);
  if (!judged || !arn) return undefined;
  const { account, partition } = arn;
  return { role, name: lastOf(role), account, partition, place: declared.place, grounds, source, ...judged };
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The word under which a principal of a type belongs, in the first statement that allows the action. */
export function spanOfPrincipals(trust: RoleTrust, action: string, type: "AWS" | "Service" | "Federated"): Span {
  const { policy } = trust;
  const allowed = allowing(trust, action);
  const keyOf = ({ node }: Statement) => memberOf(memberOf(node, "Principal")?.value, type)?.key;
  const [first = policy.statements[0]] = allowed;
  const key =
    allowed.map(keyOf).find(Boolean) ??
    memberOf(first?.node, "Principal")?.key ??
    memberOf(policy.node, "Statement")?.key;
  return key ? innerSpanOf(key) : { start: policy.span.start, end: policy.span.start + 1 };
}

/** A span of the trust policy as a place. */
export function placeInTrust({ place, document }: RoleTrust, span: Span): Place {
  return { ...place, span: spanToFile(document.mapping, span) };
}

/** What a trust policy says to one caller, whatever the caller's own policies say, as long as they do not deny it. */
export function answerTo(
  { compiled, role }: RoleTrust,
  { principal, action, context }: Pick<AccessRequest, "principal" | "context"> & { readonly action?: string },
): "allowed" | "denied" | "depends" {
  const request = { principal, action: action ?? assumeRole, resource: role, ...(context && { context }) };
  anything ??= compilePolicy(
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
    "",
    "identity",
  );
  const verdict = decide(request, { identityPolicies: [anything], resourcePolicy: compiled });
  return "error" in verdict ? "depends" : verdict.answer;
}

export const assumeRole = "sts:AssumeRole";

/** Made when first asked for. */
let anything: CompiledPolicy | undefined;

/** The Allow statements that hold an action, in the order of the text. */
export function allowing({ policy, compiled }: RoleTrust, action: string): readonly Statement[] {
  const holding = new Set(compiled.statementsFor(action.toLowerCase()).map(({ statement }) => statement.path.at(-1)));
  return policy.statements.filter(
    ({ effect, index }) => effect?.value === "Allow" && holding.has(index ?? "Statement"),
  );
}

/** The principals that the Allow statements for an action name. */
export function admitted(trust: RoleTrust, action: string): readonly Principal[] {
  return allowing(trust, action).flatMap(({ principals }) => principals);
}

/** Whether a principal stands for everyone. */
export function isEveryone({ value }: Principal): boolean {
  return value === "*";
}

/** The assumption that a finding on a likely link names, with a space behind it; nothing for a certain one. */
export function ifLikely({ grounds, source, name }: RoleTrust): string {
  return grounds === "likely" ? `${source} suggests that this is the trust policy of ${name}. ` : "";
}

type Judged = Pick<RoleTrust, "document" | "policy" | "compiled">;

/** By the fact that the document is there, which is made anew whenever its file changes. */
const known = new WeakMap<DocumentDeclared, { readonly judged: Judged | undefined }>();

function judgedOf(declared: DocumentDeclared, workspace: WorkspaceView): Judged | undefined {
  const before = known.get(declared);
  if (before) return before.judged;
  const document = workspace.document(declared.place);
  if (!document) return undefined;
  const judged = judge(document);
  known.set(declared, { judged });
  return judged;
}

function judge(document: Document): Judged | undefined {
  if (document.language !== "json" || !document.root || document.foreign) return undefined;
  const policy = policyOf(document.root);
  const compiled = document.json.problems.length > 0 ? undefined : compiledTrust(policy, document.root);
  // What AWS refuses has findings of its own, and lets nobody in or out.
  const isSound = compiled?.statements.every(({ flaw }) => flaw === undefined);
  return compiled && isSound ? { document, policy, compiled } : undefined;
}

function compiledTrust({ statements }: Policy, root: JsonNode): CompiledPolicy | undefined {
  const isOpen = ({ principals }: Statement) => principals.some(({ value }) => mayBeAnybody(value));
  const isUnfinished = statements.some(
    (statement) =>
      statement.conditions.some(({ values }) => values.some(({ value }) => hasPlaceholder(value))) ||
      (statement.effect?.value !== "Allow" && isOpen(statement)),
  );
  if (isUnfinished) return undefined;
  const name = "the trust policy";
  return compilePolicy(statements.some(isOpen) ? withAnybody(root) : root, name, "trust");
}

/** A name that is still to fill in, or whose owner is gone and may be there again under another id. */
export function mayBeAnybody(name: string): boolean {
  return hasPlaceholder(name) || uniqueId.test(name);
}

/** The policy with everybody in the place of such names. */
function withAnybody(root: JsonNode): string {
  const replaced = (value: unknown): unknown => {
    if (typeof value === "string") return mayBeAnybody(value) ? "*" : value;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([type, names]) => [type, replaced(names)]));
  };
  const policy = jsonValueOf(root);
  const statements = (of: unknown): unknown => {
    if (Array.isArray(of)) return of.map(statements);
    if (typeof of !== "object" || of === null || !("Principal" in of)) return of;
    return { ...of, Principal: replaced(of.Principal) };
  };
  if (typeof policy !== "object" || policy === null || !("Statement" in policy)) return "";
  return JSON.stringify({ ...policy, Statement: statements(policy.Statement) });
}
