import type { Reporter } from "./index.ts";
import { linesOf } from "./positions.ts";

/** One suite a file, one failed case a finding; a file without findings is one case that passed. */
export const junitReport: Reporter = ({ files, skipped }) => {
  const suites = files
    .filter(({ documents, findings }) => documents.length > 0 || findings.length > 0)
    .map((file) => {
      const { name, findings } = file;
      const lines = linesOf(findings.length > 0 ? file.text : "");
      const cases = findings.map(({ span, severity, code, message }) => {
        const { line, column } = lines.position(span.start);
        const body = `${name}:${line}:${column} ${severity} ${message}`;
        return `    <testcase classname="${attribute(name)}" name="${attribute(`${code} at ${line}:${column}`)}">\n      <failure type="${severity}" message="${attribute(message)}">${attribute(body)}</failure>\n    </testcase>\n`;
      });
      const passed = `    <testcase classname="${attribute(name)}" name="no findings"/>\n`;
      return `  <testsuite name="${attribute(name)}" tests="${Math.max(cases.length, 1)}" failures="${cases.length}" errors="0" skipped="0">\n${cases.join("") || passed}  </testsuite>\n`;
    });
  const omitted = skipped.map(
    ({ file, reason }) =>
      `  <testsuite name="${attribute(file)}" tests="1" failures="0" errors="0" skipped="1">\n    <testcase classname="${attribute(file)}" name="read"><skipped message="${attribute(reason)}"/></testcase>\n  </testsuite>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="latchkey">\n${suites.join("")}${omitted.join("")}</testsuites>\n`;
};

/** Also right for text: what XML forbids is left out, what it reserves is escaped. */
function attribute(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
