import { documentName, readerOf } from "../grammar/words.ts";
import { isPolicyKind, jsonKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html */
export const trailingComma: Rule = {
  code: "trailing-comma",
  kinds: jsonKinds,
  severity: "error",
  summary: "A comma stands behind the last element of a list or object.",
  awsCodes: ["JSON_SYNTAX_ERROR"],
  check: {
    problem({ kind: problem, span }, { kind }) {
      if (problem !== "trailing-comma") return undefined;
      return [
        {
          span,
          path: [],
          message: `Nothing follows this comma; editors let it pass, but ${readerOf(kind)} refuses the ${documentName(kind)}.`,
          ...(isPolicyKind(kind) && { awsCode: "JSON_SYNTAX_ERROR" }),
          fixes: [{ title: "Remove the comma", safe: true, edits: [{ span, text: "" }] }],
        },
      ];
    },
  },
};
