import { kindOfEntity, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId } from "../facts/fact.ts";
import type { DocumentUse } from "../facts/fact-access.ts";
import { type LinkedDocument, linkedDocuments } from "./link-list.ts";
import type { WorkspaceView } from "./rule.ts";

/** A manifest that says what the files of a folder show or suggest, for somebody to read before it is believed. */
export interface NewManifest {
  readonly text: string;
  /** What could not be written, as sentences: a role of which only the name is known. */
  readonly leftOut: readonly string[];
}

/** What the manifest of a folder would hold; `folder` is the prefix of its files' names, without the last slash. */
export function newManifest(folder: string, workspace: WorkspaceView): NewManifest {
  const relative = (file: string) => (file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined);
  const documents = linkedDocuments(workspace).filter(({ place }) => isNameable(place) && relative(place.file));
  const leftOut: string[] = [];
  const pathsOf = (owner: EntityId, use: DocumentUse) => pathsFor(documents, owner, use, relative);
  const roles = workspace.entities("role").flatMap((role) => {
    const trust = pathsOf(role, "trust");
    if (trust.length > 1) leftOut.push(`Several files may be the trust policy of the role ${nameOfEntity(role)}.`);
    const entry = {
      ...one("trust", trust),
      ...many("policies", pathsOf(role, "permissions")),
      ...many("managedPolicies", managedPolicies(role, workspace)),
      ...one("permissionsBoundary", pathsOf(role, "boundary")),
      ...longest(role, workspace),
      ...many("usedBy", services(role, workspace)),
    };
    if (Object.keys(entry).length === 0) return [];
    const arn = arnOf(role, workspace);
    if (arn) return [{ arn, ...entry }];
    leftOut.push(`Only the name of the role ${nameOfEntity(role)} is known, and the manifest needs its ARN.`);
    return [];
  });
  const users = workspace.entities("user").flatMap((user) => {
    const policies = pathsOf(user, "permissions");
    const arn = arnOf(user, workspace);
    if (policies.length === 0) return [];
    if (arn) return [{ arn, policies }];
    leftOut.push(`Only the name of the user ${nameOfEntity(user)} is known, and the manifest needs its ARN.`);
    return [];
  });
  const buckets = workspace.entities("bucket").flatMap((bucket) => {
    const [declared] = workspace.factsOf(bucket, "declares-bucket");
    const entry = {
      ...(declared?.region && { region: declared.region }),
      ...one("policy", pathsOf(bucket, "resource-policy")),
      ...one("cors", pathsOf(bucket, "cors")),
    };
    const isUsed = workspace.factsOf(bucket, "mentions").some(({ as }) => as === "app-setting");
    return Object.keys(entry).length > 0 || declared || isUsed ? [{ name: nameOfEntity(bucket), ...entry }] : [];
  });
  const manifest = {
    ...scenario(workspace),
    ...accounts(workspace),
    ...many("roles", roles),
    ...many("users", users),
    ...many("buckets", buckets),
    ...configFiles(workspace, relative),
    ...app(workspace, relative),
  };
  return { text: `${JSON.stringify(manifest, undefined, 2)}\n`, leftOut };
}

/** The manifest names files, and of a tutorial's many documents it could not say which. */
function isNameable({ file, document }: { readonly file: string; readonly document?: number }): boolean {
  return (document ?? 0) === 0 && !/\.(?:md|markdown|mdx)$/i.test(file);
}

function pathsFor(
  documents: readonly LinkedDocument[],
  owner: EntityId,
  use: DocumentUse,
  relative: (file: string) => string | undefined,
): string[] {
  return documents.flatMap(({ place, links }) =>
    links.some((link) => link.owner === owner && link.use === use) ? (relative(place.file) ?? []) : [],
  );
}

/** Of several nobody knows which it is. */
function one(name: string, values: readonly string[]): Record<string, unknown> {
  return values.length === 1 ? { [name]: values[0] } : {};
}

function many(name: string, values: readonly unknown[]): Record<string, unknown> {
  return values.length === 0 ? {} : { [name]: values };
}

function arnOf(entity: EntityId, workspace: WorkspaceView): string | undefined {
  const word = kindOfEntity(entity);
  const arns = workspace.facts(entity).flatMap((fact) => {
    if (fact.relation === "declares-role") return fact.role;
    if (fact.relation === "declares-user") return fact.user;
    return fact.relation === "mentions" ? (fact.arn ?? []) : [];
  });
  return arns.find((arn) => new RegExp(`^arn:[\\w-]+:iam::\\d{12}:${word}/[^*?$<]+$`).test(arn));
}

function managedPolicies(role: EntityId, workspace: WorkspaceView): string[] {
  const arns = workspace.factsOf(role, "declares-role").flatMap((fact) => fact.managedPolicies);
  return [...new Set(arns)].filter((arn) => /:iam::aws:policy\//.test(arn));
}

function longest(role: EntityId, workspace: WorkspaceView): Record<string, unknown> {
  const seconds = workspace
    .factsOf(role, "declares-role")
    .map((fact) => fact.maxSessionDuration)
    .findLast(Boolean);
  return seconds === undefined ? {} : { maxSessionDuration: seconds };
}

function services(role: EntityId, workspace: WorkspaceView): string[] {
  return [...new Set(workspace.factsOf(role, "role-runs-service").map(({ service }) => service))];
}

function accounts(workspace: WorkspaceView): Record<string, unknown> {
  const ids = workspace.entities("account").map(nameOfEntity);
  if (ids.length === 0) return {};
  return { accounts: Object.fromEntries(ids.slice(0, 50).map((id, i) => [`account-${i + 1}`, id])) };
}

function configFiles(
  workspace: WorkspaceView,
  relative: (file: string) => string | undefined,
): Record<string, unknown> {
  const found: Record<string, string> = {};
  for (const home of workspace.entities("home")) {
    for (const { kind, extent, place } of workspace.factsOf(home, "declares-config")) {
      const path = relative(place.file);
      if (extent !== "file" || !path) continue;
      found[kind === "aws-config" ? "config" : "credentials"] ??= path;
    }
  }
  return Object.keys(found).length > 0 ? { aws: found } : {};
}

function app(workspace: WorkspaceView, relative: (file: string) => string | undefined): Record<string, unknown> {
  const [first] = workspace.entities("app").flatMap((entity) => relative(nameOfEntity(entity)) ?? []);
  return first === undefined ? {} : { app: first };
}

/** The system that the files show: an app's settings are Distributed-CellProfiler's. */
function scenario(workspace: WorkspaceView): Record<string, unknown> {
  return workspace.entities("app").length > 0 ? { scenario: "distributed-cellprofiler" } : {};
}

/** What a manifest would say of one link alone, to be added to it; a sentence where it cannot say it. */
export function manifestOfLink(
  folder: string,
  document: { readonly file: string; readonly document?: number },
  { owner, use }: { readonly owner: EntityId; readonly use: DocumentUse },
  workspace: WorkspaceView,
): { readonly text: string } | { readonly refused: string } {
  if (!isNameable(document)) return { refused: "A manifest names files, and this file holds several documents." };
  if (!document.file.startsWith(`${folder}/`)) return { refused: "The file is not in the manifest's folder." };
  const path = document.file.slice(folder.length + 1);
  const kind = kindOfEntity(owner);
  const member = {
    trust: "trust",
    permissions: "policies",
    boundary: "permissionsBoundary",
    "resource-policy": "policy",
    cors: "cors",
  }[use];
  const value = use === "permissions" ? [path] : path;
  const list = { role: "roles", user: "users", bucket: "buckets", key: "keys" }[
    kind as "role" | "user" | "bucket" | "key"
  ];
  if (!list) return { refused: "The manifest has no place for this." };
  if (kind === "bucket") return { text: JSON.stringify({ [list]: [{ name: nameOfEntity(owner), [member]: value }] }) };
  const arn = kind === "key" ? nameOfEntity(owner) : arnOf(owner, workspace);
  if (!arn)
    return { refused: `Only the name of the ${kind} ${nameOfEntity(owner)} is known, and the manifest needs its ARN.` };
  return { text: JSON.stringify({ [list]: [{ arn, [member]: value }] }) };
}
