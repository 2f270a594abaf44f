// Everything that goes out: core's offsets become the protocol's lines and columns here.
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Range,
  SymbolKind,
  type TextEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { analyzerCode } from "../aws/merge.ts";
import type { OutlineSymbol } from "../core/edit/symbols.ts";
import type { Finding, Fix, Severity } from "../core/finding.ts";
import type { Edit, Span } from "../core/text.ts";

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** How a finding's other places and its page are found: by what the server knows of other files and its client. */
export interface DiagnosticContext {
  readonly document: TextDocument;
  documentOf(file: string): TextDocument | undefined;
  pageUri(code: string): string | undefined;
}

export function toDiagnostic(finding: Finding, { document, documentOf, pageUri }: DiagnosticContext): Diagnostic {
  const isOfAws = finding.code === analyzerCode;
  const href = isOfAws ? finding.link : pageUri(finding.code);
  const related = finding.related.flatMap(({ file, span, message }) => {
    const other = file === undefined ? document : documentOf(file);
    return other ? [{ location: { uri: other.uri, range: toRange(other, span) }, message }] : [];
  });
  return {
    range: toRange(document, finding.span),
    severity: severityOf[finding.severity],
    code: isOfAws ? (finding.awsCode ?? finding.code) : finding.code,
    ...(href && { codeDescription: { href } }),
    source: isOfAws ? "IAM Access Analyzer" : "latchkey",
    message: finding.confirmed ? `${finding.message} IAM Access Analyzer says so too.` : finding.message,
    ...(related.length > 0 && { relatedInformation: related }),
  };
}

export function toTextEdit(document: TextDocument, { span, text }: Edit): TextEdit {
  return { range: toRange(document, span), newText: text };
}

export function toCodeAction(finding: Finding, fix: Fix, context: DiagnosticContext): CodeAction {
  const { document, documentOf } = context;
  const changes: Record<string, TextEdit[]> = { [document.uri]: fix.edits.map((edit) => toTextEdit(document, edit)) };
  for (const { file, edits } of fix.elsewhere ?? []) {
    const other = documentOf(file);
    if (other) changes[other.uri] = edits.map((edit) => toTextEdit(other, edit));
  }
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding, context)],
    isPreferred: fix.safe,
    edit: { changes },
  };
}

const symbolKinds: Readonly<Record<OutlineSymbol["type"], SymbolKind>> = {
  document: SymbolKind.File,
  statement: SymbolKind.Object,
  rule: SymbolKind.Object,
  section: SymbolKind.Namespace,
  key: SymbolKind.Property,
};

export function toDocumentSymbol(document: TextDocument, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.label || "(unnamed)",
    detail: symbol.detail,
    kind: symbolKinds[symbol.type],
    range: toRange(document, symbol.span),
    selectionRange: toRange(document, symbol.name),
    children: symbol.children.map((child) => toDocumentSymbol(document, child)),
  };
}
