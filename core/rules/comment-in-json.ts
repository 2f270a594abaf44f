import { documentName, readerOf } from "../grammar/words.ts";
import { isPolicyKind, jsonKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** JSON has no comments: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const commentInJson: Rule = {
  code: "comment-in-json",
  kinds: jsonKinds,
  severity: "error",
  summary: "The JSON holds a comment.",
  awsCodes: ["JSON_SYNTAX_ERROR"],
  check: {
    problem({ kind: problem, span }, { kind, source }) {
      if (problem !== "comment") return undefined;
      return [
        {
          span,
          path: [],
          message: `JSON has no comments; editors let them pass, but ${readerOf(kind)} refuses the ${documentName(kind)}.`,
          ...(isPolicyKind(kind) && { awsCode: "JSON_SYNTAX_ERROR" }),
          fixes: [{ title: "Remove the comment", safe: true, edits: [{ span: withItsSpace(span, source), text: "" }] }],
        },
      ];
    },
  },
};

/** A comment that has its lines to itself takes them along; one behind something takes the blanks before it. */
function withItsSpace({ start, end }: Span, source: string): Span {
  let from = start;
  while (from > 0 && /[ \t]/.test(source[from - 1]!)) from--;
  const aloneBefore = from === 0 || source[from - 1] === "\n" || source[from - 1] === "\r";
  const rest = /[ \t]*(?:\r?\n|$)/y;
  rest.lastIndex = end;
  const after = rest.exec(source)?.[0];
  if (after === undefined) return { start, end };
  return aloneBefore ? { start: from, end: end + after.length } : { start: from, end };
}
