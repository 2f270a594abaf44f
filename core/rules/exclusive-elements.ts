import { readerOf } from "../grammar/words.ts";
import { removeFromParent } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html#policies-grammar-notes */
export const exclusiveElements: Rule = {
  code: "exclusive-elements",
  kinds: policyKinds,
  severity: "error",
  summary: "A statement has an element and its opposite.",
  awsCodes: ["UNSUPPORTED_ELEMENT_COMBINATION"],
  check: {
    grammar(failure, { kind, source }) {
      if (failure.problem !== "exclusive") return undefined;
      const [plain, negated] = failure.names;
      const other = memberOf(failure.node, plain);
      const removals = [failure.key.parent, other?.node].flatMap((node) => (node ? [node] : []));
      return [
        {
          span: innerSpanOf(failure.key),
          message: `A statement has ${plain} or ${negated}, never both; ${readerOf(kind)} refuses the policy.`,
          awsCode: "UNSUPPORTED_ELEMENT_COMBINATION",
          related: other ? [{ span: innerSpanOf(other.key), message: `${plain} is here.` }] : [],
          fixes: removals.map((node) => ({
            title: `Remove ${node.children?.[0]?.value}`,
            safe: false,
            edits: [removeFromParent(source, node)],
          })),
        },
      ];
    },
  },
};
