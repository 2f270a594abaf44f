import { resolve } from "node:path";
import { analyzeFile } from "../core/analyze.ts";
import { type CorsAnswer, type CorsRequest, evaluateCors } from "../core/cors/evaluate.ts";
import { asBrowsersSend, corsErrorsTakenByS3, originNote } from "../core/cors/request-words.ts";
import { documentsOf, type JsonDocument, type SourceFile } from "../core/hosts/index.ts";
import { type CorsConfiguration, corsOf } from "../core/model/cors.ts";
import { listed } from "../core/model/phrase.ts";
import { readCatalog } from "../disk/catalog.ts";
import { type Reading, readText, textOf } from "../disk/read.ts";
import { readArguments } from "./arguments.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { textOrJson } from "./options.ts";
import { type CorsReport, corsText } from "./report/cors.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";

/**
 * `latchkey cors FILE --origin O --method M`: what S3 answers to such a request of a page, by the CORS rules in the file.
 * 0: the page may read the answer; 1: it may not.
 */
export async function cors(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { file, format, request, color } = optionsOf(args);
  const reading = await readingOf(file, terminal);
  if ("reason" in reading) {
    terminal.writeError(`latchkey: ${file} was not read: ${reading.reason}.\n`);
    return 2;
  }
  const found = corsDocumentIn(file, reading.text);
  if (!found) throw new UsageError(`There is no CORS configuration in ${file}.`);
  const configuration = corsOf(found.document.root!);
  const answer = evaluateCors(configuration.rules, request);
  const notes = [...refusalNotes(found, file), ...requestNotes(request, found.count)];
  const report: CorsReport = { file, text: reading.text, found: found.document, configuration, request, answer, notes };
  terminal.write(format === "json" ? json(answer, configuration, notes) : corsText(report, color && terminal.color));
  return answer.request.sent && answer.request.allowed ? 0 : 1;
}

function optionsOf(args: readonly string[]) {
  const { values, positionals } = readArguments(args, {
    origin: { type: "string" },
    method: { type: "string" },
    headers: { type: "string", multiple: true, default: [] },
    format: { type: "string", default: "text" },
    "no-color": { type: "boolean", default: false },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError("cors takes one file.");
  if (values.origin === undefined) throw new UsageError("cors needs --origin, such as https://app.example.com.");
  if (!values.method) throw new UsageError("cors needs --method, such as GET.");
  const format = textOrJson(values.format);
  const headers = values.headers.flatMap((list) => list.split(",")).map((name) => name.trim());
  const request: CorsRequest = {
    origin: values.origin,
    method: asBrowsersSend(values.method),
    headers: headers.filter((name) => name !== ""),
  };
  return { file, format, request, color: !values["no-color"] };
}

async function readingOf(file: string, terminal: Terminal): Promise<Reading> {
  return file === "-" ? textOf(await terminal.readStdin()) : readText(resolve(terminal.cwd, file));
}

interface Found {
  readonly document: JsonDocument;
  readonly index: number;
  readonly count: number;
  readonly source: SourceFile;
}

/**
 * The first configuration in a file; what is not known by its name or content is taken for one, since the user says so, but
 * not what has nothing of it, such as a policy named by mistake.
 */
function corsDocumentIn(file: string, text: string): Found | undefined {
  const name = file.replaceAll("\\", "/");
  const sources: SourceFile[] = [
    { name, text },
    { name, text, association: "cors" },
  ];
  for (const source of sources) {
    const documents = documentsOf(source);
    const all = documents.filter((document) => document.kind === "cors");
    const document = all[0];
    if (document?.language !== "json" || !document.root || !/^(?:array|object)$/.test(document.root.type)) continue;
    if (source.association && !/cors|allowed|exposed?headers/i.test(text)) continue;
    return { document, index: documents.indexOf(document), count: all.length, source };
  }
  return undefined;
}

/** A configuration that S3 refuses is not in force, whatever its rules would say. */
function refusalNotes({ source, index }: Found, file: string): string[] {
  const { findings } = analyzeFile(source, readCatalog(bundleFolder()));
  const codes = findings
    .filter(
      ({ document, severity, code }) => document === index && severity === "error" && !corsErrorsTakenByS3.has(code),
    )
    .map(({ code }) => code);
  if (codes.length === 0) return [];
  return [
    `S3 refuses this configuration as it stands (${listed([...new Set(codes)])}); the answer is what its rules mean. See latchkey check ${file}.`,
  ];
}

function requestNotes(request: CorsRequest, documents: number): string[] {
  const note = originNote(request);
  return [
    ...(documents > 1 ? [`The file holds ${documents} CORS configurations; this is the first.`] : []),
    ...(note === undefined ? [] : [note]),
  ];
}

function json({ preflight, request }: CorsAnswer, { rules }: CorsConfiguration, notes: readonly string[]): string {
  const named = (verdict: CorsAnswer["preflight"] | CorsAnswer["request"]) => {
    const id = rules.find(({ index }) => index === verdict.rule)?.id?.value;
    return { ...verdict, ...(id !== undefined && { id }) };
  };
  const answer = { preflight: named(preflight), request: named(request), ...(notes.length > 0 && { notes }) };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}
