import type { Draft } from "../finding.ts";
import { removeFromParent } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html */
export const corsDuplicateValue: Rule = {
  code: "cors-duplicate-value",
  kinds: ["cors"],
  severity: "info",
  summary: "A list of a CORS rule holds a value twice.",
  check: {
    *corsRule({ origins, methods, headers, exposed }, { source }) {
      const asWritten = (value: string) => value;
      const folded = (value: string) => value.toLowerCase();
      yield* repeated(origins, asWritten, source);
      yield* repeated(methods, asWritten, source);
      yield* repeated(headers, folded, source);
      yield* repeated(exposed, folded, source);
    },
  },
};

function* repeated(texts: readonly Text[], form: (value: string) => string, source: string): Iterable<Draft> {
  const first = new Map<string, Text>();
  for (const text of texts) {
    const earlier = first.get(form(text.value));
    if (!earlier) {
      first.set(form(text.value), text);
      continue;
    }
    yield {
      span: text.span,
      message: `${text.value || '""'} stands in this list already; once is enough.`,
      related: [{ span: earlier.span, message: "It stands here." }],
      fixes: [{ title: "Remove the repetition", safe: true, edits: [removeFromParent(source, text.node)] }],
    };
  }
}
