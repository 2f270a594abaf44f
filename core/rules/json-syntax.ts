import { documentName, readerOf } from "../grammar/words.ts";
import { isPolicyKind, jsonKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** AWS reads policies as strict JSON: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const jsonSyntax: Rule = {
  code: "json-syntax",
  kinds: jsonKinds,
  severity: "error",
  summary: "The text is not JSON.",
  awsCodes: ["JSON_SYNTAX_ERROR"],
  check: {
    problem({ kind: problem, span, reason, repair }, { kind }) {
      if (problem !== "syntax") return undefined;
      return [
        {
          span,
          path: [],
          message: `${reason ?? "This is not JSON."} ${readerOf(kind)} cannot read the ${documentName(kind)} before it is mended.`,
          ...(isPolicyKind(kind) && { awsCode: "JSON_SYNTAX_ERROR" }),
          ...(repair && { fixes: [{ ...repair, safe: false }] }),
        },
      ];
    },
  },
};
