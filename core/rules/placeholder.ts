import type { Draft } from "../finding.ts";
import { kinds } from "../kind.ts";
import { placeholdersIn } from "../model/placeholder.ts";
import type { Rule, Value } from "../rule.ts";

/** What tutorials print as `<ACCOUNT-ID>` or `YOUR_BUCKET_NAME` is taken literally by everything that reads the file. */
export const placeholder: Rule = {
  code: "placeholder",
  kinds,
  severity: "warning",
  summary: "A placeholder is left to fill in.",
  check: {
    value,
    condition: ({ key }) => value(key),
  },
};

function value({ value: text, span }: Value): Draft[] | undefined {
  const found = placeholdersIn(text);
  if (found.length === 0) return undefined;
  // Escapes in the text make its offsets differ from the source's; then the whole value is shown.
  const plain = span.end - span.start === text.length;
  return found.map(({ start, end }) => ({
    span: plain ? { start: span.start + start, end: span.start + end } : span,
    // The text itself is not repeated: in a credentials file it may be the secret, pasted between the angle brackets.
    message: "This is a placeholder that was left to fill in; it is taken literally and matches nothing real.",
  }));
}
