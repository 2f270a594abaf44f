import type { Document, SourceFile } from "../hosts/index.ts";
import { documentId, folderId } from "./entity-ids.ts";
import type { Fact } from "./fact.ts";

/** That a policy or CORS configuration is there, and in which folders it may be looked for. */
export function factsOfDocument({ name }: SourceFile, { kind, span }: Document, index: number): Fact[] {
  const document = documentId(name, index);
  const place = { file: name, document: index, span };
  return [
    { relation: "declares-document", entity: document, place, kind },
    ...foldersOf(name).map(
      (folder): Fact => ({ relation: "is-in-folder", entity: folderId(folder), place, kind, document }),
    ),
  ];
}

/**
 * A file's folder and those above it, nearest first. Mostly two will do: an access is mostly kept as `role/…`, `bucket/…`,
 * `aws/…` below one folder.
 */
export function foldersOf(path: string, most = 2): string[] {
  const folders: string[] = [];
  for (let at = path.length; at > 0 && folders.length < most; ) {
    at = path.lastIndexOf("/", at - 1);
    folders.push(path.slice(0, Math.max(at, 0)));
  }
  return folders;
}
