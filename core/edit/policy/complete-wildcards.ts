import type { AccessLevel, Action, Catalog, Service } from "../../catalog/index.ts";
import type { Arn } from "../../model/arn.ts";
import type { Choice } from "./complete-choice.ts";
import { describePatterns, levelOf } from "./complete-documentation.ts";

/** What may be put into a list of actions, and what is there already. */
export interface ActionScope {
  readonly catalog: Catalog;
  /** The other actions of the list, as written. */
  readonly present: readonly string[];
  /** The ARNs of the statement's resources. */
  readonly arns: readonly Arn[];
  /** Prefixes of the services whose actions may stand here. */
  readonly services: readonly string[];
  /** The one service whose resource the policy stands at, where that is known. */
  readonly service?: string;
  admits(action: Action): boolean;
  /** Whether the list names the action, or stands for it with a wildcard. */
  isCovered(action: Action): boolean;
}

/**
 * Wildcards of a service that mean exactly what they say: those that the typed text begins, every action, and all of an
 * access level, where a few wildcards and names are that level and nothing else.
 */
export function wildcardChoices(service: Service, typed: string, scope: ActionScope): Choice[] {
  const admitted = service.actions.filter(scope.admits);
  const choices = /[*?]/.test(typed)
    ? [typedPattern(service, typed, scope)]
    : typed === ""
      ? [...levelChoices(service, admitted, scope), everything(service, admitted, scope)]
      : [...begun(service, typed, admitted, scope)];
  return choices.flatMap((choice) => choice ?? []);
}

function typedPattern(service: Service, typed: string, scope: ActionScope): Choice | undefined {
  const found = scope.catalog.actionsMatching(`${service.prefix}:${typed}`).filter(scope.admits);
  if (found.length === 0) return undefined;
  return patternChoice(`${service.prefix}:${inSpellingOf(typed, found)}`, found, scope);
}

/** The typed letters as the actions write them. */
function inSpellingOf(typed: string, found: readonly Action[]): string {
  const star = typed.search(/[*?]/);
  const head = found.find(({ name }) => name.toLowerCase().startsWith(typed.slice(0, star)))?.name.slice(0, star);
  return (head ?? typed.slice(0, star)) + typed.slice(star);
}

/** The wildcard for every action of a service. */
export function everything(service: Service, admitted: readonly Action[], scope: ActionScope): Choice | undefined {
  return patternChoice(`${service.prefix}:*`, admitted, scope);
}

/** `s3:Get*` for `ge`, and `s3:GetObject*` for `getob`: up to the end of the word that is being typed. */
function* begun(
  service: Service,
  typed: string,
  admitted: readonly Action[],
  scope: ActionScope,
): Generator<Choice | undefined> {
  const first = admitted.filter(({ name }) => name.toLowerCase().startsWith(typed));
  const heads = new Set(first.map(({ name }) => name.slice(0, wordEnd(name, typed.length))));
  const bySize = [...heads]
    .map((head) => ({ head, found: admitted.filter(({ name }) => name.toLowerCase().startsWith(head.toLowerCase())) }))
    .filter(({ found }) => found.length > 1)
    .sort((a, b) => b.found.length - a.found.length);
  for (const { head, found } of bySize.slice(0, 3)) yield patternChoice(`${service.prefix}:${head}*`, found, scope);
}

/** Where the word ends that the letter before `from` stands in. */
export function wordEnd(name: string, from: number): number {
  const next = name.slice(from).search(/[A-Z]/);
  return next < 0 ? name.length : from + next;
}

/** One wildcard; undefined where it is covered already, or would cover what is there. */
export function patternChoice(pattern: string, found: readonly Action[], scope: ActionScope): Choice | undefined {
  if (isInTheWay([pattern], scope)) return undefined;
  return {
    label: pattern,
    type: "wildcard",
    detail: [countOf(found.length), levelsIn(found)].filter((part) => part !== "").join(" · "),
    documentation: () => describePatterns([pattern], found, scope.catalog),
  };
}

function isInTheWay(patterns: readonly string[], { present, catalog }: ActionScope): boolean {
  return present.some((item) => {
    const [service = "", name = ""] = item.split(":");
    return patterns.some((pattern) => {
      const [ofService = "", ofName = ""] = pattern.split(":");
      return catalog.matches(pattern, service, name) || catalog.matches(item, ofService, ofName);
    });
  });
}

const levelGroups: readonly { readonly say: string; readonly levels: readonly AccessLevel[] }[] = [
  { say: "read", levels: ["Read"] },
  { say: "list", levels: ["List"] },
  { say: "read and list", levels: ["Read", "List"] },
  { say: "write", levels: ["Write"] },
  { say: "tagging", levels: ["Tagging"] },
  { say: "permissions", levels: ["Permissions management"] },
];

function* levelChoices(service: Service, admitted: readonly Action[], scope: ActionScope): Generator<Choice> {
  for (const { say, levels } of levelGroups) {
    const wanted = admitted.filter((action) => levels.includes(levelOf(action)));
    if (wanted.length < 2 || wanted.length === admitted.length) continue;
    const wildFirst = exactPatterns(wanted, admitted).sort((a, b) => Number(b.endsWith("*")) - Number(a.endsWith("*")));
    const patterns = wildFirst.map((pattern) => `${service.prefix}:${pattern}`);
    if (patterns.length > mostPatterns || patterns.length === wanted.length || isInTheWay(patterns, scope)) continue;
    yield {
      label: `all ${say} actions of ${shortName(service)} (${wanted.length})`,
      type: "wildcard",
      detail: patterns.join(", "),
      documentation: () => describePatterns(patterns, wanted, scope.catalog),
      strings: patterns.map((pattern) => [pattern]),
      words: `${service.prefix}: ${patterns.join(" ").toLowerCase()}`,
    };
  }
}

/** More would be no shorthand. */
const mostPatterns = 8;

/**
 * The fewest names and wildcards at the ends of words that cover the wanted actions and none of the others, in the order of
 * the alphabet.
 */
export function exactPatterns(wanted: readonly Action[], all: readonly Action[]): string[] {
  const isWanted = new Set(wanted);
  const inOrder = all.map((action) => ({ action, lower: action.name.toLowerCase() }));
  return cover("", inOrder);

  function cover(head: string, within: readonly { readonly action: Action; readonly lower: string }[]): string[] {
    const asked = within.filter(({ action }) => isWanted.has(action));
    if (asked.length === 0) return [];
    if (asked.length === 1) return [asked[0]!.action.name];
    if (asked.length === within.length && head !== "") return [`${head}*`];
    const nexts = new Map<string, typeof asked>();
    const exact: string[] = [];
    for (const one of asked) {
      const { name } = one.action;
      if (name.length === head.length) exact.push(name);
      else {
        const next = name.slice(0, wordEnd(name, head.length + 1));
        nexts.set(next, [...(nexts.get(next) ?? []), one]);
      }
    }
    return [
      ...exact,
      ...[...nexts].flatMap(([next]) =>
        cover(
          next,
          within.filter(({ lower }) => lower.startsWith(next.toLowerCase())),
        ),
      ),
    ];
  }
}

/** AWS's name without what all of them begin with, and what it is short for. */
function shortName({ name }: Service): string {
  return /\(([A-Z]+)\)$/.exec(name)?.[1] ?? name.replace(/^(?:AWS|Amazon) (?=\S)/, "");
}

function countOf(count: number): string {
  return count === 1 ? "1 action" : `${count} actions`;
}

/** `Read 63, List 2`; nothing where there is more to say than a line holds. */
function levelsIn(found: readonly Action[]): string {
  const counts = new Map<AccessLevel, number>();
  for (const action of found) counts.set(levelOf(action), (counts.get(levelOf(action)) ?? 0) + 1);
  const parts = [...counts].sort((a, b) => b[1] - a[1]);
  if (parts.length === 1) return parts[0]![0];
  return parts.length > 2 ? "" : parts.map(([level, count]) => `${level} ${count}`).join(", ");
}
