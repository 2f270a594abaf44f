import type { Finding, Fix } from "../../core/finding.ts";
import type { Edit, Span } from "../../core/text.ts";
import { type CheckedFile, withFindings } from "../analysis.ts";
import type { Reporter } from "./index.ts";
import { otherFiles } from "./other-files.ts";
import { type Lines, linesOf } from "./positions.ts";

/** The stable contract for programs. Offsets are 0-based UTF-16 code units in the file, lines and columns 1-based. */
export const jsonReport: Reporter = ({ files, skipped, unreadable, accessAnalyzer }, { version, catalog, cwd }) => {
  const others = otherFiles(files, cwd);
  const report = {
    latchkey: version,
    catalog,
    checked: {
      files: files.length,
      documents: files.reduce((sum, { documents }) => sum + documents.length, 0),
      skipped: [...skipped, ...unreadable],
    },
    ...(accessAnalyzer && { accessAnalyzer }),
    findings: withFindings(files).flatMap((file) => {
      const lines = linesOf(file.text);
      return file.findings.map((finding) => toJson(finding, file, lines, others));
    }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
};

function toJson(finding: Finding, { name }: CheckedFile, lines: Lines, others: ReturnType<typeof otherFiles>) {
  const { document, kind, code, severity, message, awsCode, confirmed, link, path, related, fixes, span } = finding;
  return {
    file: name,
    document,
    kind,
    code,
    severity,
    message,
    ...(awsCode && { awsCode }),
    ...(confirmed && { confirmed }),
    ...(link && { link }),
    path,
    ...place(span, lines),
    related: related.map(({ file, span, message }) => ({
      file: file === undefined ? name : others.name(file),
      ...place(span, file === undefined ? lines : others.lines(file)),
      message,
    })),
    fixes: fixes.map((fix) => fixToJson(fix, name, lines, others)),
  };
}

function fixToJson(
  { title, safe, edits, elsewhere = [] }: Fix,
  name: string,
  lines: Lines,
  others: ReturnType<typeof otherFiles>,
) {
  const toEdit = (file: string, lines: Lines) => (edit: Edit) => ({
    file,
    ...place(edit.span, lines),
    text: edit.text,
  });
  return {
    title,
    safe,
    edits: [
      ...edits.map(toEdit(name, lines)),
      ...elsewhere.flatMap(({ file, edits }) => edits.map(toEdit(others.name(file), others.lines(file)))),
    ],
  };
}

function place({ start, end }: Span, lines: Lines) {
  return { start: lines.position(start), end: lines.position(end) };
}
