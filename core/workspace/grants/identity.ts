import type { CompiledPolicy } from "../../access/index.ts";
import { kindOfEntity, nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityId } from "../../facts/fact.ts";
import type { DocumentUse, Grounds } from "../../facts/fact-access.ts";
import { documentsOf, type Link, weaker } from "../links.ts";
import type { WorkspaceView } from "../rule.ts";
import { managedPolicyOf, type OpenedPolicy, openPolicy } from "./opened-policy.ts";

/** A role or user all of whose policies are known, as far as anybody says. */
export interface Identity {
  readonly entity: EntityId;
  readonly arn: string;
  readonly account: string;
  readonly partition: string;
  /** As in a sentence: "role worker". */
  readonly words: string;
  /** Its own policies that are among the files; there is at least one, or a managed policy. */
  readonly policies: readonly OpenedPolicy[];
  /** All of them, those of AWS's too. */
  readonly compiled: readonly CompiledPolicy[];
  readonly boundaries: readonly CompiledPolicy[];
  readonly grounds: Grounds;
  /** What ties its first policy to it, as a sentence begins: "The manifest". */
  readonly source: string;
}

/**
 * A role or user with its policies. Undefined where it is not known which account it is in, where none of its policies are
 * known, and where one of them is not, for that one may allow anything.
 */
export function identityOf(entity: EntityId, workspace: WorkspaceView): Identity | undefined {
  const known = identities.get(workspace)?.get(entity);
  if (known) return known.identity;
  const identity = readIdentity(entity, workspace);
  const byEntity = identities.get(workspace) ?? new Map();
  identities.set(workspace, byEntity.set(entity, { identity }));
  return identity;
}

/** A view serves all rules of one run, and each of them asks. */
const identities = new WeakMap<WorkspaceView, Map<EntityId, { readonly identity: Identity | undefined }>>();

function readIdentity(entity: EntityId, workspace: WorkspaceView): Identity | undefined {
  const { catalog } = workspace;
  const named = arnOf(entity, workspace);
  if (!catalog || !named) return undefined;
  const { arn, grounds } = named;
  const own = policiesOf(entity, "permissions", arn, workspace);
  const boundaries = policiesOf(entity, "boundary", arn, workspace);
  if (!own || !boundaries || hasMore(entity, workspace)) return undefined;
  const attached = managedPoliciesOf(entity, workspace).map((policy) => managedPolicyOf(policy, catalog));
  const isKnown = attached.every((policy) => policy !== undefined);
  if (!isKnown || attached.length + own.opened.length === 0) return undefined;
  let compiled: readonly CompiledPolicy[] | undefined;
  const [, partition = "", account = ""] = identityArn.exec(arn) ?? [];
  return {
    entity,
    arn,
    account,
    partition,
    words: `${kindOfEntity(entity)} ${nameOfEntity(entity)}`,
    policies: own.opened,
    // Most roles have nothing to do with a bucket that is here, and are never asked.
    get compiled() {
      compiled ??= [...own.opened.map((policy) => policy.compiled), ...attached];
      return compiled;
    },
    boundaries: boundaries.opened.map((policy) => policy.compiled),
    grounds: weaker(grounds, ...own.links.map((link) => link.grounds)),
    source: own.links[0]?.source ?? "The manifest",
  };
}

const identityArn = /^arn:([\w-]+):iam::(\d{12}):(?:role|user)\/\S+$/;

/** Its one ARN: as somebody declares it, else as policies name it. Of several no one knows which is meant. */
function arnOf(
  entity: EntityId,
  workspace: WorkspaceView,
): { readonly arn: string; readonly grounds: Grounds } | undefined {
  const said = [
    ...workspace.factsOf(entity, "declares-role").map(({ role }) => role),
    ...workspace.factsOf(entity, "declares-user").map(({ user }) => user),
    ...workspace.factsOf(entity, "assigns-document").map(({ ownerName }) => ownerName),
  ];
  const declared = new Set(said.filter((name) => identityArn.test(name)));
  if (declared.size > 0) return only(declared, "certain");
  const mentioned = workspace
    .factsOf(entity, "mentions")
    .flatMap(({ arn, as }) => (arn && as !== "condition" && identityArn.test(arn) ? arn : []));
  return only(new Set(mentioned), "likely");
}

function only(arns: ReadonlySet<string>, grounds: Grounds) {
  const [arn] = arns;
  return arn && arns.size === 1 ? { arn, grounds } : undefined;
}

function managedPoliciesOf(entity: EntityId, workspace: WorkspaceView): readonly string[] {
  return [...new Set(declarationsOf(entity, workspace).flatMap(({ managedPolicies }) => managedPolicies))];
}

function hasMore(entity: EntityId, workspace: WorkspaceView): boolean {
  return declarationsOf(entity, workspace).some((declared) => declared.hasMore);
}

function declarationsOf(entity: EntityId, workspace: WorkspaceView) {
  return [...workspace.factsOf(entity, "declares-role"), ...workspace.factsOf(entity, "declares-user")];
}

/** The documents of one use; undefined where one of those that are named cannot be read. */
function policiesOf(
  entity: EntityId,
  use: DocumentUse,
  arn: string,
  workspace: WorkspaceView,
): { readonly opened: readonly OpenedPolicy[]; readonly links: readonly Link[] } | undefined {
  const opened: OpenedPolicy[] = [];
  const links = documentsOf(entity, use, workspace, arn);
  if (links.length > (links[0]?.grounds === "likely" ? mostLikely : most)) return undefined;
  const found = new Set<string>();
  for (const { document, place } of links) {
    const policy = openPolicy(document, use === "boundary" ? "boundary" : "identity", workspace);
    if (!policy) continue;
    found.add(sayingOf(place));
    opened.push(policy);
  }
  // A path on a command line may mean either of two files, and one of them is enough.
  return links.every(({ place }) => found.has(sayingOf(place))) ? { opened, links } : undefined;
}

/** IAM attaches no more than this to one role, and names suggest no more than this of one. */
const most = 40;
const mostLikely = 5;

function sayingOf({ file, span }: Link["place"]): string {
  return `${span.start} ${file}`;
}
