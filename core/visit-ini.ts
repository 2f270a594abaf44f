import type { IniDocument } from "./hosts/document.ts";
import { identity } from "./hosts/mapping.ts";
import { occurrencesIn } from "./ini/find-constructs.ts";
import type { Entry, Setting } from "./ini/tree.ts";
import { type ConfigSection, configOf } from "./model/aws-config.ts";
import { configSettingOf } from "./model/config-setting.ts";
import type { ConfigContext, Context } from "./rule.ts";
import type { ChecksByNode } from "./ruleset.ts";
import type { Report } from "./visit-json.ts";

/** Walks a config or credentials document once and hands every node to the checks that ask for it. */
export function visitIni(document: IniDocument, checks: ChecksByNode, base: Context, report: Report): void {
  const { ini, mapping, how } = document;
  const config = configOf(document);
  const context: ConfigContext = { ...base, ini, config, how, extent: mapping === identity ? "file" : "excerpt" };
  for (const [rule, check] of checks.config) report(rule, check(config, context));
  visitConstructs(checks, context, report);
  for (const entry of ini.preamble) visitValues(entry, checks, context, report);
  for (const section of config.sections) {
    if (report.isFull()) return;
    for (const [rule, check] of checks.section) report(rule, check(section, context));
    for (const entry of section.section.entries) visitEntry(entry, section, checks, context, report);
  }
}

function visitConstructs(checks: ChecksByNode, context: ConfigContext, report: Report): void {
  if (checks.construct.length === 0) return;
  const { ini, config } = context;
  for (const occurrence of occurrencesIn(ini, config.kind === "aws-config" ? "config" : "credentials")) {
    if (report.isFull()) return;
    for (const [rule, check] of checks.construct) report(rule, check(occurrence, context));
  }
}

function visitEntry(
  entry: Entry,
  section: ConfigSection,
  checks: ChecksByNode,
  context: ConfigContext,
  report: Report,
): void {
  visitSetting(entry, undefined, section, checks, context, report);
  for (const nested of entry.nested) visitSetting(nested, entry, section, checks, context, report);
  visitValues(entry, checks, context, report);
}

function visitSetting(
  entry: Setting,
  block: Entry | undefined,
  section: ConfigSection,
  checks: ChecksByNode,
  context: ConfigContext,
  report: Report,
): void {
  if (checks.setting.length === 0) return;
  const setting = configSettingOf(entry, block, section);
  for (const [rule, check] of checks.setting) {
    const drafts = check(setting, context);
    if (drafts) report(rule, drafts);
  }
}

function visitValues(entry: Entry, checks: ChecksByNode, context: ConfigContext, report: Report): void {
  for (const [rule, check] of checks.value) {
    report(rule, check({ value: entry.value, span: entry.valueSpan }, context));
    for (const { value, valueSpan } of entry.nested) report(rule, check({ value, span: valueSpan }, context));
  }
}
