import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import { withoutQuotes } from "../model/config-value.ts";
import { looksLikeLiveSecret, looksLikeLiveToken } from "../model/masking.ts";
import { isSecretKey } from "../model/secret-setting.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-keys-secure.html */
export const exposedSecret: Rule = {
  code: "exposed-secret",
  kinds: configKinds,
  severity: "warning",
  summary: "A secret that looks live stands in a file that git tracks.",
  check: {
    setting({ key, entry }, { tracked }) {
      if (tracked === undefined || !/secret|token|key/.test(key)) return undefined;
      return isLive(withoutQuotes(entry.value)) ? [draft(entry.valueSpan, tracked)] : undefined;
    },
    config(_config, { ini, tracked }) {
      return tracked === undefined ? undefined : inOtherLines(ini.text, ini.lines, tracked);
    },
  },
};

/** Settings that were commented out, and private keys that were pasted in. */
function* inOtherLines(
  text: string,
  lines: readonly { readonly kind: string; readonly content: Span }[],
  tracked: boolean,
): Generator<Draft> {
  for (const { kind, content } of lines) {
    if (kind !== "comment" && kind !== "pem") continue;
    const line = text.slice(content.start, content.end);
    if (kind === "pem") {
      if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(line)) yield draft(content, tracked);
      continue;
    }
    const match = /([\w-]+)\s*[:=]\s*(\S+)\s*$/.exec(line);
    const [, key = "", value = ""] = match ?? [];
    if (!isSecretKey(key.toLowerCase()) || !isLive(withoutQuotes(value))) continue;
    const end = content.start + line.trimEnd().length;
    yield draft({ start: end - value.length, end }, tracked);
  }
}

function isLive(value: string): boolean {
  return looksLikeLiveSecret(value) || looksLikeLiveToken(value);
}

/** Without a word about git a file is where secrets belong, and nothing is said. */
function draft(span: Span, tracked: boolean): Draft {
  if (!tracked) {
    return {
      span,
      severity: "hint",
      message:
        "This looks like a live secret in a folder of work; git does not track the file, and this assumes that it may yet be committed, copied or shared. Keep it in ~/.aws, outside.",
    };
  }
  return {
    span,
    message:
      "This looks like a live secret, and git tracks the file: whoever sees the repository, now or in its history, can use it. Revoke it in AWS, then keep the new one in a file outside (IAM Identity Center or credential_process need none).",
  };
}
