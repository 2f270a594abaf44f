import type { Draft, Fix } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import type { Entry, IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import { blockKeysOf } from "../model/config-keys.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { isServiceIdentifier } from "../model/service-identifiers.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const misusedBlock: Rule = {
  code: "misused-block",
  kinds: configKinds,
  severity: "error",
  summary: "A block has a value, or a plain setting has a block.",
  check: {
    setting(setting, { ini }) {
      const { block, known, entry, section, key } = setting;
      if (block) return undefined;
      const isBlock = section.role === "services" ? isServiceIdentifier(key) : known?.type === "block";
      if (isBlock) return entry.value === "" ? undefined : [needsBlock(setting, ini)];
      const isNested = known !== undefined && (entry as Entry).nested.length > 0;
      return isNested && entry.value === "" ? [needsValue(setting)] : undefined;
    },
  },
};

function needsBlock(setting: ConfigSetting, ini: IniFile): Draft {
  const { key, entry } = setting;
  return {
    span: entry.valueSpan,
    message: `${key} = begins a block: it has no value, and its settings stand below it, indented. AWS CLI v1 says “'str' object has no attribute 'get'”.`,
    fixes: blockFix(setting, ini),
  };
}

/** The value that can only be meant for one key of the block. */
function blockFix({ key, entry, section }: ConfigSetting, ini: IniFile): Fix[] {
  const { value } = entry;
  const inner =
    section.role === "services"
      ? /^https?:\/\//.test(value)
        ? "endpoint_url"
        : undefined
      : blockKeysOf(key)?.find(({ values }) => values?.includes(value))?.name;
  if (inner === undefined) return [];
  const { start } = entry.valueSpan;
  const gap = { start: entry.separatorSpan.end, end: start };
  return [
    { title: `Put it into the block as ${inner}`, safe: false, edits: [replaceSpan(gap, `${ini.eol}  ${inner} = `)] },
  ];
}

function needsValue({ key, entry }: ConfigSetting): Draft {
  return {
    span: entry.keySpan,
    message:
      key === "services"
        ? "services = takes the name of a section [services NAME], in which the settings stand. AWS CLI v1 says “unhashable type: 'dict'”."
        : `${key} takes a value in its own line, no indented lines below it.`,
  };
}
