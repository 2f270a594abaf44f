import type { Draft, Fix } from "../finding.ts";
import { insertAt, replaceSpan } from "../ini/edit.ts";
import type { Occurrence } from "../ini/find-constructs.ts";
import type { IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import { configKey } from "../model/config-keys.ts";
import type { Rule } from "../rule.ts";
import type { Edit, Span } from "../text.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const malformedLine: Rule = {
  code: "malformed-line",
  kinds: configKinds,
  severity: "error",
  summary: "A line is neither a header nor a setting nor a comment.",
  check: {
    construct(occurrence, { ini, extent }) {
      const { construct, span } = occurrence;
      // A text about such files leaves things out, and says so.
      if (extent === "excerpt" && /^[.…\s]+$/.test(ini.text.slice(span.start, span.end))) return undefined;
      return construct === "missing-separator" ||
        construct === "missing-key" ||
        construct === "nested-missing-separator"
        ? drafts(occurrence, ini)
        : undefined;
    },
  },
};

function* drafts({ construct, span }: Occurrence, { text }: IniFile): Generator<Draft> {
  const line = text.slice(span.start, Math.min(span.end, span.start + 200));
  yield {
    span,
    message: messageOf(construct, line),
    fixes: construct === "missing-separator" ? fixFor(span, text) : [],
  };
}

function messageOf(construct: Occurrence["construct"], line: string): string {
  const rejected = "AWS CLI rejects the whole file (“Unable to parse config file”, without a line)";
  if (line.startsWith("-----BEGIN ")) {
    return `A key or certificate does not belong here. ${rejected}; tools take the paths of such files.`;
  }
  if (line.startsWith("{"))
    return `This is JSON, and here a setting is a line of its own, key = value. ${rejected}; the SDK for JavaScript skips such lines.`;
  if (construct === "missing-key") return `A key is missing in front of the sign. ${rejected}.`;
  if (construct === "nested-missing-separator") return `In this line of a block = is missing. ${rejected}.`;
  return `This is no setting, for = is missing. ${rejected}, as do the SDKs for Java, Rust and Go; the one for JavaScript skips the line.`;
}

/** A run of such lines is mended as a whole, or not at all. */
function fixFor({ start, end }: Span, text: string): Fix[] {
  const mended: Mended[] = [];
  for (const match of text.slice(start, Math.min(end, start + 2000)).matchAll(/[^\r\n]*\S/g)) {
    const line = match[0].trimStart();
    const found = mendedLine(start + match.index + match[0].length - line.length, line);
    if (!found) return [];
    mended.push(found);
  }
  const titles = new Set(mended.map(({ title }) => title));
  const [title = ""] = titles;
  const edits = mended.map(({ edit }) => edit);
  return [{ title: titles.size > 1 ? "Mend these lines" : title, safe: false, edits }];
}

interface Mended {
  readonly title: string;
  readonly edit: Edit;
}

function mendedLine(offset: number, line: string): Mended | undefined {
  if (/^(?:\/\/|--|%|')/.test(line)) return { title: "Make it a comment", edit: insertAt(offset, "# ") };
  const match = /^([A-Za-z_]\w+)(\s*(?:->|→)\s*|\s+)\S/.exec(line);
  const [, key = "", gap = ""] = match ?? [];
  if (!configKey(key.toLowerCase())) return undefined;
  const start = offset + key.length;
  return { title: "Put = between key and value", edit: replaceSpan({ start, end: start + gap.length }, " = ") };
}
