import { documentName, readerOf } from "../grammar/words.ts";
import { isTypographicQuote } from "../json/parse.ts";
import { isPolicyKind, jsonKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html */
export const smartQuote: Rule = {
  code: "smart-quote",
  kinds: jsonKinds,
  severity: "error",
  summary: "A string stands in typographic quotes.",
  awsCodes: ["JSON_SYNTAX_ERROR"],
  check: {
    problem({ kind: problem, span: { start, end } }, { kind, source }) {
      if (problem !== "smart-quote") return undefined;
      const quotes = [start, end - 1].filter((at, i) => isTypographicQuote(source[at]) && (i === 0 || at > start));
      return [
        {
          span: { start, end },
          path: [],
          message: `This string stands in typographic quotes, as word processors and web pages set them; ${readerOf(kind)} reads only straight ones (") and refuses the ${documentName(kind)}.`,
          ...(isPolicyKind(kind) && { awsCode: "JSON_SYNTAX_ERROR" }),
          fixes: [
            {
              title: "Replace with straight quotes",
              safe: true,
              edits: quotes.map((at) => ({ span: { start: at, end: at + 1 }, text: '"' })),
            },
          ],
        },
      ];
    },
  },
};
