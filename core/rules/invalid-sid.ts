import { replaceText } from "../json/edit.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { freeSid } from "../model/sid.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
export const invalidSid: Rule = {
  code: "invalid-sid",
  kinds: ["identity-policy", "trust-policy", "scp", "rcp"],
  severity: "error",
  summary: "A Sid holds other characters than letters and digits.",
  awsCodes: ["UNSUPPORTED_SID"],
  check: {
    statement({ sid }, { policy }) {
      if (!sid || /^[A-Za-z0-9]*$/.test(sid.value) || sid.value.includes("${") || hasPlaceholder(sid.value))
        return undefined;
      const name = freeSid(joined(sid.value), policy.statements);
      return [
        {
          span: sid.span,
          message: "A Sid consists of the letters A to Z and digits here; AWS refuses the policy.",
          awsCode: "UNSUPPORTED_SID",
          fixes: [{ title: `Rename to ${name}`, safe: true, edits: [replaceText(sid, name)] }],
        },
      ];
    },
  },
};

/** `allow-read access` as `AllowReadAccess`: each word begins with a capital where something was taken out before it. */
function joined(sid: string): string {
  const words = sid.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
}
