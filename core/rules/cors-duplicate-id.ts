import { removeFromParent } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html */
export const corsDuplicateId: Rule = {
  code: "cors-duplicate-id",
  kinds: ["cors"],
  severity: "warning",
  summary: "Two CORS rules have the same ID.",
  check: {
    *cors({ rules }, { source }) {
      const first = new Map<string, Text>();
      for (const { id } of rules) {
        if (!id) continue;
        const earlier = first.get(id.value);
        if (!earlier) {
          first.set(id.value, id);
          continue;
        }
        const member = id.node.parent;
        yield {
          span: id.span,
          message: `Another rule has the ID "${id.value}"; AWS describes the ID as unique, and tools that find rules by it take the wrong one.`,
          related: [{ span: earlier.span, message: "The other rule's ID." }],
          fixes: member ? [{ title: "Remove the ID", safe: false, edits: [removeFromParent(source, member)] }] : [],
        };
      }
    },
  },
};
