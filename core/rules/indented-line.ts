import type { Draft, Fix } from "../finding.ts";
import type { Occurrence } from "../ini/find-constructs.ts";
import { lineIndexAt } from "../ini/parse.ts";
import type { IniFile, Section } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import type { Edit } from "../text.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const indentedLine: Rule = {
  code: "indented-line",
  kinds: configKinds,
  severity: "error",
  summary: "A header, setting or comment is indented, which makes it part of the value above.",
  check: {
    construct(occurrence, { ini }) {
      return judgements[occurrence.construct] ? drafts(occurrence, ini) : undefined;
    },
  },
};

const judgements: Readonly<Record<string, { readonly message: string; readonly severity?: "warning" }>> = {
  "indented-header": {
    message:
      "An indented header is part of the value above to AWS CLI, which then usually rejects the whole file, and to the SDKs for Java and Rust; those for JavaScript and Go read it as a header.",
  },
  "indented-first-key": {
    message:
      "The first setting of a section is indented, at which the SDKs for Java, Rust and C reject the whole file; AWS CLI and the SDKs for JavaScript and Go read it.",
  },
  "indented-later-key": {
    severity: "warning",
    message:
      "An indented line goes on with the value above, so AWS CLI and most SDKs know no such setting; the one for JavaScript does.",
  },
  "indented-comment": {
    severity: "warning",
    message:
      "To the SDKs for Java, Rust and C an indented comment is part of the value above, and within a block makes them reject the file; other tools skip it.",
  },
};

function* drafts({ construct, span, section }: Occurrence, ini: IniFile): Generator<Draft> {
  const line = lineIndexAt(ini.lines, span.start);
  // Below an indented header everything is indented, and moves along with it.
  if (construct === "indented-first-key" && section && isIndented(ini, section.line)) return;
  const isWhole = construct === "indented-first-key" || construct === "indented-header";
  const edits = isWhole && section ? unindentedSection(ini, section, line) : [unindented(ini, line)];
  const fix: Fix = { title: "Remove the indentation", safe: construct === "indented-comment", edits };
  yield { ...judgements[construct]!, span, fixes: [fix] };
}

function unindented({ lines }: IniFile, line: number, by = Number.POSITIVE_INFINITY): Edit {
  const { start, end } = lines[line]!.indent;
  return { span: { start, end: Math.min(end, start + by) }, text: "" };
}

function isIndented({ lines }: IniFile, line: number): boolean {
  const indent = lines[line]?.indent;
  return indent !== undefined && indent.end > indent.start;
}

/** All lines of the section move left alike, so that blocks stay blocks. */
function unindentedSection(ini: IniFile, section: Section, first: number): Edit[] {
  const by = ini.lines[first]!.indent.end - ini.lines[first]!.indent.start;
  const edits: Edit[] = [];
  for (let line = first; line < ini.lines.length; line++) {
    const { indent, kind, span } = ini.lines[line]!;
    if (span.start >= section.span.end) break;
    if (kind !== "blank" && indent.end > indent.start) edits.push(unindented(ini, line, by));
  }
  return edits;
}
