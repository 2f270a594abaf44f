import { blockKeys } from "./config-keys-blocks.ts";
import { credentialKeys } from "./config-keys-credentials.ts";
import { generalKeys } from "./config-keys-general.ts";
import { toolKeys } from "./config-keys-tools.ts";

/** A key that some tool reads from a config or credentials file. Absent members take the default named with them. */
export interface ConfigKey {
  readonly name: string;
  /** One sentence. */
  readonly meaning: string;
  /** Where AWS documents it; tools read any profile key in both files. Default: config. */
  readonly files?: "config" | "both";
  /** Default: profile. */
  readonly sections?: readonly KeySection[];
  readonly type: KeyType;
  /** All values of an enum, or the usual ones of a list. */
  readonly values?: readonly string[];
  /** To AWS CLI and boto3; default: the case of a value counts. */
  readonly ignoresCase?: true;
  /** The SDK for JavaScript stops at any other value than `true` and `false`, letter by letter. */
  readonly strictInJs?: true;
  /** Of a number its limits, of text its length in characters. */
  readonly min?: number;
  readonly max?: number;
  /** Limits that AWS CLI and boto3 hold instead. */
  readonly limitsInCli?: { readonly min: number; readonly max: number };
  readonly default?: string;
  /** A replacement, or in words why not to use it. */
  readonly deprecated?: { readonly replacement: string } | { readonly reason: string };
  /** Values that are on their way out. */
  readonly deprecatedValues?: readonly string[];
  /** Default: AWS CLI and the SDKs. */
  readonly readBy?: string;
  /** Keys without which it has no effect. */
  readonly requires?: readonly string[];
  /** Keys of which exactly one must stand beside it. */
  readonly needsOneOf?: readonly string[];
  readonly conflicts?: readonly string[];
  /** What to know beside the meaning, in a sentence. */
  readonly note?: string;
}

export type KeySection = "profile" | "sso-session" | "services" | "plugins";

export type KeyType =
  | "arn"
  | "block"
  | "boolean"
  | "command"
  | "enum"
  | "integer"
  | "list"
  | "path"
  | "profile"
  | "rate"
  | "region"
  | "secret"
  | "services"
  | "size"
  | "sso-session"
  | "string"
  | "url";

/** The key of that lower-case name in a section of that type; undefined for one that no tool is known to read. */
export function configKey(name: string, section: KeySection = "profile"): ConfigKey | undefined {
  const key = topLevel().get(name);
  return key && sectionsOfKey(key).includes(section) ? key : undefined;
}

/** All keys of a section of that type, for completion. */
export function configKeysOf(section: KeySection): readonly ConfigKey[] {
  return topLevelKeys.filter((key) => sectionsOfKey(key).includes(section));
}

/** Keys of a block such as `s3 =`; undefined where nothing is known about a block of that name. */
export function blockKeysOf(block: string): readonly ConfigKey[] | undefined {
  return Object.hasOwn(blockKeys, block) ? blockKeys[block] : undefined;
}

/** The one key that a service may have in a `[services x]` section. */
export const serviceKeys: readonly ConfigKey[] = generalKeys.filter(({ name }) => name === "endpoint_url");

export function sectionsOfKey({ sections }: ConfigKey): readonly KeySection[] {
  return sections ?? ["profile"];
}

/** Who reads the key, in words. */
export function readersOf({ readBy }: ConfigKey): string {
  return readBy ?? "AWS CLI and the SDKs";
}

/** Known misspellings that resemble no key closely enough, or that AWS's own pages have, with the key that is read. */
export const misspeltKeys: Readonly<Record<string, string>> = {
  aws_access_key: "aws_access_key_id",
  aws_account: "aws_account_id",
  aws_region: "region",
  aws_default_region: "region",
  aws_secret_key: "aws_secret_access_key",
  aws_secret_access_key_id: "aws_secret_access_key",
  aws_token: "aws_session_token",
  access_key: "aws_access_key_id",
  access_key_id: "aws_access_key_id",
  assume_role_arn: "role_arn",
  aws_role_arn: "role_arn",
  default_region: "region",
  disable_s3_express_session_auth: "s3_disable_express_session_auth",
  format: "output",
  role: "role_arn",
  secret_access_key: "aws_secret_access_key",
  secret_key: "aws_secret_access_key",
  session_token: "aws_session_token",
  sso_account: "sso_account_id",
  sso_role: "sso_role_name",
  sso_url: "sso_start_url",
};

const topLevelKeys: readonly ConfigKey[] = [...credentialKeys, ...generalKeys, ...toolKeys];
let byName: ReadonlyMap<string, ConfigKey> | undefined;

function topLevel(): ReadonlyMap<string, ConfigKey> {
  byName ??= new Map(topLevelKeys.map((key) => [key.name, key]));
  return byName;
}
