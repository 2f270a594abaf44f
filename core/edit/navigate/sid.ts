import type { JsonDocument } from "../../hosts/index.ts";
import { isPolicyKind } from "../../kind.ts";
import { policyOf } from "../../model/policy.ts";
import { ignoresOfManifest } from "../../suppress/manifest-ignores.ts";
import type { Edit, Span } from "../../text.ts";

/** The Sid of a statement under the cursor; offsets are the document's. */
export interface SidHere {
  readonly sid: string;
  readonly span: Span;
}

export function sidAt(document: JsonDocument, offset: number): SidHere | undefined {
  if (!document.root || !isPolicyKind(document.kind)) return undefined;
  for (const { sid } of policyOf(document.root).statements) {
    if (sid && sid.span.start <= offset && offset <= sid.span.end) return { sid: sid.value, span: sid.span };
  }
  return undefined;
}

/** Why a statement cannot be called so; a Sid is unique in its policy. */
export function refusalOfSid(to: string, document: JsonDocument): string | undefined {
  if (!/^[A-Za-z0-9]{1,100}$/.test(to)) return "A Sid has letters and digits only; IAM refuses anything else.";
  const others = document.root ? policyOf(document.root).statements : [];
  return others.some(({ sid }) => sid?.value === to) ? `This policy has a statement ${to} already.` : undefined;
}

/**
 * The edits of a manifest's text that call the Sid otherwise where findings of that file's statement are accepted; `file` is
 * its name relative to the manifest. What is said of several files stays as it is.
 */
export function sidEditsInManifest({ sid }: SidHere, to: string, manifest: string, file: string): Edit[] {
  return ignoresOfManifest(manifest).flatMap((ignore) =>
    ignore.file === file && ignore.sid === sid && ignore.sidSpan ? [{ span: ignore.sidSpan, text: to }] : [],
  );
}

/** The edits of a document that call a statement otherwise, wherever its name stands. */
export function sidEdits({ sid }: SidHere, to: string, document: JsonDocument): Edit[] {
  if (!document.root) return [];
  return policyOf(document.root).statements.flatMap((statement) =>
    statement.sid?.value === sid ? [{ span: statement.sid.span, text: to }] : [],
  );
}
