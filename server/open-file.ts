import type { Position } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Assist, AssistContext } from "../core/edit/assist.ts";
import { assistOf } from "../core/edit/assists.ts";
import type { Document } from "../core/hosts/index.ts";
import { identity, offsetInDocument } from "../core/hosts/mapping.ts";
import type { ServerState } from "./state.ts";

/** An open file as the user sees it, and what is known by now. */
export interface OpenFile {
  readonly state: ServerState;
  readonly text: TextDocument;
  readonly name: string;
}

/**
 * The open file of an address; undefined where there is none, or the server has not begun. VS Code may ask for the lenses and
 * symbols of a file before it tells that it is open, and not again: then the file is as it is on disk.
 */
export type OpenFiles = (uri: string) => OpenFile | undefined;

/** What was typed is analysed before anything is said of a file. */
export function openFiles(state: () => ServerState | undefined): OpenFiles {
  return (uri) => {
    const known = state();
    if (!known) return undefined;
    const name = known.name(uri);
    const text = known.document(name);
    if (!text) return undefined;
    known.flush();
    return { state: known, text, name };
  };
}

/** A document of an open file, with all that its language asks for. */
export interface OpenDocument {
  readonly text: TextDocument;
  readonly document: Document;
  readonly assist: Assist;
  readonly context: AssistContext;
}

export function documentsOf({ state, text, name }: OpenFile): OpenDocument[] {
  return state.parsed(name).map((document, index) => ({
    text,
    document,
    assist: assistOf(document),
    context: contextOf(state, name, index),
  }));
}

/** A document, and an offset in it. */
export interface Here extends OpenDocument {
  readonly offset: number;
}

/** The document under a cursor. */
export function documentAt(file: OpenFile, position: Position): Here | undefined {
  const all = documentsOf(file);
  const offset = file.text.offsetAt(position);
  const here = all.find(({ document: { span } }) => span.start <= offset && offset <= span.end) ?? onlyOne(all);
  return here && { ...here, offset: offsetInDocument(here.document, offset) };
}

/** Behind a document's last character there is still the file's only document, as while its end is not typed yet. */
function onlyOne(all: readonly OpenDocument[]): OpenDocument | undefined {
  return all.length === 1 && all[0]?.document.mapping === identity ? all[0] : undefined;
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
    findings: (name) => state.findings(name),
    documentsOf: (name) => state.parsed(name),
  };
}
