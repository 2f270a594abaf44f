import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const unusualSpace: Rule = {
  code: "unusual-space",
  kinds: configKinds,
  severity: "warning",
  summary: "A no-break or other special space stands beside a value.",
  check: {
    construct({ construct, span }, { source }) {
      return construct === "unusual-space" ? drafts(span, source) : undefined;
    },
  },
};

function* drafts({ start, end }: Span, source: string): Generator<Draft> {
  let from = start;
  let to = end;
  while (special.test(source.charAt(from - 1))) from--;
  while (special.test(source.charAt(to))) to++;
  yield {
    span: { start: from, end: to },
    message:
      "This is no plain space, which does not show: the SDKs for Java and Rust keep it as part of the value; other tools drop it.",
    fixes: [{ title: "Remove it", safe: true, edits: [{ span: { start: from, end: to }, text: "" }] }],
  };
}

const special = /[^\S \t\r\n]/;
