import {
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from "vscode-languageserver";
import { longestCompleted, type Proposal } from "../core/edit/assist.ts";
import { withoutBlanks } from "../core/edit/snippet.ts";
import { editToFile } from "../core/hosts/mapping.ts";
import type { Edit } from "../core/text.ts";
import { documentAt, type Here, type OpenFiles } from "./open-file.ts";
import { toTextEdit } from "./to-lsp.ts";

export const completionCapabilities = {
  completionProvider: { resolveProvider: true, triggerCharacters: ['"', ":", "[", " ", "=", "/", ","] },
};

/** What the client can show of a completion, and how it is told to open the next list. */
export interface CompletionClient {
  /** Whether it shows a few words beside every label; else only beside the one that is looked at. */
  readonly labelDetails: boolean;
  /** Whether it knows the blanks of snippets. */
  readonly snippets: boolean;
  readonly suggestCommand: string | undefined;
}

export function provideCompletion(connection: Connection, opened: OpenFiles, client: () => CompletionClient): void {
  /** The last list's documentation, which is written when an item is looked at. */
  let proposals: readonly Proposal[] = [];

  connection.onCompletion(({ textDocument, position, context }) => {
    const file = opened(textDocument.uri);
    if (!file || file.text.getText().length > longestCompleted) return [];
    const here = documentAt(file, position);
    if (!here || (here.document.language === "json" && endsLine(context?.triggerCharacter))) return [];
    proposals = here.assist.complete?.(here.document, here.offset, here.context) ?? [];
    const shown = proposals.slice(0, most);
    const items = shown.map((proposal, data) => toItem(proposal, data, here, client()));
    return {
      isIncomplete: proposals.length > most || shown.some(({ leadsOn, searched }) => leadsOn || searched),
      items,
    };
  });

  connection.onCompletionResolve((item): CompletionItem => {
    const value = proposals[Number(item.data)]?.documentation?.();
    return value ? { ...item, documentation: { kind: MarkupKind.Markdown, value } } : item;
  });
}

/** What most people type Enter after, in JSON: a list that opens by itself would take it for a choice. */
function endsLine(typed: string | undefined): boolean {
  return typed === "[" || typed === ",";
}

/** Editors show no more, and nobody reads them. */
const most = 200;

const kinds: Readonly<Record<Proposal["type"], CompletionItemKind>> = {
  member: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  name: CompletionItemKind.Constant,
  reference: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
  service: CompletionItemKind.Module,
  action: CompletionItemKind.Method,
  wildcard: CompletionItemKind.Class,
};

function toItem(
  { label, type, detail, edit, also, snippet, filter, leadsOn, opens }: Proposal,
  data: number,
  { text, document }: Here,
  { labelDetails, snippets, suggestCommand }: CompletionClient,
): CompletionItem {
  const hasBlanks = snippet && snippets;
  const toEdit = (one: Edit) => toTextEdit(text, editToFile(document.mapping, one));
  return {
    label,
    kind: kinds[type],
    ...(detail && (labelDetails ? { labelDetails: { description: detail } } : { detail })),
    ...(filter && { filterText: filter }),
    sortText: String(data).padStart(4, "0"),
    textEdit: toEdit(snippet && !snippets ? { ...edit, text: withoutBlanks(edit.text) } : edit),
    ...(also && { additionalTextEdits: also.map(toEdit) }),
    // Its lines are indented as they are to stand.
    ...(/[\r\n]/.test(edit.text) && { insertTextMode: InsertTextMode.asIs }),
    ...((leadsOn || opens) && suggestCommand && { command: { title: "Suggest", command: suggestCommand } }),
    insertTextFormat: hasBlanks ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    data,
  };
}
