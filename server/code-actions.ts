// What can be done where the cursor stands, or the selection lies: fixes, refactorings, and all safe fixes at once.
import { type CodeAction, CodeActionKind, type Connection } from "vscode-languageserver";
import { differenceOf, fixAll } from "../core/edit/fix-all.ts";
import type { Span } from "../core/text.ts";
import { acceptAction } from "./accept.ts";
import { spanOf } from "./from-lsp.ts";
import type { OpenFile, OpenFiles } from "./open-file.ts";
import { type RefactoringClient, refactoringKinds, refactoringsAt } from "./refactor.ts";
import { toCodeAction, toTextEdit } from "./to-lsp.ts";

const fixAllKind = `${CodeActionKind.SourceFixAll}.latchkey`;

export const codeActionCapabilities = {
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, ...refactoringKinds, fixAllKind] },
};

export function provideCodeActions(connection: Connection, opened: OpenFiles, client: () => RefactoringClient): void {
  connection.onCodeAction(({ textDocument, range, context: { only } }): CodeAction[] => {
    const file = opened(textDocument.uri);
    if (!file) return [];
    const span = spanOf(file.text, range);
    const wants = (kind: string) => !only || only.some((o) => o === "" || kind === o || kind.startsWith(`${o}.`));
    return [
      ...(wants(CodeActionKind.QuickFix) ? quickFixes(file, span) : []),
      ...refactoringsAt(file, span, wants, client()),
      ...(only && wants(fixAllKind) ? fixAllAction(file) : []),
    ];
  });
}

function quickFixes({ state, text, name }: OpenFile, { start, end }: Span): CodeAction[] {
  const context = state.context(text);
  return state
    .findings(name)
    .filter(({ span }) => span.start <= end && start <= span.end)
    .flatMap((finding) => [
      ...finding.fixes.map((fix) => toCodeAction(finding, fix, context)),
      ...acceptAction(finding, text, state),
    ]);
}

/** One action that leaves the file without a safe fix to apply. */
function fixAllAction({ state, text, name }: OpenFile): CodeAction[] {
  const before = text.getText();
  const after = fixAll(
    before,
    (text) => (text === before ? state.findings(name) : state.project.ownFindings(name, text)),
    "safe",
  );
  const edit = differenceOf(before, after.text);
  if (!edit) return [];
  return [
    {
      title: "Apply all safe fixes",
      kind: fixAllKind,
      edit: { changes: { [text.uri]: [toTextEdit(text, edit)] } },
    },
  ];
}
