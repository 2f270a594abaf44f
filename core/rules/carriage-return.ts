import type { Draft } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import type { IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const carriageReturn: Rule = {
  code: "carriage-return",
  kinds: configKinds,
  severity: "error",
  summary: "Lines end in a carriage return alone.",
  check: {
    construct({ construct, span }, { ini }) {
      return construct === "carriage-return" ? drafts(span, ini) : undefined;
    },
  },
};

function* drafts(span: Span, { lines }: IniFile): Generator<Draft> {
  const ends = lines.filter(({ eol }) => eol === "\r").map(({ span: { end } }) => ({ start: end - 1, end }));
  yield {
    span,
    message:
      "Lines end in a carriage return alone, as on old Macs. The SDKs for JavaScript and Go read nothing of it, those for Java and Rust reject the file; only AWS CLI reads it.",
    fixes: [{ title: "End the lines in line feeds", safe: true, edits: ends.map((end) => replaceSpan(end, "\n")) }],
  };
}
