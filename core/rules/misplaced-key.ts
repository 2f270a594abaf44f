import type { Draft, Fix } from "../finding.ts";
import { insertAt, lastLineOf, removeSetting, replaceSpan } from "../ini/edit.ts";
import type { Entry, IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import { type ConfigSetting, keySectionOf } from "../model/config-setting.ts";
import { type KeyPlace, placeOfKey } from "../model/key-place.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html */
export const misplacedKey: Rule = {
  code: "misplaced-key",
  kinds: configKinds,
  severity: "warning",
  summary: "A key stands in a section or block in which no tool looks for it.",
  check: {
    setting(setting, { ini }) {
      return setting.known || setting.key === "" ? undefined : drafts(setting, ini);
    },
  },
};

function* drafts(setting: ConfigSetting, ini: IniFile): Generator<Draft> {
  const { key, block, section, entry } = setting;
  const type = keySectionOf(section);
  if (type === undefined || type === "plugins" || type === "services") return;
  const place = placeOfKey(key, type, block?.key.toLowerCase());
  if (!place) return;
  yield { span: entry.keySpan, message: messageOf(setting, place), fixes: fixFor(setting, place, ini) };
}

function messageOf({ key, block, section }: ConfigSetting, place: KeyPlace): string {
  if (place.kind === "block") {
    return `Tools look for ${place.key} in the block ${place.block} =, indented; here they ignore it.`;
  }
  if (block)
    return `This is a setting of the ${section.role === "sso-session" ? "session" : "profile"}; indented below ${block.key} it belongs to that block, where tools ignore it.`;
  // botocore reads a session's settings as if they stood in the profile, as far as they are about the sign-in.
  if (key === "sso_account_id" || key === "sso_role_name")
    return "This is a setting of a profile; in a section [sso-session NAME] only AWS CLI and boto3 find it.";
  return place.section === "sso-session"
    ? "This is a setting of a section [sso-session NAME]; in a profile tools ignore it."
    : "This is a setting of a profile; in a section [sso-session NAME] tools ignore it.";
}

function fixFor(setting: ConfigSetting, place: KeyPlace, ini: IniFile): Fix[] {
  const { entry, block, section, key } = setting;
  if (place.kind === "block") return intoBlock(setting, place, ini);
  if (block) {
    const isLast = block.nested.at(-1) === entry;
    const { indent } = ini.lines[entry.line]!;
    // A line in the middle would take the rest of the block along.
    if (!isLast || section.entries.has(key) || block.nested.length === 1) return [];
    return [{ title: "Remove the indentation", safe: false, edits: [{ span: indent, text: "" }] }];
  }
  if (section.role === "sso-session" && key === "region" && !section.entries.has("sso_region")) {
    return [{ title: "Replace with sso_region", safe: false, edits: [replaceSpan(entry.keySpan, "sso_region")] }];
  }
  return [];
}

function intoBlock(
  { entry, section }: ConfigSetting,
  { block, key }: KeyPlace & { kind: "block" },
  ini: IniFile,
): Fix[] {
  const known = section.entries.get(block);
  const title = `Put it into the block ${block}`;
  if (!known) {
    // What goes on with the value would become a part of the block.
    if ((entry as Entry).continuation.length > 0 || (entry as Entry).nested.length > 0) return [];
    const { start, end } = ini.lines[entry.line]!.indent;
    const text = `${block} =${ini.eol}${ini.text.slice(start, end)}  ${key}`;
    return [{ title, safe: false, edits: [replaceSpan(entry.keySpan, text)] }];
  }
  if (known.value !== "" || known.nested.some((other) => other.key.toLowerCase() === key)) return [];
  const indent = indentOf(known, ini);
  const at = ini.lines[lastLineOf(ini, known)]!.content.end;
  const text = `${ini.eol}${indent}${key} = ${ini.text.slice(entry.rawSpan.start, entry.rawSpan.end)}`;
  return [{ title, safe: false, edits: [insertAt(at, text), removeSetting(ini, entry)] }];
}

function indentOf({ nested }: Entry, ini: IniFile): string {
  const line = nested[0] && ini.lines[nested[0].line];
  return line ? ini.text.slice(line.indent.start, line.indent.end) : "  ";
}
