import { removeFromList } from "../cors/edit.ts";
import type { Rule } from "../rule.ts";

/** https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin#null */
export const corsNullOrigin: Rule = {
  code: "cors-null-origin",
  kinds: ["cors"],
  severity: "warning",
  summary: "The origin null is allowed.",
  check: {
    *corsRule({ origins }, { source }) {
      for (const { value, span, node } of origins) {
        if (value !== "null") continue;
        const edit = removeFromList(source, node);
        yield {
          span,
          message:
            "Browsers send null for pages from a file and for sandboxed frames, which any site can make; this lets in everybody's pages.",
          fixes: edit ? [{ title: 'Remove "null"', safe: false, edits: [edit] }] : [],
        };
      }
    },
  },
};
