// Another name for something, in every file that names it.
import { type Connection, ResponseError, type TextDocumentPositionParams } from "vscode-languageserver";
import type { Renaming } from "../core/edit/assist.ts";
import { refusalOfSid, sidAt, sidEdits, sidEditsInManifest } from "../core/edit/navigate/sid.ts";
import { editToFile, spanToFile } from "../core/hosts/mapping.ts";
import type { Span } from "../core/text.ts";
import { nameUnder } from "./navigate.ts";
import { documentAt, type Here, type OpenFile, type OpenFiles } from "./open-file.ts";
import type { ServerState } from "./state.ts";
import { toRange, toTextEdit } from "./to-lsp.ts";

export const renameCapabilities = { renameProvider: { prepareProvider: true } };

export function provideRename(connection: Connection, opened: OpenFiles): void {
  connection.onPrepareRename((place) => {
    const file = opened(place.textDocument.uri);
    const renaming = file && renamingAt(file, place);
    return renaming ? toRange(file.text, renaming.span) : null;
  });

  connection.onRenameRequest((place) => {
    const file = opened(place.textDocument.uri);
    const renaming = file && renamingAt(file, place)?.rename(place.newName);
    if (!renaming) return null;
    // The protocol's own code for a request that is understood and cannot be done.
    if ("refused" in renaming) throw new ResponseError(-32803, renaming.refused);
    const changes = Object.fromEntries(
      renaming.edits.flatMap(({ file: name, edits }) => {
        const text = file.state.document(name);
        return text ? [[text.uri, edits.map((edit) => toTextEdit(text, edit))]] : [];
      }),
    );
    return { changes };
  });
}

/** What a rename here would change: the name's span in the file, and what it does. */
interface RenamingHere {
  readonly span: Span;
  rename(to: string): Renaming;
}

/** What the document's own language knows of a name goes before what the workspace does. */
function renamingAt(file: OpenFile, { position }: TextDocumentPositionParams): RenamingHere | undefined {
  const here = documentAt(file, position);
  const span = here?.assist.renameable?.(here.document, here.offset, here.context);
  if (here && span) {
    return {
      span: spanToFile(here.document.mapping, span),
      rename: (to) => here.assist.rename?.(here.document, here.offset, to, here.context) ?? { edits: [] },
    };
  }
  return nameUnder(file, position) ?? (here && sidRenaming(here, file.state));
}

function sidRenaming({ document, offset, context: { file } }: Here, state: ServerState): RenamingHere | undefined {
  if (document.language !== "json") return undefined;
  const sid = sidAt(document, offset);
  return (
    sid && {
      span: spanToFile(document.mapping, sid.span),
      rename(to) {
        const refused = refusalOfSid(to, document);
        if (refused) return { refused };
        const edits = sidEdits(sid, to, document).map((edit) => editToFile(document.mapping, edit));
        const folder = state.project.folderOf(file);
        const manifest = `${folder}/latchkey.json`;
        const text = state.document(manifest)?.getText();
        const accepted = text === undefined ? [] : sidEditsInManifest(sid, to, text, file.slice(folder.length + 1));
        return {
          edits: [{ file, edits }, ...(accepted.length > 0 ? [{ file: manifest, edits: accepted }] : [])],
        };
      },
    }
  );
}
