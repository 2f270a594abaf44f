import type { Fix } from "../finding.ts";
import { documentName, readerOf } from "../grammar/words.ts";
import { configKinds, jsonKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** RFC 8259, section 8.1: https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
export const byteOrderMark: Rule = {
  code: "byte-order-mark",
  kinds: [...jsonKinds, ...configKinds],
  severity: { default: "warning", manifest: "info", "aws-config": "error", "aws-credentials": "error" },
  summary: "The text begins with a byte order mark.",
  check: {
    problem({ kind: problem, span }, { kind }) {
      if (problem !== "byte-order-mark") return undefined;
      return [
        {
          span,
          path: [],
          message: `The text begins with an invisible byte order mark, which is no JSON; ${readerOf(kind)} may refuse the ${documentName(kind)} when it is sent as it is.`,
          fixes: removed(span),
        },
      ];
    },
    construct({ construct, span }) {
      if (construct !== "byte-order-mark") return undefined;
      const message =
        "An invisible byte order mark stands here. AWS CLI rejects the whole file (“Unable to parse config file”), as do the SDKs for Java, Rust and Go; the one for JavaScript skips it.";
      return [{ span, message, fixes: removed(span) }];
    },
  },
};

function removed(span: Span): Fix[] {
  return [{ title: "Remove the byte order mark", safe: true, edits: [{ span, text: "" }] }];
}
