import { type Connection, MarkupKind } from "vscode-languageserver";
import { spanToFile } from "../core/hosts/mapping.ts";
import { rules } from "../core/rules/index.ts";
import { documentAt, type OpenFiles } from "./open-file.ts";
import { toRange } from "./to-lsp.ts";

/** What a place means, and then what the rules are about that found something there. */
export function provideHover(connection: Connection, opened: OpenFiles): void {
  connection.onHover(({ textDocument, position }) => {
    const file = opened(textDocument.uri);
    if (!file) return undefined;
    const { state, text, name } = file;
    const offset = text.offsetAt(position);
    const found = state.findings(name).filter(({ span }) => span.start <= offset && offset <= span.end);
    const codes = new Set(found.map(({ code }) => code));
    const about = rules.filter(({ code }) => codes.has(code)).map(({ code, summary }) => `**${code}** · ${summary}`);
    const here = documentAt(file, position);
    const meaning = here?.assist.hover?.(here.document, here.offset, here.context);
    const span = meaning ? spanToFile(here!.document.mapping, meaning.span) : found[0]?.span;
    if (!span) return undefined;
    const value = [...(meaning ? [meaning.markdown] : []), ...about].join("\n\n");
    return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(text, span) };
  });
}
