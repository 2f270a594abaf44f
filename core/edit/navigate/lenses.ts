import { documentId, kindOfEntity, nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityId } from "../../facts/fact.ts";
import type { Document } from "../../hosts/index.ts";
import type { Kind } from "../../kind.ts";
import { ownersOf } from "../../workspace/links.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { Lens } from "../assist.ts";

/** Above a policy and CORS rules: whose they are, and of a role and a bucket who else in the workspace has to do with it. */
export function accessLenses(document: Document, file: string, index: number, workspace: WorkspaceView): Lens[] {
  if (document.language !== "json" || !document.root) return [];
  const { kind } = document;
  const hasNews = kind === "trust-policy" || kind === "bucket-policy";
  // A guess alone is not worth a line.
  const links = ownersOf(documentId(file, index), workspace).filter(({ grounds }) => hasNews || grounds === "certain");
  const [link] = links;
  if (!link) return [];
  const owners = new Set(links.map(({ owner }) => `${kindOfEntity(owner)} ${nameOfEntity(owner)}`));
  const title = [[...owners].join(", "), ...others(kind, link.owner, workspace)].join(" · ");
  const { offset } = document.root;
  const isLikely = links.some(({ grounds }) => grounds === "likely");
  return [{ span: { start: offset, end: offset + 1 }, title: isLikely ? `${title} (likely)` : title }];
}

function others(kind: Kind, owner: EntityId, workspace: WorkspaceView): string[] {
  if (kind === "trust-policy") return ofRole(owner, workspace);
  return kind === "bucket-policy" ? ofBucket(owner, workspace) : [];
}

function ofRole(role: EntityId, workspace: WorkspaceView): string[] {
  const mentions = workspace.factsOf(role, "mentions");
  const profiles = mentions.filter(({ as, of }) => as === "profile-setting" && of === "role_arn").length;
  const buckets = new Set(
    mentions
      .filter(({ as, place }) => as === "principal" && place.document !== undefined)
      .flatMap(({ place }) => ownersOf(documentId(place.file, place.document ?? 0), workspace))
      .filter(({ owner }) => kindOfEntity(owner) === "bucket")
      .map(({ owner }) => owner),
  );
  const runs = new Set(workspace.factsOf(role, "role-runs-service").map(({ service }) => service));
  return [
    ...(profiles > 0 ? [`assumed by ${counted(profiles, "profile")}`] : []),
    ...(runs.size > 0
      ? [`runs ${[...runs].map((service) => service.replace(/\.amazonaws\.com.*$/, "")).join(", ")}`]
      : []),
    ...(buckets.size > 0 ? [`named by the policies of ${counted(buckets.size, "bucket")}`] : []),
  ];
}

function ofBucket(bucket: EntityId, workspace: WorkspaceView): string[] {
  const owners = new Set(
    workspace
      .factsOf(bucket, "mentions")
      .filter(({ as, place }) => as === "resource" && place.document !== undefined)
      .flatMap(({ place }) => ownersOf(documentId(place.file, place.document ?? 0), workspace))
      .filter(({ owner }) => kindOfEntity(owner) === "role" || kindOfEntity(owner) === "user")
      .map(({ owner }) => owner),
  );
  const roles = [...owners].filter((owner) => kindOfEntity(owner) === "role").length;
  const users = owners.size - roles;
  const commands = new Set(workspace.factsOf(bucket, "command-uses").map(({ place }) => place.file)).size;
  return [
    ...(roles > 0 ? [`in policies of ${counted(roles, "role")}`] : []),
    ...(users > 0 ? [`in policies of ${counted(users, "user")}`] : []),
    ...(commands > 0 ? [`used by commands in ${counted(commands, "file")}`] : []),
  ];
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
