import { type CorsRequest, type CorsVerdict, evaluateCors } from "../../cors/evaluate.ts";
import { asBrowsersSend, originNote, outcomeOf } from "../../cors/request-words.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { corsOf } from "../../model/cors.ts";
import type { Span } from "../../text.ts";

/** What S3 answers to a request of a page, for a person. */
export interface CorsRequestAnswer {
  readonly passes: boolean;
  readonly markdown: string;
  /** The rule that decides, or the one that comes nearest, in the document. */
  readonly rule?: Span;
}

/** By the rules of one CORS document. `refusals`: codes of findings for which S3 would not take the document at all. */
export function answerCorsRequest(
  { root }: JsonDocument,
  asked: CorsRequest,
  refusals: readonly string[],
): CorsRequestAnswer {
  const request: CorsRequest = { ...asked, method: asBrowsersSend(asked.method.trim()), origin: asked.origin.trim() };
  const rules = root ? corsOf(root).rules : [];
  const answer = evaluateCors(rules, request);
  const { preflight, request: own } = answer;
  const note = originNote(request);
  const decides = preflight.needed && !preflight.allowed ? preflight : own;
  const index = decides.rule ?? decides.nearest?.rule;
  const rule = rules.find((candidate) => candidate.index === index);
  const headers = request.headers.length > 0 ? `, with ${request.headers.join(", ")}` : "";
  const lines = [
    `# ${outcomeOf(answer)}`,
    `What a browser does for this request of a page, by these rules:${block([`${request.method} from ${request.origin}${headers}`])}`,
    ...(refusals.length > 0
      ? [`**S3 refuses this configuration as it stands** (${refusals.join(", ")}); this is what its rules mean.`]
      : []),
    ...(note === undefined ? [] : [escaped(note)]),
    "## Preflight",
    ...(preflight.needed ? [] : ["Browsers do not ask before such a request. If one did:"]),
    told(preflight),
    "## The request itself",
    ...(own.sent ? [] : ["It is not sent. If it were:"]),
    told(own),
  ];
  return { passes: own.sent && own.allowed, markdown: `${lines.join("\n\n")}\n`, ...(rule && { rule: rule.span }) };
}

/** What is wrong with a part of the request as it was typed so far; undefined where nothing is. */
export function faultOfCorsInput(part: "origin" | "method" | "headers", value: string): string | undefined {
  const text = value.trim();
  if (part === "origin")
    return text === ""
      ? "The page's scheme, host and port, such as https://app.example.com."
      : originNote({ origin: text });
  const names = part === "method" ? [text] : text.split(",").map((name) => name.trim());
  if (part === "headers" && text === "") return undefined;
  const bad = names.find((name) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name));
  if (bad === undefined) return undefined;
  return part === "method"
    ? "A method, such as GET or PUT."
    : "Names of headers with commas between them, such as content-type, x-amz-date.";
}

function told({ allowed, rule, headers, why }: CorsVerdict): string {
  if (!allowed) return `**Not allowed.** ${escaped(why ?? "")}`.trim();
  const lines = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return `**Allowed** by rule ${(rule ?? 0) + 1}. S3 answers:${block(lines)}`;
}

/** Lines as they are: values are other people's text, and must not become markup. */
function block(lines: readonly string[]): string {
  return `\n\n${lines.map((line) => `    ${line.replace(/[\r\n]/g, " ")}`).join("\n")}`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/[\r\n]+/g, " ");
}
