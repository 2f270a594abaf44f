import type { TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ProjectFile } from "../core/project.ts";
import type { Environment } from "./environment.ts";
import { type ClientOptions, nameOf, uriOf } from "./from-lsp.ts";
import type { DiagnosticContext } from "./to-lsp.ts";

/** The files as the client sees them: the open ones, else those on disk. Names are core's, addresses the client's. */
export interface Files {
  name(uri: string): string;
  uri(name: string): string;
  /** Takes an open document's spelling: a change on disk may have come in under another one before. */
  spell(uri: string): void;
  open(name: string): TextDocument | undefined;
  /** A file for core; undefined where there is none that can be read. */
  read(name: string): ProjectFile | undefined;
  /** The text of a file as the client sees it. */
  document(name: string): TextDocument | undefined;
  context(document: TextDocument): DiagnosticContext;
}

export function createFiles(
  environment: Environment,
  documents: TextDocuments<TextDocument>,
  client: ClientOptions,
): Files {
  /** Addresses as the client spelled them, for it compares them letter by letter. */
  const spelled = new Map<string, string>();
  const uri = (name: string) => spelled.get(name) ?? uriOf(name);
  const open = (name: string) => documents.get(uri(name));

  function read(name: string): ProjectFile | undefined {
    const text = open(name)?.getText() ?? (name.startsWith("/") ? environment.readText(name) : undefined);
    if (text === undefined) return undefined;
    const tracked = name.startsWith("/") ? environment.isTracked(name) : undefined;
    return { name, text, ...(tracked !== undefined && { tracked }) };
  }

  function document(name: string): TextDocument | undefined {
    const known = open(name);
    if (known) return known;
    const file = read(name);
    return file && TextDocument.create(uri(name), "", 0, file.text);
  }

  return {
    name(uri) {
      const name = nameOf(uri);
      if (!spelled.has(name)) spelled.set(name, uri);
      return name;
    },
    uri,
    spell: (uri) => void spelled.set(nameOf(uri), uri),
    open,
    read,
    document,
    context(text) {
      const others = new Map<string, TextDocument | undefined>();
      return {
        document: text,
        documentOf(file) {
          if (!others.has(file)) others.set(file, document(file));
          return others.get(file);
        },
        pageUri: (code) => client.rulePages?.replace("{code}", code),
      };
    },
  };
}
