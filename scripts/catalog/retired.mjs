// Names that AWS's tables once had. A policy that still holds one is old, not misspelt.

import { format } from "./lay-out.mjs";
import { readSource } from "./source.mjs";

/** What source/retired.json holds, without names that have come back. */
export function retiredNames(data) {
  const { services, actions, conditionKeys } = readSource("retired.json");
  const current = new Map(data.services.map((service) => [service.prefix, service]));
  const actionIsBack = (prefix, name) =>
    current.get(prefix)?.actions.some((action) => action.name.toLowerCase() === name.toLowerCase()) ?? false;
  const allKeys = new Set(
    data.services.flatMap((service) => service.conditionKeys.map(({ key }) => key.toLowerCase())),
  );
  return {
    services: Object.fromEntries(Object.entries(services).filter(([prefix]) => !current.has(prefix))),
    actions: Object.fromEntries(
      Object.entries(actions)
        .map(([prefix, names]) => [
          prefix,
          Object.fromEntries(Object.entries(names).filter(([name]) => !actionIsBack(prefix, name))),
        ])
        .filter(([, names]) => Object.keys(names).length > 0),
    ),
    conditionKeys: Object.fromEntries(Object.entries(conditionKeys).filter(([key]) => !allKeys.has(key.toLowerCase()))),
  };
}

/**
 * The text of source/retired.json with the names added that the catalog of before had and the data has no more, so
 * that a refresh never turns a name that worked into an unknown one. Undefined when nothing vanished.
 */
export function withVanished(before, data) {
  if (before === "") return undefined;
  const headerEnd = before.indexOf("\n");
  const header = JSON.parse(before.slice(0, headerEnd));
  if (header.format !== format) return undefined;
  const retired = readSource("retired.json");
  const current = new Map(data.services.map((service) => [service.prefix, service]));
  let changed = false;
  for (const [prefix, name, offset, length] of header.services) {
    const row = JSON.parse(before.slice(headerEnd + 1 + offset, headerEnd + 1 + offset + length));
    const service = current.get(prefix);
    if (service === undefined) {
      retired.services[prefix] = { name, last: header.date };
      changed = true;
    }
    const left = new Set(service?.actions.map((action) => action.name.toLowerCase()));
    for (const action of row.names.split(" ")) {
      if (action === "" || left.has(action.toLowerCase()) || retired.actions[prefix]?.[action] !== undefined) continue;
      retired.actions[prefix] = { ...retired.actions[prefix], [action]: header.date };
      changed = true;
    }
    const keysLeft = new Set(service?.conditionKeys.map(({ key }) => key.toLowerCase()));
    for (const key of row.keys) {
      if (key.startsWith("aws:") || keysLeft.has(key.toLowerCase()) || retired.conditionKeys[key] !== undefined)
        continue;
      retired.conditionKeys[key] = header.date;
      changed = true;
    }
  }
  return changed ? `${JSON.stringify(retired, undefined, 1)}\n` : undefined;
}
