import type { AccessLevel, Action, Catalog, ConditionKeyInfo } from "../../catalog/index.ts";
import { operatorNamed } from "../../model/condition-operator.ts";
import { wordsOfType } from "../../model/condition-value.ts";
import { code, prose } from "../markdown.ts";
import { actionWords } from "./hover-action.ts";

/** What a service's actions do, by access level. */
export function describeService(prefix: string, catalog: Catalog): string {
  const service = catalog.service(prefix);
  if (!service) return "";
  const counts = byLevel(service.actions).map(([level, names]) => `${names.length} ${level}`);
  return `**${prose(service.name)}**: ${service.actions.length} actions, ${counts.join(", ")}\n\n[AWS's page](${service.url})`;
}

/** What wildcards stand for together, by access level. */
export function describePatterns(patterns: readonly string[], found: readonly Action[], catalog: Catalog): string {
  const [only = ""] = patterns;
  if (patterns.length === 1) return actionWords(only, catalog) ?? "";
  const levels = byLevel(found).map(([level, names]) => `**${level}** (${names.length}): ${some(names, 60)}`);
  return [
    `${patterns.map(code).join(", ")}: ${found.length} actions as of ${catalog.date}; what AWS adds later is covered too.`,
    ...levels,
  ].join("\n\n");
}

/** What a condition key is, when a request has it, and what its values are. */
export function describeKey({ key, type, multivalued, description, present }: ConditionKeyInfo): string {
  return [
    [code(key), description ? prose(description) : ""].join(" ").trim(),
    `**Values** ${wordsOfType[type]}${multivalued ? "; a request has a list of them, so the operator takes `ForAnyValue:` or `ForAllValues:`" : ""}`,
    ...(present ? [`**Present** ${prose(present)}`] : []),
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

/** An action that also changes permissions or tags is said to do that. */
export function levelOf({ levels }: Action): AccessLevel {
  return levels[0] ?? "Write";
}

function byLevel(actions: readonly Action[]): [string, string[]][] {
  const levels = new Map<string, string[]>();
  for (const action of actions) levels.set(levelOf(action), [...(levels.get(levelOf(action)) ?? []), action.name]);
  return [...levels].sort((a, b) => b[1].length - a[1].length);
}

function some(all: readonly string[], most = 24): string {
  return all.length > most ? `${all.slice(0, most).join(", ")} and ${all.length - most} more` : all.join(", ");
}
