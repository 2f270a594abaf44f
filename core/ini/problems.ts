import type { Line } from "./line.ts";
import type { IniProblem, IniProblemCode, Section } from "./tree.ts";

/** What is wrong with lines whatever they mean, in the order of the text. */
export function problemsOf(text: string, lines: readonly Line[], sections: readonly Section[]): readonly IniProblem[] {
  const problems: IniProblem[] = [];
  const mayHaveMark = /\uFEFF/.test(text);
  const firstHeader = sections[0]?.line ?? lines.length;
  let latest: IniProblemCode | undefined;
  let runAt = -1;
  let depth = 0;
  let inEntry = false;
  let carriageReturnSeen = false;

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const { span, indent, content } = line;
    const mark = mayHaveMark ? text.slice(indent.start, indent.end).indexOf("\uFEFF") : -1;
    if (mark >= 0) {
      const start = indent.start + mark;
      problems.push({ code: "byte-order-mark", span: { start, end: start + 1 }, line: index });
    }
    if (line.eol === "\r" && !carriageReturnSeen) {
      carriageReturnSeen = true;
      problems.push({ code: "carriage-return", span: { start: span.end - 1, end: span.end }, line: index });
    }
    if (line.kind === "blank" || line.kind === "comment") continue;

    const lineDepth = indent.end - indent.start;
    const isContinuation = inEntry && lineDepth > depth && (line.kind === "pair" || line.kind === "text");
    const code = isContinuation ? undefined : codeOf(line, index < firstHeader);
    if (!isContinuation) {
      inEntry = line.kind === "pair";
      depth = lineDepth;
    }
    const run = code === latest && code && isRun(code) ? problems[runAt] : undefined;
    latest = code;
    if (run) problems[runAt] = { ...run, span: { start: run.span.start, end: content.end } };
    else if (code) runAt = problems.push({ code, span: spanOf(line, code), line: index }) - 1;
  }
  return problems;
}

/** Problems that come in runs of lines, where one finding says it all. */
function isRun(code: IniProblemCode): boolean {
  return code === "json" || code === "pem" || code === "text-before-header" || code === "missing-separator";
}

function codeOf(line: Line, isBeforeHeader: boolean): IniProblemCode | undefined {
  if (line.kind === "conflict") return "conflict-marker";
  if (line.kind === "pem") return "pem";
  if (line.kind === "header") {
    const { header } = line;
    if (header.closed === "no") return "unclosed-header";
    if (header.rawName.start === header.rawName.end && header.type === undefined) return "empty-header";
    return header.trailing ? "text-after-header" : undefined;
  }
  if (isBeforeHeader) return "text-before-header";
  if (line.kind === "json") return "json";
  if (line.kind === "text") return "missing-separator";
  return line.kind === "pair" && line.pair.key.start === line.pair.key.end ? "missing-key" : undefined;
}

function spanOf(line: Line, code: IniProblemCode) {
  if (line.kind !== "header") return line.content;
  if (code === "text-after-header" && line.header.trailing) return line.header.trailing;
  return line.header.span;
}
