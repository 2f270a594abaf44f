import type { Draft } from "../finding.ts";
import { removeSetting } from "../ini/edit.ts";
import type { IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import { configKey } from "../model/config-keys.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { withoutQuotes } from "../model/config-value.ts";
import { meantKey } from "../model/meant-key.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html */
export const mismatchedToken: Rule = {
  code: "mismatched-token",
  kinds: configKinds,
  severity: "error",
  summary: "A temporary key has no session token, or a long-term key has one.",
  check: {
    setting(setting, { ini }) {
      if (setting.key !== "aws_access_key_id" || setting.block) return undefined;
      const prefix = /^(AKIA|ASIA)[A-Z0-9]{16}$/.exec(withoutQuotes(setting.entry.value))?.[1];
      return prefix === undefined ? undefined : drafts(setting, prefix, ini);
    },
  },
};

function* drafts({ section, entry }: ConfigSetting, prefix: string, ini: IniFile): Generator<Draft> {
  const token = section.entries.get("aws_session_token") ?? section.entries.get("aws_security_token");
  const isMisspelt = section.section.entries.some(
    ({ key }) => !configKey(key.toLowerCase()) && meantKey(key, "profile") === "aws_session_token",
  );
  if (prefix === "ASIA" && !token && !isMisspelt) {
    yield {
      span: entry.keySpan,
      message:
        "A key whose id begins with ASIA is temporary, and works only with the aws_session_token that was issued with it; AWS answers InvalidClientTokenId.",
    };
  }
  if (prefix === "AKIA" && token && token.value !== "") {
    yield {
      span: token.keySpan,
      message:
        "A key whose id begins with AKIA has no session token; with one AWS refuses it (InvalidClientTokenId). The token is a rest of another key, or the id is.",
      fixes: [{ title: "Remove the token", safe: false, edits: [removeSetting(ini, token)] }],
    };
  }
}
