import type { IniDocument } from "./hosts/document.ts";
import type { Entry, Section } from "./ini/tree.ts";
import type { ConfigContext, Context } from "./rule.ts";
import type { ChecksByNode } from "./ruleset.ts";
import type { Report } from "./visit-json.ts";

/** Walks a config or credentials document once and hands every node to the checks that ask for it. */
export function visitIni({ ini }: IniDocument, checks: ChecksByNode, base: Context, report: Report): void {
  const context: ConfigContext = { ...base, ini };
  for (const [rule, check] of checks.config) report(rule, check(ini, context));
  for (const entry of ini.preamble) visitEntry(entry, undefined, checks, context, report);
  for (const section of ini.sections) {
    for (const [rule, check] of checks.section) report(rule, check(section, context));
    for (const entry of section.entries) visitEntry(entry, section, checks, context, report);
  }
}

function visitEntry(
  entry: Entry,
  section: Section | undefined,
  checks: ChecksByNode,
  context: ConfigContext,
  report: Report,
): void {
  for (const [rule, check] of checks.entry) report(rule, check(entry, section, context));
  if (checks.value.length === 0) return;
  for (const { value, valueSpan } of [entry, ...entry.nested]) {
    for (const [rule, check] of checks.value) report(rule, check({ value, span: valueSpan }, context));
  }
}
