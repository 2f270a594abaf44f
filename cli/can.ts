import {
  type ActionFacts,
  type Explanation,
  explain,
  type ParsedRequest,
  parseRequest,
  type UnusableRequest,
} from "../core/access/index.ts";
import { proofText } from "./report/can.ts";

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

const usage = `Usage: latchkey can --request FILE.json [--format text|json]
       latchkey can --requests FILE.jsonl [--format json]

Says whether one request is allowed, denied or depends, and why. The request names principal, action and resource,
and holds the policies that apply to it; "-" reads it from standard input. With --requests every line is a request,
and every answer a line of JSON.

Exit status: 0 allowed, 1 denied, 3 depends, 2 wrong usage or an unusable request; with --requests 0, or 2 where a
line holds no usable request.
`;

/** `latchkey can`: answers one request, or one a line. Returns the exit status. */
export async function can(args: readonly string[], io: CanIo): Promise<CanStatus> {
  const options = optionsOf(args);
  if (options === "help") {
    io.write(usage);
    return 0;
  }
  if (typeof options === "string") {
    io.writeError(`latchkey can: ${options}\n\n${usage}`);
    return 2;
  }
  const text = await textOf(options.file, io);
  if (text === undefined) return 2;
  return options.mode === "one" ? answerOne(text, options.format, io) : answerLines(text, io);
}

interface Options {
  readonly mode: "one" | "lines";
  readonly file: string;
  readonly format: "text" | "json";
}

function optionsOf(args: readonly string[]): Options | "help" | string {
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const [name = "", attached] = splitOption(args[i]!);
    if (name === "--help" || name === "-h") return "help";
    if (name !== "--request" && name !== "--requests" && name !== "--format") return `"${args[i]}" is no option.`;
    const value = attached ?? args[++i];
    if (value === undefined) return `${name} needs a value.`;
    if (values.has(name)) return `${name} is given twice.`;
    values.set(name, value);
  }
  const one = values.get("--request");
  const lines = values.get("--requests");
  const format = values.get("--format") ?? (one === undefined ? "json" : "text");
  if ((one === undefined) === (lines === undefined)) return "Give either --request or --requests.";
  if (format !== "text" && format !== "json") return `"${format}" is no format; there are text and json.`;
  if (lines !== undefined && format !== "json") return "--requests answers in JSON only.";
  return { mode: one === undefined ? "lines" : "one", file: one ?? lines ?? "", format };
}

function splitOption(argument: string): [string, string?] {
  const at = argument.indexOf("=");
  return argument.startsWith("--") && at > 0 ? [argument.slice(0, at), argument.slice(at + 1)] : [argument];
}

async function textOf(file: string, io: CanIo): Promise<string | undefined> {
  try {
    return await io.read(file);
  } catch (error) {
    io.writeError(`latchkey can: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

const statuses = { allowed: 0, denied: 1, depends: 3 } as const;

function answerOne(text: string, format: Options["format"], io: CanIo): CanStatus {
  const parsed = parseRequest(text);
  const answer = answerTo(parsed, io.facts);
  if ("error" in answer) {
    if (format === "json") io.write(`${JSON.stringify(answer)}\n`);
    else io.writeError(`latchkey can: ${answer.error}\n`);
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
