// What can be folded away, and what is selected next when a selection grows.
import type { Connection, SelectionRange } from "vscode-languageserver";
import { spanToFile } from "../core/hosts/mapping.ts";
import { documentAt, documentsOf, type OpenFiles } from "./open-file.ts";
import { toRange } from "./to-lsp.ts";

export const foldCapabilities = { foldingRangeProvider: true, selectionRangeProvider: true };

export function provideFolds(connection: Connection, opened: OpenFiles): void {
  connection.onFoldingRanges(({ textDocument }) => {
    const file = opened(textDocument.uri);
    return (file ? documentsOf(file) : []).flatMap(({ text, document, assist }) =>
      (assist.folds?.(document) ?? []).flatMap((span) => {
        const { start, end } = toRange(text, spanToFile(document.mapping, span));
        // A document in a string lies on one line of its file.
        return start.line < end.line ? [{ startLine: start.line, endLine: end.line }] : [];
      }),
    );
  });

  connection.onSelectionRanges(({ textDocument, positions }) => {
    const file = opened(textDocument.uri);
    return positions.map((position) => {
      const here = file && documentAt(file, position);
      let range: SelectionRange | undefined;
      for (const span of here?.assist.selections?.(here.document, here.offset).toReversed() ?? []) {
        range = {
          range: toRange(here!.text, spanToFile(here!.document.mapping, span)),
          ...(range && { parent: range }),
        };
      }
      // The protocol has one answer a position, so that nothing to select is an empty range.
      return range ?? { range: { start: position, end: position } };
    });
  });
}
