// What is asked about a place in an open file: completion, hover, definition, references, rename, folds, lenses.
import {
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  InsertTextFormat,
  InsertTextMode,
  type Location,
  MarkupKind,
  ResponseError,
  type SelectionRange,
  type ServerCapabilities,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  type Assist,
  type AssistContext,
  type Lens,
  longestCompleted,
  type Proposal,
  type Renaming,
} from "../core/edit/assist.ts";
import { assistOf } from "../core/edit/assists.ts";
import { explanationText } from "../core/edit/config/chain.ts";
import { accessLenses } from "../core/edit/navigate/lenses.ts";
import type { NameHere } from "../core/edit/navigate/navigate.ts";
import { refusalOfSid, sidAt, sidEdits } from "../core/edit/navigate/sid.ts";
import type { Document } from "../core/hosts/index.ts";
import { editToFile, identity, offsetInDocument, spanToFile } from "../core/hosts/mapping.ts";
import type { Edit, Span } from "../core/text.ts";
import { locationOf, nameIn } from "./navigate.ts";
import type { ServerState } from "./state.ts";
import { toRange, toTextEdit } from "./to-lsp.ts";

export const assistCapabilities: ServerCapabilities = {
  completionProvider: { resolveProvider: true, triggerCharacters: ['"', ":", "[", " ", "=", "/", ","] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  codeLensProvider: {},
};

/** A document under the cursor, with all that its language asks for. */
interface Here {
  readonly text: TextDocument;
  readonly document: Document;
  readonly assist: Assist;
  readonly offset: number;
  readonly context: AssistContext;
}

/** What the client can show of a completion, and how it is told to open the next list. */
export interface CompletionClient {
  /** Whether it shows a few words beside every label; else only beside the one that is looked at. */
  readonly labelDetails: boolean;
  readonly suggestCommand: string | undefined;
}

export interface Place {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** Answers every such request of the connection, from the server's state once it is there. */
export function provideAssists(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  state: () => ServerState | undefined,
  client: () => CompletionClient,
): void {
  /** The last list's documentation, which is written when an item is looked at. */
  let proposals: readonly Proposal[] = [];

  function all(uri: string): Omit<Here, "offset">[] {
    const text = documents.get(uri);
    const known = state();
    if (!text || !known) return [];
    known.flush();
    const file = known.name(uri);
    return known.parsed(file).map((document, index) => ({
      text,
      document,
      assist: assistOf(document),
      context: contextOf(known, file, index),
    }));
  }

  function at({ textDocument, position }: Place): Here | undefined {
    const text = documents.get(textDocument.uri);
    const offset = text?.offsetAt(position) ?? 0;
    const here =
      all(textDocument.uri).find(({ document: { span } }) => span.start <= offset && offset <= span.end) ??
      onlyOne(textDocument.uri);
    return here && { ...here, offset: offsetInDocument(here.document, offset) };
  }

  /** Behind a document's last character there is still the file's only document, as while its end is not typed yet. */
  function onlyOne(uri: string): Omit<Here, "offset"> | undefined {
    const found = all(uri);
    return found.length === 1 && found[0]?.document.mapping === identity ? found[0] : undefined;
  }

  connection.onCompletion((place) => {
    const length = documents.get(place.textDocument.uri)?.getText().length ?? 0;
    const here = length > longestCompleted ? undefined : at(place);
    if (!here) return [];
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

  connection.onDefinition((place) => locations(place, "definition"));
  connection.onReferences((place) => locations(place, "references"));

  /** What the document's own language knows of a name goes before what the workspace does. */
  function locations(place: Place, ask: "definition" | "references"): Location[] {
    const known = state();
    const here = at(place);
    if (!known) return [];
    const own = here?.assist[ask]?.(here.document, here.offset, here.context) ?? [];
    const name = own.length > 0 ? undefined : nameUnder(place);
    const found = !name ? own : ask === "definition" ? name.definitions() : name.references();
    return found.flatMap((one) => locationOf(known, one));
  }

  /** A name that the workspace knows, in a file that need not hold a document. */
  function nameUnder({ textDocument, position }: Place): NameHere | undefined {
    const known = state();
    const text = documents.get(textDocument.uri);
    if (!known || !text) return undefined;
    known.flush();
    return nameIn(known, known.name(text.uri), text.offsetAt(position));
  }

  /** The span that a rename would change, in the file, and what it does. */
  function renamingAt(place: Place): { readonly span: Span; rename(to: string): Renaming } | undefined {
    const here = at(place);
    const span = here?.assist.renameable?.(here.document, here.offset, here.context);
    if (here && span) {
      return {
        span: spanToFile(here.document.mapping, span),
        rename: (to) => here.assist.rename?.(here.document, here.offset, to, here.context) ?? { edits: [] },
      };
    }
    return nameUnder(place) ?? (here && sidRenaming(here));
  }

  function sidRenaming({ document, offset, context }: Here) {
    const sid = document.language === "json" ? sidAt(document, offset) : undefined;
    if (!sid || document.language !== "json") return undefined;
    return {
      span: spanToFile(document.mapping, sid.span),
      rename(to: string): Renaming {
        const refused = refusalOfSid(to, document);
        if (refused) return { refused };
        const edits = sidEdits(sid, to, document).map((edit) => editToFile(document.mapping, edit));
        return { edits: [{ file: context.file, edits }] };
      },
    };
  }

  connection.onPrepareRename((place) => {
    const renaming = renamingAt(place);
    const text = documents.get(place.textDocument.uri);
    return renaming && text ? toRange(text, renaming.span) : null;
  });

  connection.onRenameRequest((place) => {
    const renaming = renamingAt(place)?.rename(place.newName);
    if (!renaming) return null;
    // The protocol's own code for a request that is understood and cannot be done.
    if ("refused" in renaming) throw new ResponseError(-32803, renaming.refused);
    const changes = Object.fromEntries(
      renaming.edits.flatMap(({ file, edits }) => {
        const text = state()?.document(file);
        return text ? [[text.uri, edits.map((edit) => toTextEdit(text, edit))]] : [];
      }),
    );
    return { changes };
  });

  connection.onFoldingRanges(({ textDocument }) =>
    all(textDocument.uri).flatMap(({ text, document, assist }) =>
      (assist.folds?.(document) ?? []).flatMap((span) => {
        const { start, end } = toRange(text, spanToFile(document.mapping, span));
        // A document in a string lies on one line of its file.
        return start.line < end.line ? [{ startLine: start.line, endLine: end.line }] : [];
      }),
    ),
  );

  connection.onSelectionRanges(({ textDocument, positions }) =>
    positions.map((position) => {
      const here = at({ textDocument, position });
      const spans = here?.assist.selections?.(here.document, here.offset) ?? [];
      let range: SelectionRange | undefined;
      for (const span of spans.toReversed()) {
        range = {
          range: toRange(here!.text, spanToFile(here!.document.mapping, span)),
          ...(range && { parent: range }),
        };
      }
      // The protocol has one answer a position, so that nothing to select is an empty range.
      return range ?? { range: { start: position, end: position } };
    }),
  );

  connection.onCodeLens(({ textDocument }) =>
    (state()?.showsLenses() ? all(textDocument.uri) : []).flatMap(({ text, document, assist, context }) =>
      [...lensesOfAccess(document, context), ...(assist.lenses?.(document, context) ?? [])].map(
        ({ span, title, command }) => ({
          range: toRange(text, spanToFile(document.mapping, span)),
          command: { title, command: command?.name ?? "", arguments: [...(command?.args ?? [])] },
        }),
      ),
    ),
  );
}

function lensesOfAccess(document: Document, context: AssistContext): readonly Lens[] {
  const view = context.view?.();
  return view ? accessLenses(document, context.file, context.index, view) : [];
}

/** What core may ask about the rest of the workspace, from a document of a file. */
export function contextOf(state: ServerState, file: string, index: number): AssistContext {
  return {
    catalog: state.catalog,
    userProfiles: state.project.userProfiles(),
    file,
    index,
    facts: () => state.project.facts(file),
    view: () => state.project.view(file),
    documentsOf: (name) => state.parsed(name),
  };
}

/** The hover of a document's language at a place. */
export function hoverAt(
  state: ServerState,
  text: TextDocument,
  offset: number,
): { span: Span; markdown: string } | undefined {
  const file = state.name(text.uri);
  for (const [index, document] of state.parsed(file).entries()) {
    if (offset < document.span.start || document.span.end < offset) continue;
    const context = contextOf(state, file, index);
    const found = assistOf(document).hover?.(document, offsetInDocument(document, offset), context);
    if (found) return { ...found, span: spanToFile(document.mapping, found.span) };
  }
  return undefined;
}

/** How tools get credentials for a profile of a config or credentials file, in Markdown. */
export function profileText(state: ServerState, profile: string, file: string): string {
  for (const [index, document] of state.parsed(file).entries()) {
    if (document.language === "ini") return explanationText(document, profile, contextOf(state, file, index));
  }
  return "This file holds no profiles any more.";
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
  { labelDetails, suggestCommand }: CompletionClient,
): CompletionItem {
  const toEdit = (one: Edit) => toTextEdit(text, editToFile(document.mapping, one));
  return {
    label,
    kind: kinds[type],
    ...(detail && (labelDetails ? { labelDetails: { description: detail } } : { detail })),
    ...(filter && { filterText: filter }),
    sortText: String(data).padStart(4, "0"),
    textEdit: toEdit(edit),
    ...(also && { additionalTextEdits: also.map(toEdit) }),
    // Its lines are indented as they are to stand.
    ...(/[\r\n]/.test(edit.text) && { insertTextMode: InsertTextMode.asIs }),
    ...((leadsOn || opens) && suggestCommand && { command: { title: "Suggest", command: suggestCommand } }),
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    data,
  };
}
