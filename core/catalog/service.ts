import { conditionKeyTypeOf } from "./condition-keys.ts";
import type { ServiceProse, ServiceRow, ServiceSlice, Slices } from "./layout.ts";
import { once } from "./once.ts";
import type { AccessLevel, Action, ConditionKeyInfo, ResourceType, Service } from "./types.ts";

/** Reads one service's row. Its descriptions are read when one is first asked for. */
export function serviceOf(slice: ServiceSlice, slices: Slices): Service {
  const [prefix, name] = slice;
  const row = slices.row(slice);
  const prose = once(() => slices.prose(slice));

  const keySets = row.keySets.map((set) => set.map((at) => row.keys[at] ?? ""));
  const resourceTypes = row.types.map(
    ([type, arn, keySet]): ResourceType => ({
      name: type,
      service: prefix,
      arns: typeof arn === "string" ? [arn] : arn,
      conditionKeys: keySets[keySet] ?? [],
    }),
  );
  const typeSets = row.typeSets.map((set) => set.flatMap((at) => resourceTypes[at] ?? []));
  const actions = row.names === "" ? [] : row.names.split(" ").map(actionAt);
  const byName = once(() => new Map(actions.map((action) => [action.name.toLowerCase(), action])));
  const conditionKeys = once(() => row.keys.map((key, at) => conditionKeyAt(row, key, at, prose)));

  function actionAt(actionName: string, at: number): Action {
    return {
      name: actionName,
      service: prefix,
      levels: levelsByLetter[row.levels[at] ?? ""] ?? [],
      resourceTypes: typeSets[row.actionTypes[at] ?? -1] ?? [],
      conditionKeys: keySets[row.actionKeys[at] ?? -1] ?? [],
      dependentActions: row.dependent[at] ?? [],
      get description() {
        return withStart("Grants permission to ", prose().actions[at]);
      },
    };
  }

  return {
    prefix,
    name,
    actions,
    resourceTypes,
    url: `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${pageNameOf(name)}.html`,
    action(asked) {
      return byName().get(asked.toLowerCase());
    },
    get conditionKeys() {
      return conditionKeys();
    },
  };
}

function conditionKeyAt(row: ServiceRow, key: string, at: number, prose: () => ServiceProse): ConditionKeyInfo {
  return {
    key,
    ...conditionKeyTypeOf(row.keyTypes[at] ?? ""),
    global: key.startsWith("aws:"),
    scope: key.startsWith("aws:") ? "global" : "service",
    get description() {
      return withStart("Filters access by ", prose().keys[at]);
    },
  };
}

const levelsByLetter: Readonly<Record<string, readonly AccessLevel[]>> = {
  R: ["Read"],
  W: ["Write"],
  L: ["List"],
  T: ["Tagging", "Write"],
  P: ["Permissions management", "Write"],
};

/** Descriptions are kept without the words that nearly all begin with; "=" marks one that begins otherwise. */
function withStart(start: string, rest: string | undefined): string {
  if (rest === undefined || rest === "") return "";
  return rest.startsWith("=") ? rest.slice(1) : start + rest;
}

/** AWS names the page after the service: lower case, letters and digits alone. */
const pageNameOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
