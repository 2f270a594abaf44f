// "Would this request pass?": what a client asks of the CORS rules in a file, and the answer in its own terms.
import type { Range } from "vscode-languageserver";
import { corsErrorsTakenByS3 } from "../core/cors/request-words.ts";
import { answerCorsRequest, faultOfCorsInput } from "../core/edit/cors/request.ts";
import { spanToFile } from "../core/hosts/mapping.ts";
import type { ServerState } from "./state.ts";
import { toRange } from "./to-lsp.ts";

export interface CorsRequestAnswered {
  readonly passes: boolean;
  readonly markdown: string;
  /** The rule that decides, or the nearest. */
  readonly range?: Range;
}

/** `position`: where the cursor is, in a file of several configurations; without it the first is asked. */
export function corsRequest(state: ServerState, params: Readonly<Record<string, unknown>>): CorsRequestAnswered {
  state.flush();
  const text = state.document(state.name(String(params.uri)));
  const none = { passes: false, markdown: "There are no CORS rules in this file.\n" };
  if (!text) return none;
  const file = state.name(text.uri);
  const found = [...state.parsed(file).entries()].filter(([, { kind }]) => kind === "cors");
  const offset = isPosition(params.position) ? text.offsetAt(params.position) : -1;
  const [index, document] =
    found.find(([, { span }]) => span.start <= offset && offset <= span.end) ?? found[0] ?? ([] as const);
  if (document?.language !== "json") return none;
  const refusals = state
    .findings(file)
    .filter((finding) => finding.document === index && finding.severity === "error")
    .map(({ code }) => code)
    .filter((code) => !corsErrorsTakenByS3.has(code));
  const request = {
    origin: String(params.origin ?? ""),
    method: String(params.method ?? ""),
    headers: Array.isArray(params.headers) ? params.headers.map(String) : [],
  };
  const { rule, ...answer } = answerCorsRequest(document, request, [...new Set(refusals)]);
  return { ...answer, ...(rule && { range: toRange(text, spanToFile(document.mapping, rule)) }) };
}

/** What is wrong with a part of a request as it is being typed, or null. */
export function corsInputFault({ part, value }: Readonly<Record<string, unknown>>): string | null {
  if (part !== "origin" && part !== "method" && part !== "headers") return null;
  return faultOfCorsInput(part, String(value)) ?? null;
}

function isPosition(value: unknown): value is { line: number; character: number } {
  const { line, character } = (value ?? {}) as { line?: unknown; character?: unknown };
  return typeof line === "number" && typeof character === "number";
}
