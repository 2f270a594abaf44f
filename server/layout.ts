// Laying documents out: whole files and selections, and where the client is told that we do.
import {
  type ClientCapabilities,
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type FormattingOptions,
  type ServerCapabilities,
  type TextEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { editToFile, offsetInDocument } from "../core/hosts/mapping.ts";
import type { Span } from "../core/text.ts";
import { spanOf } from "./from-lsp.ts";
import { documentsOf, type OpenFiles } from "./open-file.ts";
import { toTextEdit } from "./to-lsp.ts";

/** Answers the requests that ask for a layout. */
export function provideLayout(connection: Connection, opened: OpenFiles): void {
  connection.onDocumentFormatting(({ textDocument, options }) => {
    // A Markdown file is formatted by its own tools; of it only what is selected is ours to lay out.
    if (/\.(?:md|markdown|mdx)$/i.test(textDocument.uri)) return [];
    return edits(textDocument.uri, options, () => undefined);
  });

  connection.onDocumentRangeFormatting(({ textDocument, range, options }) =>
    edits(textDocument.uri, options, (text) => spanOf(text, range)),
  );

  function edits(
    uri: string,
    options: FormattingOptions,
    within: (text: TextDocument) => Span | undefined,
  ): TextEdit[] {
    const file = opened(uri);
    if (!file) return [];
    const selected = within(file.text);
    const step = options.insertSpaces ? " ".repeat(Math.min(Math.max(options.tabSize, 1), 8)) : "\t";
    return documentsOf(file).flatMap(({ text, document, assist }) => {
      const { start, end } = document.span;
      if (selected && (selected.end < start || end < selected.start)) return [];
      // A setting of a config file is too small a thing to be laid out alone.
      if (selected && document.language === "ini") return [];
      const inside = selected && {
        start: offsetInDocument(document, selected.start),
        end: offsetInDocument(document, selected.end),
      };
      const found = assist.format?.(document, { step }, inside) ?? [];
      return found.map((edit) => toTextEdit(text, editToFile(document.mapping, edit)));
    });
  }
}

/** A client to which nothing can be told later hears at once that files and selections can be laid out. */
export function layoutCapabilities({ textDocument }: ClientCapabilities): ServerCapabilities {
  return {
    ...(!textDocument?.formatting?.dynamicRegistration && { documentFormattingProvider: true }),
    ...(!textDocument?.rangeFormatting?.dynamicRegistration && { documentRangeFormattingProvider: true }),
  };
}

/** Tells the client which languages are laid out here, and tells it again when the setting for policies changes. */
export function layoutRegistration(
  connection: Connection,
): (capabilities: ClientCapabilities, policies: "policies too" | "config files alone") => Promise<void> {
  let config: "registered" | undefined;
  let json: readonly Disposable[] | undefined;

  return async ({ textDocument }, policies) => {
    const whole = textDocument?.formatting?.dynamicRegistration;
    if (whole && !config) {
      config = "registered";
      await connection.client.register(DocumentFormattingRequest.type, {
        documentSelector: [{ language: "aws-config" }],
      });
    }
    if (policies === "policies too" && !json) {
      json = [];
      const documentSelector = [{ language: "json" }, { language: "jsonc" }];
      const made: Disposable[] = [];
      if (whole) made.push(await connection.client.register(DocumentFormattingRequest.type, { documentSelector }));
      if (textDocument?.rangeFormatting?.dynamicRegistration)
        made.push(await connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector }));
      json = made;
    } else if (policies === "config files alone" && json) {
      for (const registration of json) registration.dispose();
      json = undefined;
    }
  };
}
