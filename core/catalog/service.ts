import { conditionKeyTypeOf } from "./key-types.ts";
import type { ServiceRow, ServiceSlice, Slices } from "./layout.ts";
import { once } from "./once.ts";
import type { AccessLevel, Action, ConditionKeyInfo, ResourceType, Service } from "./types.ts";

/** Reads one service's row. */
export function serviceOf(slice: ServiceSlice, slices: Slices): Service {
  const [prefix, name] = slice;
  const row = slices.row(slice);
  const keySets = row.keySets.map((set) => set.map((at) => row.keys[at] ?? ""));
  const resourceTypes = resourceTypesOf(prefix, row, keySets);
  const actions = actionsOf(prefix, row, keySets, resourceTypes);
  const byName = once(() => new Map(actions.map((action) => [action.name.toLowerCase(), action])));
  const conditionKeys = once(() => row.keys.map((_, at) => conditionKeyAt(row, at)));
  return {
    prefix,
    name,
    actions,
    resourceTypes,
    get conditionKeys() {
      return conditionKeys();
    },
    url: `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${pageNameOf(prefix)}.html`,
    action: (asked) => byName().get(asked.toLowerCase()),
  };
}

type KeySets = readonly (readonly string[])[];

function resourceTypesOf(prefix: string, row: ServiceRow, keySets: KeySets): readonly ResourceType[] {
  return row.types.map(([name, keySet, ...arns]) => ({
    name,
    service: prefix,
    arns: arns.map((arn) => restored(arn, `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`)),
    conditionKeys: keySets[keySet] ?? none,
  }));
}

function actionsOf(
  prefix: string,
  row: ServiceRow,
  keySets: KeySets,
  resourceTypes: readonly ResourceType[],
): readonly Action[] {
  if (row.names === "") return [];
  const typeSets = row.typeSets.map((set) => set.flatMap((at) => resourceTypes[at] ?? []));
  const dependentSets = row.dependentSets.map((set) => set.split(" "));
  return row.names.split(" ").map((name, at) => ({
    name,
    service: prefix,
    levels: levelsByLetter[row.levels[at] ?? ""] ?? [],
    resourceTypes: typeSets[row.actionTypes[at] ?? -1] ?? [],
    conditionKeys: keySets[row.actionKeys[at] ?? -1] ?? none,
    dependentActions: dependentSets[row.dependent[at] ?? -1] ?? none,
    description: restored(row.prose[at] ?? "=", "Grants permission to "),
  }));
}

function conditionKeyAt(row: ServiceRow, at: number): ConditionKeyInfo {
  const key = row.keys[at] ?? "";
  const global = key.startsWith("aws:");
  return {
    key,
    ...conditionKeyTypeOf(row.keyTypes[at] ?? ""),
    global,
    scope: global ? "global" : "service",
    ...(global ? {} : { description: restored(row.keyProse[at] ?? "=", "Filters access by ") }),
  };
}

const none: readonly string[] = [];

const levelsByLetter: Readonly<Record<string, readonly AccessLevel[]>> = {
  R: ["Read"],
  W: ["Write"],
  L: ["List"],
  T: ["Tagging", "Write"],
  P: ["Permissions management", "Write"],
};

/** Texts are kept without the words that nearly all begin with; "=" marks one that begins otherwise. */
const restored = (rest: string, start: string): string => (rest.startsWith("=") ? rest.slice(1) : start + rest);

/** AWS names the page after the prefix, letters and digits alone: list_accessanalyzer. */
const pageNameOf = (prefix: string) => prefix.replace(/[^a-z0-9]/g, "");
