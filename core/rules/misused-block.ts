import type { Draft, Fix } from "../finding.ts";
import { insertAt, lastLineOf, replaceSpan } from "../ini/edit.ts";
import { portableName } from "../ini/find-constructs.ts";
import type { Entry, IniFile, Setting } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import { type AwsConfigFile, sectionsOf } from "../model/aws-config.ts";
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
    setting(setting, { ini, config }) {
      const { block, known, entry, section, key } = setting;
      if (block) return undefined;
      const isBlock = section.role === "services" ? isServiceIdentifier(key) : known?.type === "block";
      if (isBlock) return entry.value === "" ? undefined : [needsBlock(setting, ini)];
      const isNested = known !== undefined && (entry as Entry).nested.length > 0;
      return isNested && entry.value === "" ? [needsValue(setting, ini, config)] : undefined;
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

function needsValue(setting: ConfigSetting, ini: IniFile, config: AwsConfigFile): Draft {
  const { key, entry } = setting;
  return {
    span: entry.keySpan,
    fixes: key === "services" ? sectionFix(setting, ini, config) : [],
    message:
      key === "services"
        ? "services = takes the name of a section [services NAME], in which the settings stand. AWS CLI v1 says “unhashable type: 'dict'”."
        : `${key} takes a value in its own line, no indented lines below it.`,
  };
}

/** Moves the block into a section of its own, where it holds nothing but services with their endpoints. */
function sectionFix({ entry, section }: ConfigSetting, ini: IniFile, config: AwsConfigFile): Fix[] {
  const endpoints = endpointsIn(entry as Entry, ini);
  const { name } = section;
  const isTaken = sectionsOf(config, "services", name).length > 0;
  if (!endpoints || isTaken || !portableName.test(name) || config.kind !== "aws-config") return [];
  const header = `${ini.eol}${ini.eol}[services ${name}]`;
  const lines = endpoints.flatMap(({ service, url }) => [`${service} =`, `  endpoint_url = ${url}`]);
  return [
    {
      title: `Move it into a section [services ${name}]`,
      safe: false,
      edits: [
        replaceSpan({ start: entry.separatorSpan.end, end: (entry as Entry).span.end }, ` ${name}`),
        insertAt(section.section.contentEnd, [header, ...lines].join(ini.eol)),
      ],
    },
  ];
}

/** `s3 = http://…`, or `s3 =` with `endpoint_url = …` indented below it, and nothing else; undefined for any other block. */
function endpointsIn(entry: Entry, ini: IniFile): Endpoint[] | undefined {
  const { nested, line } = entry;
  const lines = ini.lines.slice(line + 1, lastLineOf(ini, entry) + 1);
  const depthOf = (setting: Setting) => ini.lines[setting.line]!.indent.end - ini.lines[setting.line]!.indent.start;
  // Comments and what goes on with a value would be lost.
  if (lines.filter(({ kind }) => kind !== "blank").length !== nested.length) return undefined;
  const endpoints: Endpoint[] = [];
  for (let i = 0; i < nested.length; i++) {
    const service = nested[i]!;
    const inner = service.value === "" ? nested[++i] : undefined;
    if (inner && (inner.key !== "endpoint_url" || depthOf(inner) <= depthOf(service))) return undefined;
    if (depthOf(service) !== depthOf(nested[0]!) || service.comment || inner?.comment) return undefined;
    const url = (inner ?? service).value;
    const isKnown = isServiceIdentifier(service.key) && !endpoints.some((other) => other.service === service.key);
    if (!isKnown || !/^https?:\/\//.test(url)) return undefined;
    endpoints.push({ service: service.key, url });
  }
  return endpoints;
}

interface Endpoint {
  readonly service: string;
  readonly url: string;
}
