import type { Draft, Fix } from "../finding.ts";
import { insertAt, removeWithGap, replaceSpan } from "../ini/edit.ts";
import type { Occurrence } from "../ini/find-constructs.ts";
import type { IniFile, Section } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import type { AwsConfigFile } from "../model/aws-config.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const malformedHeader: Rule = {
  code: "malformed-header",
  kinds: configKinds,
  severity: "error",
  summary: "A header is written in a way that not every tool reads.",
  check: {
    construct(occurrence, { config }) {
      return judgements[occurrence.construct] ? drafts(occurrence, config) : undefined;
    },
  },
};

const judgements: Readonly<Record<string, { readonly message: string; readonly severity?: "warning" }>> = {
  "unclosed-header": {
    message:
      "The ] that ends this header is missing. AWS CLI rejects the whole file (“Unable to parse config file”), as do the SDKs for Java, Rust and Go; the one for JavaScript gives the settings below to the section above.",
  },
  "text-after-header": {
    message:
      "Nothing but a comment may stand behind a header. The SDKs for Java, Rust and Go reject the whole file; the one for JavaScript gives the settings below to the section above.",
  },
  "padded-header": {
    severity: "warning",
    message:
      "AWS CLI and the SDK for JavaScript take the spaces inside the brackets as part of the header, so that they do not find this section; other SDKs do.",
  },
  "wide-header": {
    severity: "warning",
    message:
      "The SDK for JavaScript finds a section only where one space stands before its name; other tools take any number.",
  },
  "attached-header-comment": {
    severity: "warning",
    message:
      "Without a space before the comment the SDK for JavaScript misses this header, and gives the settings below to the section above.",
  },
  "bracket-after-header": {
    severity: "warning",
    message:
      "AWS CLI takes everything up to the last bracket of the line for the header, so that it does not find this section.",
  },
};

function* drafts({ construct, span, section }: Occurrence, config: AwsConfigFile): Generator<Draft> {
  const fix = isRepeated(section ?? sectionAt(config, span), config)
    ? undefined
    : fixFor(construct, span, section, config.ini);
  yield { ...judgements[construct]!, span, fixes: fix ? [fix] : [] };
}

function sectionAt({ ini }: AwsConfigFile, { start }: Span): Section | undefined {
  return ini.sections.findLast((section) => section.span.start <= start);
}

/** Another section of the name stands in the file: spelled alike, both would be one section twice. */
function isRepeated(section: Section | undefined, { ini }: AwsConfigFile): boolean {
  return ini.sections.some((other) => other !== section && other.type === section?.type && other.name === section.name);
}

function fixFor(
  construct: Occurrence["construct"],
  span: Occurrence["span"],
  section: Section | undefined,
  ini: IniFile,
): Fix | undefined {
  if (construct === "unclosed-header") return { title: "Add ]", safe: false, edits: [insertAt(span.end, "]")] };
  if (construct === "text-after-header")
    return { title: "Remove the text", safe: false, edits: [removeWithGap(ini, span)] };
  if (construct === "wide-header") return { title: "Leave one space", safe: true, edits: [replaceSpan(span, " ")] };
  if (construct === "attached-header-comment") {
    return { title: "Put a space before the comment", safe: true, edits: [insertAt(span.start, " ")] };
  }
  if (construct === "padded-header") {
    const inner = ini.text.slice(span.start, span.end);
    const start = span.start + inner.length - inner.trimStart().length;
    const edits = [
      { span: { start: span.start, end: start }, text: "" },
      { span: { start: span.start + inner.trimEnd().length, end: span.end }, text: "" },
    ];
    return {
      title: "Remove the spaces inside the brackets",
      safe: true,
      edits: edits.filter((edit) => edit.span.end > edit.span.start),
    };
  }
  const comment = section?.header.comment;
  if (!comment || !section) return undefined;
  const text = ini.text.slice(comment.span.start, comment.span.end);
  const start = ini.lines[section.line]!.span.start;
  return {
    title: "Move the comment to a line of its own",
    safe: true,
    edits: [insertAt(start, `${text}${ini.eol}`), removeWithGap(ini, comment.span)],
  };
}
