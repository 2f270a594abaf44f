// Names that AWS's own policies use though no table of AWS's ever listed them: its managed policies, those that it gives to
// new topics, and the samples of its guides. They are no mistakes.
import { readSource } from "./source.mjs";

/** Service prefixes, actions and condition keys, sorted; actions with wildcards say nothing and are left out. */
export function undocumentedNames(catalog, managed) {
  const { actions, conditionKeys } = readSource("corrections.json").undocumented;
  const names = { services: new Set(), actions: new Set(actions), conditionKeys: new Set(conditionKeys) };
  for (const document of managed.latest.values()) {
    for (const statement of [document?.Statement ?? []].flat()) {
      for (const action of [statement.Action ?? statement.NotAction ?? []].flat()) addAction(action);
      for (const block of Object.values(statement.Condition ?? {})) for (const key of Object.keys(block)) addKey(key);
    }
  }
  return Object.fromEntries(Object.entries(names).map(([kind, set]) => [kind, [...set].toSorted()]));

  function addAction(action) {
    const prefix = action.slice(0, Math.max(0, action.indexOf(":"))).toLowerCase();
    if (prefix === "" || /[*?]/.test(prefix) || catalog.retired(prefix) !== undefined) return;
    if (catalog.serviceName(prefix) === undefined) names.services.add(prefix);
    if (/[*?\s]/.test(action) || catalog.action(action) !== undefined || catalog.retired(action) !== undefined) return;
    names.actions.add(action);
  }

  function addKey(key) {
    if (catalog.conditionKey(key) === undefined && catalog.retired(key) === undefined) names.conditionKeys.add(key);
  }
}
