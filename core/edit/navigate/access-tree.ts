import { kindOfEntity, nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityId, Place, ProfileDeclared } from "../../facts/fact.ts";
import type { Finding } from "../../finding.ts";
import { linkedDocuments, linkWords } from "../../workspace/link-list.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import { definitionsOf } from "./definitions.ts";
import { occurrencesOf } from "./occurrences.ts";

/** A line of the tree of accounts, what is in them, and the files of each. */
export interface AccessNode {
  readonly label: string;
  readonly description?: string;
  readonly kind: "account" | "role" | "user" | "bucket" | "key" | "profile" | "document";
  /** Where a click leads. */
  readonly place?: Pick<Place, "file" | "span">;
  readonly problems: { readonly errors: number; readonly warnings: number };
  readonly children: readonly AccessNode[];
}

type FindingsOf = (file: string) => readonly Finding[];

/**
 * What a workspace knows of access: its accounts with their roles, users, buckets and keys, what belongs to no known account,
 * and its profiles; below each the documents that are its own, with the problems in them.
 */
export function accessTree(workspace: WorkspaceView, findings: FindingsOf): AccessNode[] {
  const documents = documentNodes(workspace, findings);
  const byAccount = new Map<string, AccessNode[]>();
  for (const kind of ["role", "user", "bucket", "key"] as const) {
    for (const entity of workspace.entities(kind)) {
      const own = documents.get(entity) ?? [];
      if (own.length === 0 && !isOfInterest(entity, workspace)) continue;
      for (const account of accountsOf(entity, workspace)) {
        const list = byAccount.get(account) ?? [];
        byAccount.set(account, list);
        list.push(nodeOf(entity, own, workspace));
      }
    }
  }
  const accounts = [...byAccount.keys()].filter((id) => id !== "").sort();
  const tree = accounts.map((id) => accountNode(id, byAccount.get(id) ?? [], workspace));
  return [
    ...tree,
    ...(byAccount.get("") ?? []),
    ...profileNodes(workspace, findings),
    ...(documents.get(nobody) ?? []),
  ];
}

const nobody: EntityId = "document:";

function documentNodes(workspace: WorkspaceView, findings: FindingsOf): Map<EntityId, AccessNode[]> {
  const nodes = new Map<EntityId, AccessNode[]>();
  for (const { place, kind, links } of linkedDocuments(workspace)) {
    const { file, span, document = 0 } = place;
    const own = findings(file).filter((finding) => finding.document === document);
    const base = {
      label: file.split("/").slice(-2).join("/"),
      kind: "document" as const,
      place: { file, span: { start: span.start, end: span.start } },
      problems: countsOf(own),
      children: [],
    };
    for (const { owner, use, grounds } of links.length > 0
      ? links
      : [{ owner: nobody, use: undefined, grounds: "certain" }]) {
      const words = use
        ? linkWords({ owner, use })
            .replace(/ of \w+ .*$/, "")
            .replace(/^(?:the|an?) /, "")
        : kind;
      const list = nodes.get(owner) ?? [];
      nodes.set(owner, list);
      list.push({ ...base, description: grounds === "likely" ? `${words}, likely` : words });
    }
  }
  return nodes;
}

/** What is only named in passing would fill the tree with strangers. */
function isOfInterest(entity: EntityId, workspace: WorkspaceView): boolean {
  return workspace
    .facts(entity)
    .some(
      (fact) =>
        fact.relation.startsWith("declares-") ||
        fact.relation === "role-runs-service" ||
        (fact.relation === "mentions" && (fact.as === "profile-setting" || fact.as === "app-setting")),
    );
}

function accountsOf(entity: EntityId, workspace: WorkspaceView): readonly string[] {
  const ids = new Set<string>();
  for (const fact of workspace.facts(entity)) {
    if (fact.relation === "declares-bucket" && fact.account) ids.add(fact.account);
    if (fact.relation === "mentions" && fact.account) ids.add(fact.account);
  }
  return ids.size > 0 ? [...ids] : [""];
}

function accountNode(id: string, children: readonly AccessNode[], workspace: WorkspaceView): AccessNode {
  const [declared] = workspace.factsOf(`account:${id}`, "declares-account");
  const [mentioned] = occurrencesOf(`account:${id}`, workspace);
  const place = declared?.place ?? mentioned;
  return {
    label: declared?.name ?? id,
    ...(declared && { description: id }),
    kind: "account",
    ...(place && { place: { file: place.file, span: place.span } }),
    problems: sum(children),
    children,
  };
}

function nodeOf(entity: EntityId, children: readonly AccessNode[], workspace: WorkspaceView): AccessNode {
  const kind = kindOfEntity(entity) as "role" | "user" | "bucket" | "key";
  const place = definitionsOf(entity, workspace)[0] ?? occurrencesOf(entity, workspace)[0];
  return {
    label: nameOfEntity(entity),
    description: kind,
    kind,
    ...(place && { place }),
    problems: sum(children),
    children,
  };
}

function profileNodes(workspace: WorkspaceView, findings: FindingsOf): AccessNode[] {
  return workspace.entities("profile").flatMap((entity): AccessNode[] => {
    const sections = workspace.factsOf(entity, "declares-profile");
    const [first] = sections;
    if (!first) return [];
    const role = sections.map(({ settings }) => settings.get("role_arn")?.value).find((arn) => arn !== undefined);
    return [
      {
        label: first.name,
        description: role ? `profile, becomes ${role.split("/").at(-1)}` : "profile",
        kind: "profile",
        place: { file: first.place.file, span: first.place.span },
        problems: sections.map((section) => problemsIn(section, findings)).reduce(added, none),
        children: [],
      },
    ];
  });
}

/** A finding's path begins with the section's header, without brackets. */
function problemsIn({ name, place }: ProfileDeclared, findings: FindingsOf): AccessNode["problems"] {
  const own = findings(place.file).filter(
    ({ document, path }) => document === (place.document ?? 0) && (path[0] === `profile ${name}` || path[0] === name),
  );
  return countsOf(own);
}

function countsOf(findings: readonly Finding[]): AccessNode["problems"] {
  return {
    errors: findings.filter(({ severity }) => severity === "error").length,
    warnings: findings.filter(({ severity }) => severity === "warning").length,
  };
}

function sum(children: readonly AccessNode[]): AccessNode["problems"] {
  return children.map(({ problems }) => problems).reduce(added, none);
}

const none: AccessNode["problems"] = { errors: 0, warnings: 0 };

function added(a: AccessNode["problems"], b: AccessNode["problems"]): AccessNode["problems"] {
  return { errors: a.errors + b.errors, warnings: a.warnings + b.warnings };
}
