// Which actions stand together in the statements of AWS's managed policies. Half of the policies are left out, so that
// scripts/bench-completion.mjs can measure on policies that nothing was learned from.

import { createHash } from "node:crypto";

/** Whether a managed policy is one of the half that nothing is learned from: a matter of its name alone. */
export function isHeldOut(name) {
  return createHash("sha256").update(name).digest()[0] % 2 === 1;
}

/**
 * The sets as text, a space after each: of every service its number in base 36, a colon, and the numbers of its actions,
 * each as its distance from the one before (`3:0.2.1,5:7`). What a single set holds is left out: it is no habit.
 */
export function actionSets(services, { latest }) {
  const numbers = new Map(
    services.flatMap(({ prefix, actions }, service) =>
      actions.map(({ name }, action) => [`${prefix}:${name}`.toLowerCase(), { service, action }]),
    ),
  );
  const documents = [...latest].filter(([path]) => !isHeldOut(path.split("/").at(-1))).map(([, document]) => document);
  const sets = documents.flatMap((document) =>
    [document?.Statement ?? []].flat().map(({ Action = [] }) => {
      const names = new Set([Action].flat().map((name) => name.toLowerCase()));
      return [...names].filter((name) => numbers.has(name));
    }),
  );
  const counts = new Map();
  for (const name of sets.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const habits = sets.map((set) => set.filter((name) => counts.get(name) > 1)).filter((set) => set.length > 1);
  return [...new Set(habits.map((set) => written(set.map((name) => numbers.get(name)))))].sort().join(" ");
}

function written(set) {
  const byService = Map.groupBy(
    set.toSorted((a, b) => a.service - b.service || a.action - b.action),
    ({ service }) => service,
  );
  return [...byService].map(([service, actions]) => `${service.toString(36)}:${distances(actions)}`).join(",");
}

function distances(actions) {
  return actions.map(({ action }, i) => (action - (actions[i - 1]?.action ?? 0)).toString(36)).join(".");
}
