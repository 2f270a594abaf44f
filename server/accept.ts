import { type CodeAction, CodeActionKind, TextDocumentEdit, type WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { analyzerCode } from "../aws/merge.ts";
import type { Finding } from "../core/finding.ts";
import { acceptByComment, acceptInManifest } from "../core/suppress/accept.ts";
import { isAwsCode } from "../core/suppress/ignore.ts";
import type { ServerState } from "./state.ts";
import { toDiagnostic, toTextEdit } from "./to-lsp.ts";

/** The action that accepts a finding: in the manifest, or in config files and Markdown by a comment. */
export function acceptAction(finding: Finding, document: TextDocument, state: ServerState): CodeAction[] {
  if (finding.code.endsWith("-ignore")) return [];
  const accepted = finding.code === analyzerCode ? finding.awsCode : finding.code;
  // A verdict on a change is no finding about the policy.
  if (accepted === undefined || (finding.code === analyzerCode && !isAwsCode(accepted))) return [];
  // What an editor shows of another revision, or of an archive, nobody can change.
  if (!/^(?:file|untitled|vscode-remote|vscode-vfs):/.test(document.uri)) return [];
  const edit = editFor({ ...finding, code: accepted }, document, state);
  if (!edit) return [];
  return [
    {
      title: `Accept this ${accepted}${edit.where}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding, state.context(document))],
      edit: edit.edit,
    },
  ];
}

function editFor(
  finding: Finding,
  document: TextDocument,
  state: ServerState,
): { edit: WorkspaceEdit; where: string } | undefined {
  const name = state.name(document.uri);
  const text = document.getText();
  if (/\.(?:md|markdown|mdx)$/i.test(name)) {
    const block = state.project.documents(name)[finding.document];
    const before = block ? startOfBlock(text, block.span.start) : 0;
    return inThisFile(acceptByComment(text, finding, before, "markdown"), document);
  }
  if (finding.kind === "aws-config" || finding.kind === "aws-credentials") {
    return inThisFile(acceptByComment(text, finding, finding.span.start, "ini"), document);
  }
  const folder = state.project.folderOf(name);
  const manifest = `${folder}/latchkey.json`;
  if (!name.startsWith(`${folder}/`) || name === manifest) return undefined;
  const old = state.document(manifest);
  const edit = acceptInManifest(old?.getText() ?? "", finding, name.slice(folder.length + 1));
  if (!edit) return undefined;
  const uri = state.uri(manifest);
  const change = TextDocumentEdit.create({ uri, version: null }, [
    old
      ? toTextEdit(old, edit)
      : { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: edit.text },
  ]);
  const create = { kind: "create" as const, uri, options: { ignoreIfExists: true } };
  return { edit: { documentChanges: old ? [change] : [create, change] }, where: " in latchkey.json" };
}

function inThisFile(edit: Parameters<typeof toTextEdit>[1], document: TextDocument) {
  return { edit: { changes: { [document.uri]: [toTextEdit(document, edit)] } }, where: " by a comment" };
}

/** A fenced block's comment stands above its fence. */
function startOfBlock(text: string, start: number): number {
  const lineStart = text.lastIndexOf("\n", start - 1);
  const above = text.lastIndexOf("\n", lineStart - 1) + 1;
  return /^[ \t>]*(?:`{3,}|~{3,})/.test(text.slice(above)) ? above : start;
}
