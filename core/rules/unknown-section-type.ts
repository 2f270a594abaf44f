import type { Draft } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import { type AwsConfigFile, type ConfigSection, sectionsOf } from "../model/aws-config.ts";
import { configKey } from "../model/config-keys.ts";
import { meantType } from "../model/section-type.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const unknownSectionType: Rule = {
  code: "unknown-section-type",
  kinds: ["aws-config"],
  severity: "error",
  summary: "A header begins with a word that is no type of section.",
  check: {
    section(section, { config }) {
      return section.section.type === "unknown" && section.role === "ignored" ? drafts(section, config) : undefined;
    },
  },
};

function* drafts({ section }: ConfigSection, config: AwsConfigFile): Generator<Draft> {
  const { typeSpan, header, entries, name, inner } = section;
  if (!typeSpan || header.closed === "no") return;
  const word = config.ini.text.slice(typeSpan.start, typeSpan.end);
  const meant = meantType(section);
  if (meant !== undefined) {
    const isReadByCli = /^(?:profile|sso-session|services)/.test(inner);
    const isTaken = sectionsOf(config, meant, name).length > 0;
    yield {
      span: typeSpan,
      message: isReadByCli
        ? `“${word}” is no type of section, yet AWS CLI reads what begins with ${meant} as that; the SDKs skip the section.`
        : `“${word}” is no type of section, so every tool skips it without a word; did you mean ${meant}?`,
      fixes: isTaken ? [] : [{ title: `Replace with ${meant}`, safe: false, edits: [replaceSpan(typeSpan, meant)] }],
    };
  } else if (entries.some(({ key }) => configKey(key.toLowerCase()))) {
    // A profile whose name has a space in it, most likely.
    yield {
      span: header.inner,
      message:
        "Tools skip this section without a word: in a config file a header begins with profile, sso-session or services, and a name holds no spaces.",
    };
  }
}
