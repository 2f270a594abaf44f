import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { isStandIn } from "../model/stand-in-key.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html */
export const malformedSecret: Rule = {
  code: "malformed-secret",
  kinds: configKinds,
  severity: "warning",
  summary: "aws_secret_access_key does not have the form of a secret access key.",
  check: {
    setting(setting) {
      const { key, value, section } = setting;
      if (key !== "aws_secret_access_key" || value === undefined || isStandIn(setting)) return undefined;
      // Only the secret of a key of AWS has AWS's form.
      const id = section.entries.get("aws_access_key_id")?.value ?? "";
      return /^(?:AKIA|ASIA)[A-Z0-9]{16}$/.test(id) ? drafts(setting, value) : undefined;
    },
  },
};

/** The secret itself is never shown. */
function* drafts({ entry }: ConfigSetting, value: string): Generator<Draft> {
  const span = entry.valueSpan;
  if (/^[0-9a-f]{40}$/.test(value)) {
    yield {
      span,
      message: "This looks like the id of a commit (40 hexadecimal digits), not like a secret access key.",
    };
  } else if (/^[A-Za-z0-9/+=]+$/.test(value)) {
    if (value.length === 40) return;
    const message = `A secret access key has 40 characters, this has ${value.length}; it may have been cut in copying. AWS answers SignatureDoesNotMatch.`;
    yield { span, message };
  } else {
    const message =
      "A secret access key is made of letters, digits, / and +; this holds other characters. AWS answers SignatureDoesNotMatch.";
    yield { span, message };
  }
}
