import { styleText } from "node:util";
import type { CorsAnswer, CorsRequest, CorsVerdict } from "../../core/cors/evaluate.ts";
import { outcomeOf } from "../../core/cors/request-words.ts";
import type { JsonDocument } from "../../core/hosts/index.ts";
import type { CorsConfiguration } from "../../core/model/cors.ts";
import { linesOf } from "./positions.ts";

export interface CorsReport {
  readonly file: string;
  readonly text: string;
  readonly found: JsonDocument;
  readonly configuration: CorsConfiguration;
  readonly request: CorsRequest;
  readonly answer: CorsAnswer;
  readonly notes: readonly string[];
}

/** For people: the two requests of a browser with what S3 answers to each, and then whether the page gets what it wants. */
export function corsText(report: CorsReport, color: boolean): string {
  const { answer, request, notes } = report;
  const { preflight, request: own } = answer;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const part = (title: string, verdict: CorsVerdict) => {
    const judged = verdict.allowed ? paint("green", "allowed") : paint("red", "not allowed");
    const by = verdict.rule === undefined ? "" : ` by ${ruleName(verdict.rule, report)}`;
    const headers = Object.entries(verdict.headers ?? {}).map(
      ([name, value]) => `  ${paint("dim", `${name}:`)} ${value}`,
    );
    const why = verdict.why === undefined ? [] : [`  ${verdict.why}`];
    return [`${paint("bold", title)} ${judged}${by}`, ...headers, ...why, ""];
  };
  const asked = request.headers.length > 0 ? `, headers ${request.headers.join(", ")}` : "";
  const passes = own.sent && own.allowed;
  return [
    ...part(`Preflight (OPTIONS for ${request.method}${asked}):`, preflight),
    ...(preflight.needed ? [] : ["  Browsers do not ask before such a request.", ""]),
    ...part(`Request (${request.method}):`, own),
    ...notes.map((note) => `${paint("yellow", "Note:")} ${note}`),
    paint(passes ? "green" : "red", outcomeOf(answer)),
    "",
  ].join("\n");
}

/** `rule 2 ("uploads", line 7)` */
function ruleName(index: number, { configuration, found, text }: CorsReport): string {
  const rule = configuration.rules.find((candidate) => candidate.index === index);
  const id = rule?.id === undefined ? "" : `${JSON.stringify(rule.id.value)}, `;
  const line = linesOf(text).position(found.mapping.toFile(rule?.span.start ?? 0)).line;
  return `rule ${index + 1} (${id}line ${line})`;
}
