import type { Draft } from "../finding.ts";
import type { IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import { looksLikeLiveSecret, looksLikeLiveToken } from "../model/masking.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-keys-secure.html */
export const exposedSecret: Rule = {
  code: "exposed-secret",
  kinds: configKinds,
  severity: "warning",
  summary: "A secret that looks live stands in a file that git tracks.",
  check: {
    config(_config, { ini, tracked }) {
      return tracked === undefined ? undefined : inLines(ini, tracked);
    },
  },
};

/** In settings, wherever they stand, in those that were commented out, in JSON, and private keys that were pasted in. */
function* inLines({ text, lines }: IniFile, tracked: boolean): Generator<Draft> {
  for (const { kind, content } of lines) {
    if (kind === "blank" || kind === "header" || content.end - content.start < shortest) continue;
    const line = text.slice(content.start, content.end);
    if (kind === "pem") {
      if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(line)) yield draft(content, tracked);
      continue;
    }
    for (const match of line.matchAll(named)) {
      const [whole, value = ""] = match;
      if (!looksLikeLiveSecret(value) && !looksLikeLiveToken(value)) continue;
      const end = content.start + match.index + whole.length;
      yield draft({ start: end - value.length, end }, tracked);
    }
  }
}

/** Fewer characters hold no private key's first line. */
const shortest = 27;

/** A value of a secret's length behind a name that says that it is one. */
const named = /(?:secret|token|key)[\w-]{0,30}["']?\s{0,20}[:=]\s{0,20}["'\u2018-\u201f]?([A-Za-z0-9/+=_-]{40,})/gi;

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
