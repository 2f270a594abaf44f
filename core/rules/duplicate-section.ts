import type { Fix } from "../finding.ts";
import { insertAt, removeLines, removeSettings } from "../ini/edit.ts";
import type { Occurrence } from "../ini/find-constructs.ts";
import { lineIndexAt } from "../ini/parse.ts";
import { configKinds } from "../kind.ts";
import type { AwsConfigFile, ConfigSection } from "../model/aws-config.ts";
import { holdsSecret } from "../model/secret-setting.ts";
import type { Rule } from "../rule.ts";
import type { Edit } from "../text.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const duplicateSection: Rule = {
  code: "duplicate-section",
  kinds: configKinds,
  severity: "error",
  summary: "A section stands twice in the file.",
  check: {
    construct(occurrence, { config }) {
      return judgements[occurrence.construct] ? drafts(occurrence, config) : undefined;
    },
  },
};

const judgements: Readonly<Record<string, { readonly message: string; readonly severity?: "warning" }>> = {
  "duplicate-section": {
    message:
      "This section stands above already. AWS CLI and boto3 reject the whole file (“Unable to parse config file”, without a line); the SDKs merge both sections.",
  },
  "default-twice": {
    severity: "warning",
    message:
      "[default] and [profile default] are one profile. AWS CLI and boto3 read only the one that comes last, the SDKs only [profile default]; the other’s settings are lost.",
  },
  "respelled-section": {
    severity: "warning",
    message:
      "This names the same section as another header above, spelled differently. AWS CLI and boto3 read only the last one, the SDK for JavaScript merges both.",
  },
};

function* drafts({ construct, span, first }: Occurrence, config: AwsConfigFile) {
  yield {
    ...judgements[construct]!,
    span,
    related: first ? [{ span: first, message: "The first one stands here." }] : [],
    fixes: first ? merged(config, sectionAt(config, first.start), sectionAt(config, span.start)) : [],
  };
}

function sectionAt({ sections }: AwsConfigFile, start: number): ConfigSection | undefined {
  return sections.find(({ headerSpan }) => headerSpan.start === start);
}

/** Into the first, the later value of a key winning as in the SDKs. What would have to repeat a secret is left to the user. */
function merged({ ini, sections }: AwsConfigFile, first?: ConfigSection, again?: ConfigSection): Fix[] {
  if (!first || !again || isIndented(ini, first) || isIndented(ini, again)) return [];
  const outdated = removeSettings(
    ini,
    first.section.entries.filter((entry) => again.entries.has(entry.key.toLowerCase())),
  );
  const isNext = sections.indexOf(again) === sections.indexOf(first) + 1;
  const place = outdated.length === 0 ? first.section.contentEnd : ini.lines[first.section.line]!.content.end;
  const moved = isNext ? [removeLines(ini, again.section.line, again.section.line)] : move(ini, place, again);
  return moved ? [{ title: "Merge both sections", safe: false, edits: [...outdated, ...moved] }] : [];
}

/** Indented settings would become part of a value above them. */
function isIndented({ lines }: AwsConfigFile["ini"], { section }: ConfigSection): boolean {
  return [section, ...section.entries].some(({ line }) => {
    const indent = lines[line]?.indent;
    return indent !== undefined && indent.end > indent.start;
  });
}

function move(ini: AwsConfigFile["ini"], place: number, again: ConfigSection): Edit[] | undefined {
  const { line, contentEnd } = again.section;
  const last = lineIndexAt(ini.lines, Math.max(contentEnd - 1, 0));
  const start = ini.lines[line]!.span.end;
  const body = start < contentEnd ? ini.text.slice(start, contentEnd) : "";
  if (body === "") return [removeLines(ini, line, last)];
  if (holdsSecret(body)) return undefined;
  return [insertAt(place, ini.eol + body), removeLines(ini, line, last)];
}
