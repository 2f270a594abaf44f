import { nearest } from "../catalog/nearest.ts";
import type { Draft, Fix } from "../finding.ts";
import type { Recognition } from "../hosts/document.ts";
import { replaceSpan } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { type AwsConfigFile, type ConfigSection, sectionsOf } from "../model/aws-config.ts";
import { configKey } from "../model/config-keys.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html */
export const profilePrefix: Rule = {
  code: "profile-prefix",
  kinds: configKinds,
  severity: "error",
  summary: "The word profile is missing in a config file, or stands in a credentials file.",
  check: {
    section(section, { config, how }) {
      if (section.role !== "misplaced-profile") return undefined;
      return config.kind === "aws-config" ? inConfig(section, config, how) : inCredentials(section, config);
    },
  },
};

function* inConfig(section: ConfigSection, config: AwsConfigFile, how: Recognition): Generator<Draft> {
  const { name, nameSpan } = section;
  const meant = /^(profile|sso-session|services)\.(?=.)/.exec(name);
  if (meant) {
    const [prefix, type] = meant;
    const header = `${type} ${name.slice(prefix.length)}`;
    yield {
      span: nameSpan,
      message: `A space belongs between ${type} and the name, not a dot; only the SDK for JavaScript finds this section.`,
      fixes: renamed(config, section, nameSpan, header),
    };
    return;
  }
  // Other programs keep sections of their own in this file.
  const isAws = section.section.entries.some(({ key }) => configKey(key.toLowerCase()));
  if (!isAws && section.section.entries.length > 0) return;
  const isDefault = name !== "DEFAULT" && nearest(name, ["default"]) !== undefined;
  const header = isDefault ? "default" : `profile ${name}`;
  // Roles may stand in a credentials file too, under bare names: only a header with a type tells the config file by its content.
  if (how === "content" && !config.sections.some(({ section: { type } }) => typed.has(type))) {
    yield {
      span: nameSpan,
      severity: "hint",
      message: `In a config file this header is [${short(header)}], in a credentials file it is right; this assumes that it is for the config file.`,
      fixes: renamed(config, section, nameSpan, header),
    };
    return;
  }
  yield {
    span: nameSpan,
    ...(!isAws && { severity: "warning" as const }),
    message: `In a config file a profile’s header is [profile ${short(name)}]${isDefault ? " or [default], in small letters" : ""}; no tool finds this one. AWS CLI v1 says “The config profile (${short(name)}) could not be found”.`,
    fixes: renamed(config, section, nameSpan, header),
  };
}

const typed: ReadonlySet<string> = new Set(["profile", "sso-session", "services"]);

function* inCredentials(section: ConfigSection, config: AwsConfigFile): Generator<Draft> {
  const { name, nameSpan } = section;
  const type = section.section.typeSpan ?? nameSpan;
  yield {
    span: type,
    message: `In a credentials file a header holds the name alone, [${short(name)}]; AWS CLI looks for a profile called “profile ${short(name)}” here, and the SDKs skip the section.`,
    fixes: renamed(config, section, { start: type.start, end: section.section.header.rawName.end }, name),
  };
}

/** No fix where the section exists already: two of one name are worse. */
function renamed(config: AwsConfigFile, { section }: ConfigSection, span: Span, header: string): Fix[] {
  const [type, name = header] = header.split(" ");
  const isTaken =
    config.kind === "aws-credentials" || header === "default"
      ? sectionsOf(config, "profile", name).length > 0
      : config.sections.some((other) => other.role === type && other.name === name);
  if (isTaken || section.swallowedBy) return [];
  return [{ title: `Replace with [${short(header)}]`, safe: false, edits: [replaceSpan(span, header)] }];
}

/** A name for a sentence: a file of one line may be taken for one name. */
function short(name: string): string {
  return name.length > 100 ? `${name.slice(0, 100)}…` : name;
}
