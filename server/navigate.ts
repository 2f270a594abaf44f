// Names across the files of a workspace: where they are declared, where else they stand, and another name for them.
import {
  type Connection,
  DocumentHighlightKind,
  type DocumentLink,
  type Location,
  type SymbolInformation,
  SymbolKind,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FilePlace } from "../core/edit/assist.ts";
import { linksIn } from "../core/edit/navigate/links.ts";
import { type NameHere, nameAt } from "../core/edit/navigate/navigate.ts";
import { sidAt, sidEdits } from "../core/edit/navigate/sid.ts";
import { symbolsMatching, type WorkspaceSymbol } from "../core/edit/navigate/symbols.ts";
import { offsetInDocument, spanToFile } from "../core/hosts/mapping.ts";
import type { ServerState } from "./state.ts";
import { toRange } from "./to-lsp.ts";

export const navigationCapabilities = {
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: false },
  workspaceSymbolProvider: true,
};

/** The name at an offset of a file that the workspace knows. */
export function nameIn(state: ServerState, file: string, offset: number): NameHere | undefined {
  return nameAt(state.project.factsOf(file), offset, state.project.view(file));
}

/** Answers what is asked about names, from the server's state once it is there. */
export function provideNavigation(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  state: () => ServerState | undefined,
): void {
  connection.onDocumentHighlight(({ textDocument, position }) => {
    const known = state();
    const text = documents.get(textDocument.uri);
    if (!known || !text) return [];
    known.flush();
    const file = known.name(text.uri);
    const offset = text.offsetAt(position);
    const spans = nameIn(known, file, offset)
      ?.references()
      .flatMap((place) => (place.file === file ? place.span : []));
    return (spans ?? sidSpans(known, file, offset)).map((span) => ({
      range: toRange(text, span),
      kind: DocumentHighlightKind.Text,
    }));
  });

  connection.onDocumentLinks(({ textDocument }): DocumentLink[] => {
    const known = state();
    const text = documents.get(textDocument.uri);
    if (!known || !text) return [];
    known.flush();
    const file = known.name(text.uri);
    return linksIn(known.project.factsOf(file), file, known.project.view(file)).flatMap(({ span, target, tooltip }) => {
      const other = known.document(target.file);
      if (!other) return [];
      const { line, character } = other.positionAt(target.span.start);
      return [{ range: toRange(text, span), target: `${other.uri}#${line + 1},${character + 1}`, tooltip }];
    });
  });

  connection.onWorkspaceSymbol(({ query }): SymbolInformation[] => {
    const known = state();
    if (!known) return [];
    known.flush();
    return known
      .views()
      .flatMap((view) =>
        symbolsMatching(query, view).flatMap(({ name, kind, place }) =>
          locationOf(known, place).map((location) => ({ name, kind: kinds[kind], location, containerName: kind })),
        ),
      );
  });
}

function sidSpans(state: ServerState, file: string, offset: number) {
  for (const document of state.parsed(file)) {
    if (document.language !== "json" || offset < document.span.start || document.span.end < offset) continue;
    const here = sidAt(document, offsetInDocument(document, offset));
    if (here) return sidEdits(here, "", document).map(({ span }) => spanToFile(document.mapping, span));
  }
  return [];
}

export function locationOf(state: ServerState, { file, span }: FilePlace): Location[] {
  const text = state.document(file);
  return text ? [{ uri: text.uri, range: toRange(text, span) }] : [];
}

const kinds: Readonly<Record<WorkspaceSymbol["kind"], SymbolKind>> = {
  account: SymbolKind.Namespace,
  role: SymbolKind.Class,
  user: SymbolKind.Variable,
  bucket: SymbolKind.Package,
  key: SymbolKind.Key,
  profile: SymbolKind.Object,
  "sso-session": SymbolKind.Interface,
};
