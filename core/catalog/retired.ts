import type { Slices } from "./layout.ts";
import { once } from "./once.ts";
import type { RetiredName } from "./types.ts";

/** Looks up names that AWS's tables do not have today: a service prefix, `service:Action` or a condition key, in any letter case. */
export function retiredLookUp(slices: Slices): (name: string) => RetiredName | undefined {
  const table = once(() => readRetired(slices));
  return (name) => table().get(name.toLowerCase());
}

function readRetired(slices: Slices): ReadonlyMap<string, RetiredName> {
  const { services, actions, conditionKeys } = slices.section("retired");
  const undocumented = slices.section("undocumented");
  const names: RetiredName[] = [
    ...undocumented.conditionKeys.map((name) => ({ name, kind: "condition key" as const })),
    ...undocumented.services.map((name) => ({ name, kind: "service" as const })),
    ...undocumented.actions.map((name) => ({ name, kind: "action" as const })),
    ...Object.entries(conditionKeys).map(([name, lastSeen]) => ({ name, kind: "condition key" as const, lastSeen })),
    ...Object.entries(services).map(([name, { last }]) => ({ name, kind: "service" as const, lastSeen: last })),
    ...Object.entries(actions).flatMap(([prefix, rows]) =>
      Object.entries(rows).map(([action, lastSeen]) => ({
        name: `${prefix}:${action}`,
        kind: "action" as const,
        lastSeen,
      })),
    ),
  ];
  return new Map(names.map((retired) => [retired.name.toLowerCase(), retired]));
}
