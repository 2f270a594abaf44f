import type { Draft, Fix } from "../finding.ts";
import { insertAt, removeLines, removeSettings, replaceSpan } from "../ini/edit.ts";
import { lineIndexAt } from "../ini/parse.ts";
import { configKinds } from "../kind.ts";
import { type AwsConfigFile, type ConfigSection, sectionsOf } from "../model/aws-config.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html */
export const deprecatedSetting: Rule = {
  code: "deprecated-setting",
  kinds: configKinds,
  severity: "info",
  summary: "A setting, a value or a section is on its way out.",
  check: {
    setting(setting) {
      const { known, value } = setting;
      if (!known) return undefined;
      if (known.deprecated) return [ofKey(setting, known.deprecated)];
      return value !== undefined && known.deprecatedValues?.includes(value.toLowerCase())
        ? [ofValue(setting, value)]
        : undefined;
    },
    section(section, { config }) {
      if (section.role === "preview") {
        return [
          {
            span: section.headerSpan,
            message: "[preview] switched commands of AWS CLI v1 on that were new years ago; no tool reads it any more.",
            fixes: section.section.swallowedBy ? [] : [removal(section, config)],
          },
        ];
      }
      return section.role === "profile" && section.entries.has("sso_start_url")
        ? inlineSso(section, config)
        : undefined;
    },
  },
};

function removal({ section: { line, contentEnd } }: ConfigSection, { ini }: AwsConfigFile): Fix {
  const last = lineIndexAt(ini.lines, Math.max(contentEnd - 1, 0));
  const isGap = ini.lines[last + 1]?.kind === "blank";
  return { title: "Remove the section", safe: false, edits: [removeLines(ini, line, isGap ? last + 1 : last)] };
}

type Deprecation = { readonly replacement: string } | { readonly reason: string };

function ofKey({ key, entry, section, value }: ConfigSetting, deprecated: Deprecation): Draft {
  const span = entry.keySpan;
  if ("reason" in deprecated) return { span, message: deprecated.reason };
  const { replacement } = deprecated;
  const message = `${key} is the old name of ${replacement}, which all tools read.`;
  if (section.entries.has(replacement)) return { span, message };
  const title = `Replace with ${replacement}`;
  const rename = replaceSpan(span, replacement);
  if (key !== "imds_use_ipv6") return { span, message, fixes: [{ title, safe: false, edits: [rename] }] };
  const mode = /^true$/i.test(value ?? "") ? "IPv6" : "IPv4";
  const fix: Fix = { title: `${title} = ${mode}`, safe: false, edits: [rename, replaceSpan(entry.valueSpan, mode)] };
  return { span, message: `${replacement} has taken the place of ${key}; newer SDKs read only that.`, fixes: [fix] };
}

function ofValue({ key, entry, known }: ConfigSetting, value: string): Draft {
  const meant = newer[key];
  return {
    span: entry.valueSpan,
    message: `${value.toLowerCase()} is the old way, which newer tools no longer know${known?.default && meant ? `; today’s is ${meant}` : ""}.`,
    fixes:
      meant === undefined
        ? []
        : [{ title: `Replace with ${meant}`, safe: false, edits: [replaceSpan(entry.valueSpan, meant)] }],
  };
}

const newer: Readonly<Record<string, string>> = {
  retry_mode: "standard",
  sts_regional_endpoints: "regional",
  signature_version: "s3v4",
};

/** The portal in the profile itself, as before there were sessions: tokens are then not renewed. */
function* inlineSso(section: ConfigSection, config: AwsConfigFile): Generator<Draft> {
  const { entries } = section;
  const url = entries.get("sso_start_url");
  if (!url || entries.has("sso_session")) return;
  yield {
    span: url.keySpan,
    message:
      "A portal in the profile itself is the old way to sign in, without renewal of the sign-in; a section [sso-session NAME] renews it and serves several profiles.",
    fixes: sessionFix(section, config),
  };
}

function sessionFix({ entries, section }: ConfigSection, config: AwsConfigFile): Fix[] {
  const url = entries.get("sso_start_url");
  const region = entries.get("sso_region");
  const name = /^https:\/\/([a-z0-9][\w-]*)\./i.exec(url?.value ?? "")?.[1];
  if (
    !url ||
    !region ||
    region.value === "" ||
    name === undefined ||
    config.kind !== "aws-config" ||
    section.swallowedBy
  )
    return [];
  const known = sectionsOf(config, "sso-session", name)[0];
  if (known && known.entries.get("sso_start_url")?.value !== url.value) return [];
  const { ini } = config;
  const added = [`[sso-session ${name}]`, `sso_region = ${region.value}`, `sso_start_url = ${url.value}`];
  // The second removal and the new section may meet at the section's end, so that the section goes to the end of the file.
  const end = ini.text.length;
  const gap = /[\r\n]$/.test(ini.text) ? ini.eol : ini.eol + ini.eol;
  const [first, ...rest] = removeSettings(ini, [url, region]);
  if (!first || first.span.end === end || rest.some(({ span }) => span.end === end)) return [];
  return [
    {
      title: `Move the portal to [sso-session ${name}]`,
      safe: false,
      edits: [
        { span: first.span, text: `sso_session = ${name}${ini.eol}` },
        ...rest,
        ...(known ? [] : [insertAt(end, `${gap}${added.join(ini.eol)}${ini.eol}`)]),
      ],
    },
  ];
}
