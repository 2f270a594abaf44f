import { documentId, kindOfEntity, nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityId } from "../../facts/fact.ts";
import type { Document } from "../../hosts/index.ts";
import { ownersOf } from "../../workspace/links.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { Lens } from "../assist.ts";

/** Above a trust policy and a bucket policy: whose it is, and who else in the workspace has to do with that. */
export function accessLenses(document: Document, file: string, index: number, workspace: WorkspaceView): Lens[] {
  if (document.language !== "json" || !document.root) return [];
  const { kind } = document;
  if (kind !== "trust-policy" && kind !== "bucket-policy") return [];
  const [link] = ownersOf(documentId(file, index), workspace);
  if (!link) return [];
  const parts = kind === "trust-policy" ? ofRole(link.owner, workspace) : ofBucket(link.owner, workspace);
  const title = [`${kindOfEntity(link.owner)} ${nameOfEntity(link.owner)}`, ...parts].join(" · ");
  const { offset } = document.root;
  return [{ span: { start: offset, end: offset + 1 }, title: link.grounds === "likely" ? `${title} (likely)` : title }];
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
