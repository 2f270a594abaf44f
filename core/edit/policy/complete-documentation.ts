import type { Action, Catalog, ConditionKeyInfo } from "../../catalog/index.ts";
import { operatorNamed } from "../../model/condition-operator.ts";
import { wordsOfType } from "../../model/condition-value.ts";
import { levelOf } from "./complete-wildcards.ts";

/** What an action does and can be limited by, in Markdown. */
export function describeAction(action: Action, catalog: Catalog): string {
  const service = catalog.service(action.service);
  const keys = [...new Set([...action.conditionKeys, ...action.resourceTypes.flatMap((type) => type.conditionKeys)])];
  const types = action.resourceTypes.map(({ name }) => `\`${name}\``);
  return [
    `${action.description}${/[.!?]$/.test(action.description) || action.description === "" ? "" : "."}`,
    `**Access level** ${action.levels.join(", ")}`,
    `**Resources** ${types.length > 0 ? types.join(", ") : "only `*`"}`,
    ...(keys.length > 0 ? [`**Condition keys** ${some(keys.map((key) => `\`${key}\``))}`] : []),
    ...(action.dependentActions.length > 0
      ? [`**Needs also** ${some(action.dependentActions.map((name) => `\`${name}\``))}`]
      : []),
    ...(service ? [`[AWS's page of ${service.name}](${service.url})`] : []),
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}

export function describeService(prefix: string, catalog: Catalog): string {
  const service = catalog.service(prefix);
  if (!service) return "";
  const counts = byLevel(service.actions).map(([level, names]) => `${names.length} ${level}`);
  return `**${service.name}**: ${service.actions.length} actions, ${counts.join(", ")}\n\n[AWS's page](${service.url})`;
}

/** What wildcards stand for, by access level. */
export function describePatterns(patterns: readonly string[], found: readonly Action[], catalog: Catalog): string {
  const levels = byLevel(found).map(([level, names]) => `**${level}** (${names.length}): ${some(names, 60)}`);
  return [
    `${patterns.map((pattern) => `\`${pattern}\``).join(", ")}: ${found.length} actions as of ${catalog.date}; what AWS adds later is covered too.`,
    ...levels,
  ].join("\n\n");
}

/** What a condition key is, when a request has it, and what its values are. */
export function describeKey({ key, type, multivalued, description, present }: ConditionKeyInfo): string {
  return [
    `\`${key}\`: ${description ?? ""}`.trim(),
    `**Values** ${wordsOfType[type]}${multivalued ? "; a request has a list of them, so the operator takes `ForAnyValue:` or `ForAllValues:`" : ""}`,
    ...(present ? [`**Present** ${present}`] : []),
  ].join("\n\n");
}

/** What an operator of the policy language compares, and what it says where the key is absent. */
export function describeOperator(name: string): string {
  const facts = operatorNamed(name);
  if (!facts) return "";
  if (facts.family === "Null") return "`true`: the request does not have the key. `false`: it has it.";
  return [
    `Compares ${wordsOfType[facts.family]}${facts.wildcards ? "; `*` and `?` stand for other characters" : ""}.`,
    facts.negated
      ? "True where no value matches, and **for a request without the key**."
      : "False for a request without the key; with `IfExists` behind the name, true.",
  ].join("\n\n");
}

function byLevel(actions: readonly Action[]): [string, string[]][] {
  const levels = new Map<string, string[]>();
  for (const action of actions) levels.set(levelOf(action), [...(levels.get(levelOf(action)) ?? []), action.name]);
  return [...levels].sort((a, b) => b[1].length - a[1].length);
}

function some(all: readonly string[], most = 24): string {
  return all.length > most ? `${all.slice(0, most).join(", ")} and ${all.length - most} more` : all.join(", ");
}
