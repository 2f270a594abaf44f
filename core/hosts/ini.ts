import { parseIni } from "../ini/parse.ts";
import { configKey } from "../model/config-keys.ts";
import type { IniDocument } from "./document.ts";
import type { Claim } from "./json.ts";
import { identity, type Mapping } from "./mapping.ts";

/**
 * The config or credentials document that a text is; none where it is neither claimed nor recognised. Many programs have a
 * file called `config` or `credentials`: its content must tell that it is AWS's, and then its name tells which of the two.
 */
export function documentsOfIni(
  text: string,
  claim: Claim | undefined,
  mapping: Mapping = identity,
  name = "",
): IniDocument[] {
  const found = claim ?? claimOfName(name, text) ?? claimOfContent(text);
  if (!found) return [];
  return [
    {
      language: "ini",
      kind: found.kind,
      how: found.how,
      text,
      ini: parseIni(text),
      mapping,
      span: { start: mapping.toFile(0), end: mapping.toFile(text.length) },
    },
  ];
}

const configHeader = /^[ \t]*\[[ \t]*(?:profile|sso-session|services)[ \t]+[^\]\r\n]+\]/m;
const tellingKey =
  /^[ \t]*(?:role_arn|source_profile|credential_source|sso_start_url|sso_session|sso_account_id|credential_process|web_identity_token_file|login_session)[ \t]*=/m;
const keyPair = /^[ \t]*(?:aws_access_key_id|aws_secret_access_key)[ \t]*[=:]/im;
const anyHeader = /^[ \t]*\[[^\]\r\n]+\]/m;

function claimOfName(name: string, text: string): Claim | undefined {
  const [, base] = /(?:^|\/)(config|credentials)$/i.exec(name) ?? [];
  if (!base || !(claimOfContent(text) || isLoneDefault(text))) return undefined;
  return { kind: base.toLowerCase() === "config" ? "aws-config" : "aws-credentials", how: "name" };
}

/** Whether a file holds nothing but a `[default]` with keys that AWS's tools read, among them a Region of AWS. */
function isLoneDefault(text: string): boolean {
  const headers = text.match(/^[ \t]*\[[^\r\n]*/gm) ?? [];
  const keys = [...text.matchAll(/^([^\s#;=[][^\r\n=]*)=/gm)].map(([, key = ""]) => key.trim().toLowerCase());
  return (
    headers.length > 0 &&
    headers.every((header) => /^[ \t]*\[default\][ \t]*$/.test(header)) &&
    keys.every((key) => configKey(key) !== undefined) &&
    /^region[ \t]*=[ \t]*[a-z]{2}(?:-[a-z]+){1,3}-\d[ \t]*$/m.test(text)
  );
}

/** A header of a profile makes a config file; key pairs below plain names make a credentials file. */
function claimOfContent(text: string): Claim | undefined {
  if (!anyHeader.test(text)) return undefined;
  if (configHeader.test(text))
    return { kind: isCredentialsWithStrayWord(text) ? "aws-credentials" : "aws-config", how: "content" };
  if (keyPair.test(text)) return { kind: "aws-credentials", how: "content" };
  return tellingKey.test(text) ? { kind: "aws-config", how: "content" } : undefined;
}

/** A file of key pairs alone, under bare names but for one slip, is a credentials file with a `profile` too many. */
function isCredentialsWithStrayWord(text: string): boolean {
  const headers = text.match(/^[ \t]*\[[^\]\r\n]+\]/gm) ?? [];
  const bare = headers.filter((h) => !/\[[ \t]*(?:profile|sso-session|services|default)\b/.test(h));
  return bare.length > headers.length / 2 && keyPair.test(text) && !tellingKey.test(text);
}
