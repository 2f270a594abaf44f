import { replaceSpan } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const upperCaseKey: Rule = {
  code: "upper-case-key",
  kinds: configKinds,
  severity: "warning",
  summary: "A key has capital letters, with which some SDKs do not find it.",
  check: {
    setting({ key, entry, known, section, block }) {
      if (!known || entry.key === key) return undefined;
      const isTaken = !block && section.repeated.some(({ first, again }) => first === entry || again === entry);
      return [
        {
          span: entry.keySpan,
          message: `Keys are in small letters: the SDKs for JavaScript, Java and C do not find ${key} here; AWS CLI and the SDKs for Go and Rust do.`,
          fixes: isTaken
            ? []
            : [{ title: `Replace with ${key}`, safe: true, edits: [replaceSpan(entry.keySpan, key)] }],
        },
      ];
    },
  },
};
