// Names across the files of a workspace: where they are declared, and where else they stand.
import {
  type Connection,
  DocumentHighlightKind,
  type DocumentLink,
  type Location,
  type Position,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import type { FilePlace } from "../core/edit/assist.ts";
import { linksIn } from "../core/edit/navigate/links.ts";
import { type NameHere, nameAt } from "../core/edit/navigate/navigate.ts";
import { sidAt, sidEdits } from "../core/edit/navigate/sid.ts";
import { symbolsMatching, type WorkspaceSymbol } from "../core/edit/navigate/symbols.ts";
import { spanToFile } from "../core/hosts/mapping.ts";
import type { Span } from "../core/text.ts";
import { documentAt, type OpenFile, type OpenFiles } from "./open-file.ts";
import type { ServerState } from "./state.ts";
import { toRange } from "./to-lsp.ts";

export const navigationCapabilities = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: false },
  workspaceSymbolProvider: true,
};

/** A name that the workspace knows, in a file that need not hold a document. */
export function nameUnder({ state, text, name }: OpenFile, position: Position): NameHere | undefined {
  return nameAt(state.project.factsOf(name), text.offsetAt(position), state.project.view(name));
}

/** Answers what is asked about names, from the server's state once it is there. */
export function provideNavigation(
  connection: Connection,
  opened: OpenFiles,
  state: () => ServerState | undefined,
): void {
  connection.onDefinition((place) => locations(place, "definition"));
  connection.onReferences((place) => locations(place, "references"));

  /** What the document's own language knows of a name goes before what the workspace does. */
  function locations({ textDocument, position }: TextDocumentPositionParams, ask: "definition" | "references") {
    const file = opened(textDocument.uri);
    if (!file) return [];
    const here = documentAt(file, position);
    const own = here?.assist[ask]?.(here.document, here.offset, here.context) ?? [];
    const name = own.length > 0 ? undefined : nameUnder(file, position);
    const found = !name ? own : ask === "definition" ? name.definitions() : name.references();
    return found.flatMap((one) => locationOf(file.state, one));
  }

  connection.onDocumentHighlight(({ textDocument, position }) => {
    const file = opened(textDocument.uri);
    if (!file) return [];
    const spans = nameUnder(file, position)
      ?.references()
      .flatMap((place) => (place.file === file.name ? place.span : []));
    return (spans ?? sidSpans(file, position)).map((span) => ({
      range: toRange(file.text, span),
      kind: DocumentHighlightKind.Text,
    }));
  });

  connection.onDocumentLinks(({ textDocument }): DocumentLink[] => {
    const file = opened(textDocument.uri);
    if (!file) return [];
    const { project } = file.state;
    return linksIn(project.factsOf(file.name), file.name, project.view(file.name)).flatMap(
      ({ span, target, tooltip }) => {
        const other = file.state.document(target.file);
        if (!other) return [];
        const { line, character } = other.positionAt(target.span.start);
        return [{ range: toRange(file.text, span), target: `${other.uri}#${line + 1},${character + 1}`, tooltip }];
      },
    );
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

function sidSpans(file: OpenFile, position: Position): Span[] {
  const here = documentAt(file, position);
  if (here?.document.language !== "json") return [];
  const { document, offset } = here;
  const sid = sidAt(document, offset);
  return sid ? sidEdits(sid, "", document).map(({ span }) => spanToFile(document.mapping, span)) : [];
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
