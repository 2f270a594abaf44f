import { documentName } from "../grammar/words.ts";
import { maxDepth } from "../json/parse.ts";
import { jsonKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** No policy, CORS configuration or manifest nests deeper than a dozen levels. */
export const tooDeep: Rule = {
  code: "too-deep",
  kinds: jsonKinds,
  severity: "error",
  summary: "The JSON nests deeper than any document that AWS takes.",
  check: {
    problem({ kind: problem, span }, { kind }) {
      if (problem !== "too-deep") return undefined;
      return [
        {
          span,
          path: [],
          message: `Here the JSON is ${maxDepth} levels deep, which no ${documentName(kind)} is; nothing in it was checked.`,
        },
      ];
    },
  },
};
