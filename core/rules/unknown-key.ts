import type { Draft, Fix } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { blockKeysOf, type KeySection } from "../model/config-keys.ts";
import { type ConfigSetting, keySectionOf } from "../model/config-setting.ts";
import { placeOfKey } from "../model/key-place.ts";
import { meantBlockKey, meantKey, shellWordOf } from "../model/meant-key.ts";
import { isServiceIdentifier } from "../model/service-identifiers.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html */
export const unknownKey: Rule = {
  code: "unknown-key",
  kinds: configKinds,
  severity: "warning",
  summary: "No tool reads a key of that name.",
  check: {
    setting(setting) {
      return setting.known || setting.key === "" ? undefined : drafts(setting);
    },
  },
};

function* drafts(setting: ConfigSetting): Generator<Draft> {
  const { block, section } = setting;
  const type = keySectionOf(section);
  if (type === undefined || type === "plugins" || (type === "services" && !block)) return;
  if (block) yield* inBlock(setting, block.key.toLowerCase(), type);
  else yield* inSection(setting, type);
}

function* inSection(setting: ConfigSetting, type: KeySection): Generator<Draft> {
  const { key, entry, block } = setting;
  // A key of another section, or of a block, stands in the wrong place, which is another finding.
  if (placeOfKey(key, type, undefined)) return;
  // Old programs keep the API version or signature of a service in a block of its name.
  if (!block && entry.value === "" && isServiceIdentifier(key)) return;
  const meant = meantKey(entry.key, type);
  if (meant === undefined) {
    // Sections of other programs, and keys that say by their name that they are another program's.
    if (setting.section.role === "misplaced-profile" || key.startsWith("x_")) return;
    yield {
      span: entry.keySpan,
      severity: "hint",
      message: `AWS CLI and the SDKs read no key of that name; this assumes that another program does.`,
    };
    return;
  }
  const shellWord = shellWordOf(entry.key);
  yield {
    span: entry.keySpan,
    message: shellWord
      ? `“${shellWord}” belongs in a shell; tools look for ${meant} and ignore this line.`
      : `No tool reads this key, so the setting is ignored; did you mean ${meant}?`,
    fixes: renamed(setting, meant),
  };
}

function* inBlock(setting: ConfigSetting, block: string, type: KeySection): Generator<Draft> {
  const { entry } = setting;
  if (type === "services") {
    yield {
      span: entry.keySpan,
      message: "A service has one setting here, endpoint_url; tools ignore every other without a word.",
      fixes: /url|endpoint/i.test(entry.key) ? renamed(setting, "endpoint_url") : [],
    };
    return;
  }
  // A key without a value would begin a block within the block, which is another finding.
  if (!blockKeysOf(block) || entry.value === "" || placeOfKey(setting.key, type, block)) return;
  const meant = meantBlockKey(entry.key, block);
  yield {
    span: entry.keySpan,
    message: `Tools read no such key in a block ${block} and ignore it without a word${meant ? `; did you mean ${meant}?` : "."}`,
    fixes: meant ? renamed(setting, meant) : [],
  };
}

/** No fix where the key meant is there already: a key twice is worse. */
function renamed({ entry, block, section }: ConfigSetting, name: string): Fix[] {
  const taken = block ? block.nested.some(({ key }) => key === name) : section.entries.has(name);
  if (taken) return [];
  return [{ title: `Replace with ${name}`, safe: false, edits: [replaceSpan(entry.keySpan, name)] }];
}
