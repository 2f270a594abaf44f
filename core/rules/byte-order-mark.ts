import { documentName, readerOf } from "../grammar/words.ts";
import { jsonKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** RFC 8259, section 8.1: https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
export const byteOrderMark: Rule = {
  code: "byte-order-mark",
  kinds: jsonKinds,
  severity: { default: "warning", manifest: "info" },
  summary: "The JSON begins with a byte order mark.",
  check: {
    *problem({ kind: problem, span }, { kind }) {
      if (problem !== "byte-order-mark") return;
      yield {
        span,
        path: [],
        message: `The text begins with an invisible byte order mark, which is no JSON; ${readerOf(kind)} may refuse the ${documentName(kind)} when it is sent as it is.`,
        fixes: [{ title: "Remove the byte order mark", safe: true, edits: [{ span, text: "" }] }],
      };
    },
  },
};
