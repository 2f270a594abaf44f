import {
  type ActionFacts,
  type Explanation,
  explain,
  type ParsedRequest,
  parseRequest,
  type UnusableRequest,
} from "../core/access/index.ts";
import { readArguments } from "./arguments.ts";
import { textOrJson } from "./options.ts";
import { proofText } from "./report/can.ts";
import { UsageError } from "./terminal.ts";

/** What `can` needs of the world. */
export interface CanIo {
  /** The text of a file, `-` being standard input. Throws, or rejects, where it cannot be read. */
  read(path: string): string | Promise<string>;
  write(text: string): void;
  writeError(text: string): void;
  readonly color: boolean;
  /** The catalog of AWS's actions. Without it a few answers stay open that need not. */
  readonly facts?: ActionFacts;
}

/** 0 allowed, 1 denied, 3 depends, 2 wrong usage or an unusable request. */
export type CanStatus = 0 | 1 | 2 | 3;

/** `latchkey can`: answers one request, or one a line. Returns the exit status; wrong usage is a {@link UsageError}. */
export async function can(args: readonly string[], io: CanIo): Promise<CanStatus> {
  const options = optionsOf(args);
  const text = await textOf(options.file, io);
  if (text === undefined) return 2;
  return options.mode === "one" ? answerOne(text, options.format, io) : answerLines(text, io);
}

interface Options {
  readonly mode: "one" | "lines";
  readonly file: string;
  readonly format: "text" | "json";
}

function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = readArguments(args, {
    request: { type: "string", multiple: true, default: [] },
    requests: { type: "string", multiple: true, default: [] },
    format: { type: "string" },
  });
  const [file, ...more] = [...values.request, ...values.requests];
  if (file === undefined || more.length > 0 || positionals.length > 0)
    throw new UsageError("can takes --request with one file, or --requests with one file of a request a line.");
  const mode = values.request.length > 0 ? "one" : "lines";
  const format = textOrJson(values.format ?? (mode === "one" ? "text" : "json"));
  if (mode === "lines" && format === "text") throw new UsageError("--requests answers in JSON only.");
  return { mode, file, format };
}

async function textOf(file: string, io: CanIo): Promise<string | undefined> {
  try {
    return await io.read(file);
  } catch (error) {
    io.writeError(`latchkey: ${file} was not read: ${error instanceof Error ? error.message : String(error)}.\n`);
    return undefined;
  }
}

const statuses = { allowed: 0, denied: 1, depends: 3 } as const;

function answerOne(text: string, format: Options["format"], io: CanIo): CanStatus {
  const parsed = parseRequest(text);
  const answer = answerTo(parsed, io.facts);
  if ("error" in answer) {
    if (format === "json") io.write(`${JSON.stringify(answer)}\n`);
    else io.writeError(`latchkey: ${answer.error}\n`);
    return 2;
  }
  if (format === "json") io.write(`${JSON.stringify(answer, undefined, 2)}\n`);
  else if (!("error" in parsed)) io.write(proofText(parsed.request, answer, io.color));
  return statuses[answer.answer];
}

function answerLines(text: string, io: CanIo): CanStatus {
  let status: CanStatus = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const answer = answerTo(parseRequest(line), io.facts);
    if ("error" in answer) status = 2;
    io.write(`${JSON.stringify(answer)}\n`);
  }
  return status;
}

type Identified<T> = T & { readonly id?: string | number };

function answerTo(
  parsed: ParsedRequest | UnusableRequest,
  facts: ActionFacts | undefined,
): Identified<Explanation> | UnusableRequest {
  if ("error" in parsed) return parsed;
  const withId = parsed.id === undefined ? {} : { id: parsed.id };
  const answer = explain(parsed.request, parsed.documents, facts);
  if ("error" in answer) return { ...withId, error: answer.error };
  return { ...withId, ...answer, assumptions: [...parsed.assumptions, ...answer.assumptions] };
}
