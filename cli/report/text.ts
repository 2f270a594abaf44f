import { styleText } from "node:util";
import { type Finding, type Severity, severities } from "../../core/finding.ts";
import { maskSecrets } from "../../core/model/masking.ts";
import { type CheckedFile, withFindings } from "../analysis.ts";
import type { ReportContext, Reporter } from "./index.ts";
import { type OtherFiles, otherFiles } from "./other-files.ts";
import { type Lines, linesOf } from "./positions.ts";
import { visible } from "./visible.ts";

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** For people: each finding with its line and the characters underlined, and a summary last. */
export const textReport: Reporter = ({ files, skipped, unreadable }, context) => {
  const paint: Paint = (style, text) => (context.color ? styleText(style, text, { validateStream: false }) : text);
  const others = otherFiles(files, context.cwd);
  const out = withFindings(files).flatMap((file) => {
    const lines = linesOf(file.text);
    const source = sourceLines(lines);
    return file.findings.map((finding) => block(finding, file, { lines, source, others, paint }));
  });
  for (const { file, reason } of context.quiet ? [] : skipped)
    out.push(`${paint("dim", `skipped ${file}: ${reason}.`)}\n`);
  // Of what is not there at all nothing was found out.
  const isNothing = files.length === 0 && unreadable.length > 0;
  if (!context.quiet && !isNothing) out.push(summary(files, paint, context));
  return out.join("\n");
};

const styles: Readonly<Record<Severity, Parameters<typeof styleText>[0]>> = {
  error: "red",
  warning: "yellow",
  info: "blue",
  hint: "dim",
};

interface Page {
  readonly lines: Lines;
  source(line: number): SourceLine;
  readonly others: OtherFiles;
  readonly paint: Paint;
}

interface SourceLine {
  /** As it may be shown: secrets and what a terminal would obey are masked. */
  readonly shown: string;
  /** UTF-16 code units of the file's own line; another length than that of `shown` means that columns differ. */
  readonly length: number;
}

/** A file of one long line has all its findings there, and to mask megabytes for each would take minutes. */
function sourceLines(lines: Lines): Page["source"] {
  let last: { line: number; source: SourceLine } | undefined;
  return (line) => {
    if (last?.line !== line) {
      const text = lines.text(line);
      last = { line, source: { shown: visible(maskSecrets(text)), length: text.length } };
    }
    return last.source;
  };
}

function block(finding: Finding, { name, text }: CheckedFile, page: Page): string {
  const { lines, others, paint } = page;
  const start = lines.position(finding.span.start);
  const { severity, message, fixes, related, confirmed, link } = finding;
  const code = finding.code === "access-analyzer" ? `${finding.code} ${finding.awsCode}` : finding.code;
  const head = `${paint("bold", `${visible(name)}:${start.line}:${start.column}`)} ${paint(styles[severity], severity)} ${visible(message)} ${paint("dim", code)}`;
  const body = excerpt(finding, text, page);
  const notes = [
    ...related
      .filter(({ file }) => file === undefined)
      .map(({ span, message }) => `line ${lines.position(span.start).line}: ${message}`),
    ...related.flatMap(({ file, span, message }) =>
      file === undefined ? [] : `${others.name(file)}:${others.lines(file).position(span.start).line}: ${message}`,
    ),
    ...(confirmed ? ["IAM Access Analyzer says so too."] : []),
    ...(link && !confirmed ? [link] : []),
    ...fixes.map(({ title, safe }) => `${safe ? "fix" : "suggestion"}: ${title}`),
  ];
  return `${[head, ...body, ...notes.map((note) => `    ${paint("dim", visible(note))}`)].join("\n")}\n`;
}

const widest = 160;

/** The line with the marked characters underlined; long lines are cut around them, secrets are masked. */
function excerpt({ span }: Finding, text: string, { lines, source: sourceOf, paint }: Page): string[] {
  const { line, column } = lines.position(span.start);
  const { shown: source, length } = sourceOf(line);
  // A line whose length changed had a secret in it: its columns are not the text's any more, so nothing is underlined.
  const masked = source.length !== length;
  const from = Math.max(0, Math.min(column - 1 - 60, source.length - widest));
  const shown = source.slice(from, from + widest);
  const last = Math.min(span.end, span.start + length - (column - 1));
  const width = Math.max(1, Math.min(last - span.start, from + widest - (column - 1)));
  const gutter = String(line).padStart(5);
  const lead = (from > 0 ? "…" : "") + shown.slice(0, column - 1 - from).replace(/[^\t]/g, " ");
  const result = [
    `${paint("dim", `${gutter} |`)} ${from > 0 ? "…" : ""}${shown}${from + widest < source.length ? "…" : ""}`,
  ];
  if (!masked && text.length > 0)
    result.push(`${paint("dim", "      |")} ${lead.replace("…", " ")}${paint("red", "^".repeat(width))}`);
  return result;
}

function summary(files: readonly CheckedFile[], paint: Paint, { catalog }: ReportContext): string {
  const documents = files.reduce((sum, file) => sum + file.documents.length, 0);
  const findings = files.flatMap((file) => file.findings);
  const counted = `${count(documents, "document")} in ${count(files.filter((file) => file.documents.length > 0).length, "file")}`;
  if (documents === 0)
    return "Nothing to check: no policy, CORS rules, AWS config file or manifest is here. Where a file is one, --kind says so.\n";
  if (findings.length === 0) return `${paint("green", "No findings")} in ${counted} (catalog of ${catalog}).\n`;
  const parts = severities.flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n > 0 ? [paint(styles[severity], severity === "info" ? `${n} info` : count(n, severity))] : [];
  });
  const fixable = findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length;
  const others = findings.filter(({ fixes }) => fixes.length > 0).length - fixable;
  const hint =
    (fixable > 0 ? ` "latchkey fix" mends ${fixable} of them.` : "") +
    (others > 0 ? ` "latchkey fix --suggested --diff" shows changes for ${others}${fixable > 0 ? " more" : ""}.` : "");
  return `${parts.join(", ")} in ${counted}.${hint}\n`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
