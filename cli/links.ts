import { kindOfEntity, nameOfEntity } from "../core/facts/entity-ids.ts";
import { type LinkedDocument, linkedDocuments, linkWords } from "../core/workspace/link-list.ts";
import { readCatalog } from "../disk/catalog.ts";
import { readText } from "../disk/read.ts";
import { analyzeInputs, shownName, slashed } from "./analysis.ts";
import { readArguments } from "./arguments.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { inputsOf } from "./inputs.ts";
import { optionsOf, textOrJson } from "./options.ts";
import { linesOf } from "./report/positions.ts";
import { visible } from "./report/visible.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `latchkey links [PATH…]`: what each policy and CORS configuration belongs to, how sure that is, and what says so. */
export async function links(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { format: { type: "string", default: "text" } });
  const format = textOrJson(values.format);
  const options = optionsOf(["--", ...positionals], "check");
  const inputs = inputsOf(options, terminal.cwd);
  const catalog = readCatalog(bundleFolder());
  const { project, files, unreadable } = await analyzeInputs({
    inputs,
    options,
    catalog,
    cwd: terminal.cwd,
    stdin: undefined,
    progress: () => {},
  });
  const folders = new Map(files.map(({ path }) => [project.folderOf(slashed(path)), slashed(path)]));
  const named = new Set(files.map(({ path }) => slashed(path)));
  const documents = [...folders.values()]
    .flatMap((file) => linkedDocuments(project.view(file)))
    .filter(({ place }) => named.has(place.file));
  const rows = documents.map((document) => rowOf(document, terminal.cwd));
  terminal.write(format === "json" ? `${JSON.stringify({ documents: rows }, undefined, 2)}\n` : textOf(rows));
  for (const { file, reason } of unreadable) terminal.writeError(`latchkey: ${file} was not read: ${reason}.\n`);
  return unreadable.length > 0 ? 2 : 0;
}

/** A document as it is printed. */
interface Row {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly links: readonly {
    readonly use: string;
    readonly owner: { readonly kind: string; readonly name: string; readonly arn?: string };
    readonly grounds: string;
    readonly reason: string;
    readonly by: { readonly file: string; readonly line: number };
    readonly words: string;
  }[];
}

function rowOf({ place, kind, links: found }: LinkedDocument, cwd: string): Row {
  return {
    ...placeOf(place.file, place.span.start, cwd),
    kind,
    links: found.map(({ owner, ownerName, use, grounds, reason, by }) => ({
      use,
      owner: {
        kind: kindOfEntity(owner),
        name: nameOfEntity(owner),
        ...(ownerName.startsWith("arn:") && { arn: ownerName }),
      },
      grounds,
      reason,
      by: placeOf(by.file, by.span.start, cwd),
      words: linkWords({ owner, use }),
    })),
  };
}

function placeOf(file: string, offset: number, cwd: string): { readonly file: string; readonly line: number } {
  const reading = readText(file);
  return { file: shownName(file, cwd), line: "text" in reading ? linesOf(reading.text).position(offset).line : 1 };
}

function textOf(rows: readonly Row[]): string {
  if (rows.length === 0) return "There are no policies or CORS configurations here.\n";
  return rows
    .map(({ file, line, kind, links: found }) => {
      const head = `${visible(file)}:${line}  ${kind}\n`;
      if (found.length === 0) return `${head}  nothing says whose it is\n`;
      const tail = found.map(
        ({ words, grounds, reason, by }) =>
          `  ${grounds}: ${visible(words)}. ${reason} (${visible(by.file)}:${by.line})\n`,
      );
      return `${head}${tail.join("")}`;
    })
    .join("");
}
