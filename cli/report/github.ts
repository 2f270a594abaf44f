import type { Severity } from "../../core/finding.ts";
import { withFindings } from "../analysis.ts";
import type { Reporter } from "./index.ts";
import { linesOf } from "./positions.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

/** Annotations of a GitHub workflow. https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export const githubReport: Reporter = ({ files }) =>
  withFindings(files)
    .flatMap(({ name, text, findings }) => {
      const lines = linesOf(text);
      return findings.map(({ span, severity, code, message }) => {
        const start = lines.position(span.start);
        const end = lines.position(span.end);
        const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : "";
        const place = `file=${property(name)},line=${start.line},endLine=${end.line}${columns},title=${property(code)}`;
        return `::${commands[severity]} ${place}::${data(message)}\n`;
      });
    })
    .join("");

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
