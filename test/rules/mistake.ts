/** A mistake, the rules that report it (none: it is none), and the least files that hold it. */
export type Mistake = readonly [mistake: string, codes: string, files: Readonly<Record<string, string>>];

export const SEC = "hR7vBn2Kq9Xw4Lz8Td1Yc6Fm3Gp5Js0Va+/bUeZi";
export const KEYS = `aws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = ${SEC}\n`;

/** The least files that hold a mistake: a config file, a credentials file, both. */
export const c = (text: string) => ({ "aws/config": text });
export const k = (text: string) => ({ "aws/credentials": text });
export const both = (config: string, credentials: string) => ({ ...c(config), ...k(credentials) });
export const base = `[profile base]\nregion = us-east-1\n${KEYS}`;
export const role = "role_arn = arn:aws:iam::123456789012:role/reader\n";
export const src = "source_profile = base\n";
export const withRole = (text: string) => c(`${base}\n[profile a]\n${role}${src}${text}`);
export const sess = "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start\n\n";
export const sso = "sso_session = s\nsso_account_id = 123456789012\nsso_role_name = x\n";
