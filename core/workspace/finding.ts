import type { Finding } from "../finding.ts";
import type { Document } from "../hosts/document.ts";
import { offsetInDocument } from "../hosts/mapping.ts";
import { iniPathOf } from "../ini/path.ts";
import { pathOf } from "../json/node.ts";
import type { Kind } from "../kind.ts";
import type { Rule } from "../rule.ts";
import type { Ruleset } from "../ruleset.ts";
import type { WorkspaceDraft } from "./rule.ts";

/** A workspace rule's draft as a finding; `document` is the one that its place names, undefined where it names none. */
export function findingOfWorkspace(
  rule: Rule,
  draft: WorkspaceDraft,
  document: Document | undefined,
  rules: Ruleset,
): Finding {
  const kind: Kind = document?.kind ?? rule.kinds[0] ?? "manifest";
  return {
    code: rule.code,
    severity: rules.severityOf(rule, kind, draft.severity),
    kind,
    document: draft.place.document ?? 0,
    span: draft.place.span,
    path: draft.path ?? (document ? pathIn(document, draft) : []),
    message: draft.message,
    ...(draft.awsCode && { awsCode: draft.awsCode }),
    related: draft.related ?? [],
    fixes: draft.fixes ?? [],
  };
}

/** A place is in the file's offsets, a tree in the document's; they agree but for documents inside strings and Markdown. */
function pathIn(document: Document, { place: { span } }: WorkspaceDraft) {
  const start = offsetInDocument(document, span.start);
  const end = offsetInDocument(document, span.end);
  if (document.language === "ini") return iniPathOf(document.ini, { start, end });
  return document.root ? pathOf(document.root, { start, end }) : [];
}
