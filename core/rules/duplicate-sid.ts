import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { freeSid, hasStrictSids } from "../model/sid.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
export const duplicateSid: Rule = {
  code: "duplicate-sid",
  kinds: policyKinds,
  severity: { default: "error", "bucket-policy": "warning", "resource-policy": "warning" },
  summary: "Two statements have the same Sid.",
  awsCodes: ["UNIQUE_SIDS_REQUIRED", "UNIQUE_SIDS_RECOMMENDED"],
  check: {
    *policy({ statements }, { kind }) {
      const first = new Map<string, Text>();
      const strict = hasStrictSids(kind);
      for (const { sid } of statements) {
        if (!sid || sid.value === "") continue;
        const earlier = first.get(sid.value);
        if (!earlier) {
          first.set(sid.value, sid);
          continue;
        }
        const free = freeSid(sid.value, statements);
        const draft: Draft = {
          span: sid.span,
          message: strict
            ? `The Sid "${sid.value}" is taken by an earlier statement; AWS refuses a policy with one Sid twice.`
            : `The Sid "${sid.value}" is taken by an earlier statement, so that it does not tell which of the two is meant.`,
          awsCode: strict ? "UNIQUE_SIDS_REQUIRED" : "UNIQUE_SIDS_RECOMMENDED",
          related: [{ span: earlier.span, message: "The first one is here." }],
          fixes: [{ title: `Rename to ${free}`, safe: true, edits: [replaceText(sid, free)] }],
        };
        yield draft;
      }
    },
  },
};
