import type { Action, Catalog } from "../../catalog/index.ts";
import { grouped } from "../../model/phrase.ts";
import { code, prose } from "../markdown.ts";

/** What an action is, or which actions a pattern stands for; undefined for a name that AWS's tables do not have. */
export function actionWords(text: string, catalog: Catalog): string | undefined {
  if (text === "*" || text === "*:*") return "**Every action** of every service, those that AWS will add as well.";
  const action = catalog.action(text);
  if (action) return oneAction(action, catalog);
  if (!/[*?]/.test(text)) return retiredWords(text, catalog);
  const actions = catalog.actionsMatching(text);
  return actions.length > 0 ? patternWords(text, actions, catalog) : undefined;
}

function oneAction(action: Action, catalog: Catalog): string {
  const { service: prefix, name, levels, resourceTypes, dependentActions, description } = action;
  const service = catalog.service(prefix);
  const keys = [...new Set([...action.conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)])];
  const types = [...new Set(resourceTypes.map((type) => type.name))];
  return [
    `**${prefix}:${name}** · ${levels.join(", ")}`,
    prose(description).replace(/([^.!?])$/, "$1."),
    types.length > 0 ? `Resources: ${some(types)}` : "Resources: none, so that only `*` fits",
    keys.length > 0 ? `Condition keys: ${some(keys)}` : "",
    dependentActions.length > 0 ? `Needs besides, in some cases: ${some(dependentActions)}` : "",
    service ? `[${prose(service.name)} in AWS's reference](${service.url}${anchorOf(service.url, name)})` : "",
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}

/** The page's anchors begin with its own name: list_s3-action-GetObject. */
function anchorOf(url: string, name: string): string {
  const page = /([^/]+)\.html$/.exec(url)?.[1];
  return page ? `#${page}-action-${name}` : "";
}

function retiredWords(text: string, catalog: Catalog): string | undefined {
  const retired = catalog.retired(text);
  if (retired?.kind !== "action") return undefined;
  return `**${retired.name}** · not in AWS's tables ${retired.lastSeen ? `since ${retired.lastSeen}` : "though AWS's own policies use it"}.`;
}

function patternWords(text: string, actions: readonly Action[], catalog: Catalog): string {
  const services = new Set(actions.map(({ service }) => service));
  const [only = ""] = services;
  const all = services.size === 1 ? (catalog.service(only)?.actions.length ?? 0) : 0;
  const of =
    services.size > 1
      ? `${grouped(actions.length)} actions of ${services.size} services`
      : actions.length === all
        ? `all ${grouped(all)} actions of ${prose(catalog.serviceName(only) ?? only)}`
        : `${actions.length} of the ${grouped(all)} actions of ${prose(catalog.serviceName(only) ?? only)}`;
  const levels = new Map<string, Action[]>();
  for (const action of actions) {
    const level = action.levels[0] ?? "Write";
    levels.set(level, [...(levels.get(level) ?? []), action]);
  }
  const lines = [...levels]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([level, found]) =>
        `- **${level}** (${grouped(found.length)}): ${some(
          found.map((action) => nameIn(action, services.size)),
          shownOf(actions.length),
        )}`,
    );
  return [
    `${code(text)} · ${of}, and what AWS adds under such names (tables of ${catalog.date})`,
    lines.join("\n"),
  ].join("\n\n");
}

function nameIn({ service, name }: Action, services: number): string {
  return services > 1 ? `${service}:${name}` : name;
}

/** A hover that fills the window helps nobody. */
function shownOf(count: number): number {
  return count <= 30 ? 30 : 6;
}

function some(names: readonly string[], most = 12): string {
  const shown = names.slice(0, names.length > most + 1 ? most : undefined).map(code);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${grouped(rest)} more` : shown.join(", ");
}
