import type { Draft, Fix } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { isExampleId, meaningOfId } from "../model/key-id.ts";
import { looksLikeLiveKeyId } from "../model/masking.ts";
import { isStandIn } from "../model/stand-in-key.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
export const malformedKeyId: Rule = {
  code: "malformed-key-id",
  kinds: configKinds,
  severity: "error",
  summary: "aws_access_key_id holds something other than the id of an access key.",
  check: {
    setting(setting, { extent }) {
      const { key, value } = setting;
      if (key !== "aws_access_key_id" || value === undefined || /^(?:AKIA|ASIA)[A-Z2-7]{16}$/.test(value))
        return undefined;
      // In a text about such files anything may stand for a key; what looks like an id of AWS is meant as one.
      if (extent === "excerpt" && !/^A[A-Z]{3}[A-Z0-9]{12}/.test(value)) return undefined;
      return isStandIn(setting) ? undefined : drafts(setting, value);
    },
  },
};

/** The id itself is never shown. */
function* drafts(setting: ConfigSetting, value: string): Generator<Draft> {
  const span = setting.entry.valueSpan;
  const meaning = meaningOfId(value);
  const isKeyId = /^(?:AKIA|ASIA)/.test(value);
  if (meaning !== undefined && !isKeyId) {
    yield {
      span,
      message: `This is the id of ${meaning}, by its first four letters; ids of access keys begin with AKIA or ASIA.`,
    };
    return;
  }
  const isSecret = /^[A-Za-z0-9/+=]{40}$/.test(value) && /[a-z]/.test(value);
  if (isSecret) {
    const message =
      "This has the form of a secret, not of an id; the two halves of the pair seem to have changed places.";
    yield { span, message, fixes: swapped(setting) };
    return;
  }
  if (isKeyId && isExampleId(value)) return;
  if (!/^\w{16,128}$/.test(value)) {
    const message = `A key id has 16 to 128 letters and digits, in practice 20; AWS refuses this one (InvalidClientTokenId).`;
    yield { span, message };
    return;
  }
  yield {
    span,
    severity: "warning",
    message: isKeyId
      ? `A key id has 20 capital letters and digits from 2 to 7; this one has ${value.length === 20 ? "others" : `${value.length} characters`}, so AWS knows no such key.`
      : "Ids of access keys begin with AKIA or ASIA; AWS knows no key of this id.",
  };
}

/** The keys change names, so that no edit repeats a value. */
function swapped({ entry, section }: ConfigSetting): Fix[] {
  const secret = section.entries.get("aws_secret_access_key");
  if (!secret || !looksLikeLiveKeyId(secret.value)) return [];
  return [
    {
      title: "Exchange the names of the two keys",
      safe: false,
      edits: [replaceSpan(entry.keySpan, "aws_secret_access_key"), replaceSpan(secret.keySpan, "aws_access_key_id")],
    },
  ];
}
