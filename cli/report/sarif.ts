import { analyzerCode } from "../../aws/merge.ts";
import type { Finding, Severity } from "../../core/finding.ts";
import type { Rule } from "../../core/rule.ts";
import { rules } from "../../core/rules/index.ts";
import type { Span } from "../../core/text.ts";
import { withFindings } from "../analysis.ts";
import type { Reporter } from "./index.ts";
import { otherFiles } from "./other-files.ts";
import { type Lines, linesOf } from "./positions.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note", hint: "note" };

/** Not a rule of ours, but a rule to those who read the log. */
const ofAnalyzer = {
  code: analyzerCode,
  summary: "IAM Access Analyzer reports this, and Latchkey does not.",
  severity: "warning" as const,
};

/** SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarifReport: Reporter = ({ files }, { version, cwd }) => {
  const others = otherFiles(files, cwd);
  const used: Pick<Rule, "code" | "summary" | "severity">[] = rules.filter(({ code }) =>
    files.some(({ findings }) => findings.some((f) => f.code === code)),
  );
  if (files.some(({ findings }) => findings.some(({ code }) => code === analyzerCode))) used.push(ofAnalyzer);
  const index = new Map(used.map(({ code }, i) => [code, i]));
  const fingerprint = createFingerprints();
  const results = withFindings(files).flatMap(({ name, text, findings }) => {
    const lines = linesOf(text);
    return findings.map((finding) => ({
      ruleId: finding.code,
      ruleIndex: index.get(finding.code) ?? -1,
      level: levels[finding.severity],
      message: { text: finding.message },
      ...(finding.awsCode && finding.code === analyzerCode && { properties: { awsCode: finding.awsCode } }),
      locations: [{ physicalLocation: location(name, finding.span, lines) }],
      ...(finding.related.length > 0 && {
        relatedLocations: finding.related.map(({ file, span, message }, id) => ({
          id,
          message: { text: message },
          physicalLocation:
            file === undefined ? location(name, span, lines) : location(others.name(file), span, others.lines(file)),
        })),
      }),
      partialFingerprints: { "latchkey/v1": fingerprint(finding, name) },
    }));
  });
  const driver = {
    name: "Latchkey",
    semanticVersion: version,
    rules: used.map(({ code, summary, severity }) => ({
      id: code,
      shortDescription: { text: summary },
      fullDescription: { text: summary },
      // Code scanning wants one of every rule.
      help: { text: `latchkey explain ${code} prints why, with examples.` },
      defaultConfiguration: { level: levels[typeof severity === "string" ? severity : severity.default] },
    })),
  };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function location(name: string, span: Span, lines: Lines) {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return {
    artifactLocation: { uri: name.split("/").map(encodeURIComponent).join("/") },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      charOffset: start.offset,
      charLength: end.offset - start.offset,
    },
  };
}

/**
 * What stays the same of a finding while the lines above it move: its place within the document counts, not the line. Two of
 * one place are numbered, for findings of one fingerprint count as one.
 */
function createFingerprints() {
  const times = new Map<string, number>();
  return ({ code, document, path }: Finding, name: string): string => {
    const place = [code, name, document, ...path].join("/");
    const time = (times.get(place) ?? 0) + 1;
    times.set(place, time);
    return time === 1 ? place : `${place}#${time}`;
  };
}
