import type { Document, SourceFile } from "../hosts/index.ts";
import type { Kind } from "../kind.ts";
import { documentId } from "./entity-ids.ts";
import type { EntityId } from "./fact.ts";
import type { DocumentUse } from "./fact-access.ts";

/** A document that a guide prints under the name of a file, for its reader to save. */
export interface NamedBlock {
  readonly document: EntityId;
  readonly kind: Kind;
}

/**
 * The documents of a Markdown file by the names that its text gives them: in the paragraph above, or on the fence. Not those
 * of which two have one name.
 */
export function blocksOfGuide({ name: file, text }: SourceFile, documents: readonly Document[]) {
  const blocks = new Map<string, NamedBlock>();
  const twice = new Set<string>();
  if (!/\.(?:md|markdown|mdx)$/i.test(file)) return blocks;
  for (const [index, { kind, span }] of documents.entries()) {
    const name = nameAbove(text.slice(Math.max(span.start - farthest, 0), span.start));
    if (name === undefined) continue;
    if (blocks.has(name)) twice.add(name);
    blocks.set(name, { document: documentId(file, index), kind });
  }
  for (const name of twice) blocks.delete(name);
  return blocks;
}

/** A paragraph that starts further up names nothing any more. */
const farthest = 500;

function nameAbove(before: string): string | undefined {
  const lines = before.split("\n").map((line) => line.replace(/^[\s>]+|\s+$/g, ""));
  if (lines.at(-1) === "") lines.pop();
  const isFenced = /^(?:`{3}|~{3})/.test(lines.at(-1) ?? "");
  const onFence = isFenced ? onlyName(lines.pop() ?? "") : undefined;
  if (onFence) return onFence;
  while (lines.at(-1) === "") lines.pop();
  return onlyName(lines.slice(lines.lastIndexOf("") + 1).join("\n"));
}

/** The name of the one file that a text speaks of. */
function onlyName(text: string): string | undefined {
  // What ends there is another block.
  if (/^(?:`{3}|~{3})/m.test(text) && text.includes("\n")) return undefined;
  const names = new Set([...text.matchAll(/[\w-][\w.-]*\.json\b/g)].map(([name]) => name));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

/** The kinds of documents that are given for each use. */
export const kindsOfUse: Readonly<Record<DocumentUse, readonly Kind[]>> = {
  trust: ["trust-policy"],
  permissions: ["identity-policy"],
  boundary: ["identity-policy"],
  "resource-policy": ["bucket-policy", "resource-policy"],
  cors: ["cors"],
};
