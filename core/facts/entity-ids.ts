import { parseArn, s3ResourceOf } from "../model/arn.ts";
import { placeholdersIn } from "../model/placeholder.ts";
import type { EntityId, EntityKind } from "./fact.ts";

/** A document of a file, by its place among the file's documents. */
export function documentId(path: string, index: number): EntityId {
  return `document:${path}#${index}`;
}

/** The role of a name, whatever its account and path are. */
export function roleId(name: string): EntityId {
  return `role:${name}`;
}

export function userId(name: string): EntityId {
  return `user:${name}`;
}

export function bucketId(name: string): EntityId {
  return `bucket:${name}`;
}

export function accountId(id: string): EntityId {
  return `account:${id}`;
}

/** A KMS key by its ARN. */
export function keyId(arn: string): EntityId {
  return `key:${arn}`;
}

export function folderId(path: string): EntityId {
  return `folder:${path}`;
}

export function nameOfEntity(entity: EntityId): string {
  return entity.slice(entity.indexOf(":") + 1);
}

export function kindOfEntity(entity: EntityId): EntityKind {
  return entity.slice(0, entity.indexOf(":")) as EntityKind;
}

/** What a text names; `start` and `end` give the name's place in it. */
export interface Named {
  readonly entity: EntityId;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly account?: string;
}

/**
 * The role, user, bucket or key that an ARN names, and the account in it; an object's ARN names its bucket, a session's
 * its role. What has a wildcard, a variable or a placeholder in the name names nothing, nor does any other ARN.
 */
export function namedByArn(text: string): readonly Named[] {
  const arn = parseArn(text);
  if (!arn) return none;
  const found: Named[] = [];
  const account = /^\d{12}$/.test(arn.account) ? arn.account : undefined;
  const add = (entity: EntityId, name: string, start: number) => {
    found.push({ entity, name, start, end: start + name.length, ...(account && { account }) });
  };
  if (account) add(accountId(account), account, arn.offsets.account);
  const s3 = s3ResourceOf(arn);
  if (s3) {
    if (isExact(s3.bucket)) add(bucketId(s3.bucket), s3.bucket, arn.offsets.resource);
  } else if (arn.service === "iam" || arn.service === "sts") {
    const [, type, path] = /^(role|user|assumed-role)\/(.+)$/.exec(arn.resource) ?? [];
    if (type && path) {
      const name =
        type === "assumed-role" ? path.slice(0, (path.indexOf("/") + 1 || path.length + 1) - 1) : lastOf(path);
      const start = arn.offsets.resource + type.length + 1 + (type === "assumed-role" ? 0 : path.length - name.length);
      if (isExact(name)) add(type === "user" ? userId(name) : roleId(name), name, start);
    }
  } else if (arn.service === "kms" && isExact(text)) {
    add(keyId(text), text, 0);
  }
  return found;
}

const none: readonly Named[] = [];

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether a name stands for one thing, and that thing is filled in. */
export function isExact(name: string): boolean {
  return name !== "" && !/[*?$]/.test(name) && placeholdersIn(name).length === 0;
}
