import type { Slices } from "./layout.ts";
import { once } from "./once.ts";
import type { Action, Catalog, Companions, Service } from "./types.ts";

/** A number for each action: its service's place and its own within that. */
type Id = number;

interface Sets {
  readonly members: readonly (readonly Id[])[];
  /** The sets that an action is in. */
  readonly byMember: ReadonlyMap<Id, readonly number[]>;
}

/** What stands there less often is not among the likeliest. */
const seldom = 0.02;

/** Of an action that is not the catalog's own. */
const unknown: Id = -1;

/** No service has as many actions. */
const perService = 4096;

/** Answers which actions stand beside others, by the sets of scripts/catalog/action-sets.mjs. */
export function companionLookUp(
  slices: Slices,
  service: (prefix: string) => Service | undefined,
): Pick<Catalog, "companionsOf" | "setsWith"> {
  const sets = once(() => readSets(slices.section("actionSets")));
  const prefixes = slices.services.map(([prefix]) => prefix);
  const places = once(() => new Map(prefixes.map((prefix, place) => [prefix, place * perService])));
  const ids = new WeakMap<Action, Id>();

  function idOf(action: Action): Id {
    const known = ids.get(action);
    if (known !== undefined) return known;
    const place = places().get(action.service);
    for (const [at, one] of (service(action.service)?.actions ?? []).entries()) ids.set(one, (place ?? 0) + at);
    const id = ids.get(action) ?? unknown;
    ids.set(action, id);
    return id;
  }

  function actionOf(id: Id): Action | undefined {
    return service(prefixes[Math.floor(id / perService)] ?? "")?.actions[id % perService];
  }

  function companionsOf(given: ReadonlyMap<Action, number>): Companions {
    const shares = sharesOf(new Map([...given].map(([action, weight]) => [idOf(action), weight])), sets());
    return {
      shareOf: (action) => shares.get(idOf(action)) ?? 0,
      likeliest: (count) =>
        [...shares]
          .filter(([, share]) => share > seldom)
          .sort((a, b) => b[1] - a[1])
          .slice(0, count)
          .flatMap(([id]) => actionOf(id) ?? []),
    };
  }

  return { companionsOf, setsWith: (action) => sets().byMember.get(idOf(action))?.length ?? 0 };
}

/**
 * The share that each action has of all sets, each set counting by how much of what is given it holds, rare actions telling
 * more than those that stand everywhere.
 */
function sharesOf(given: ReadonlyMap<Id, number>, { members, byMember }: Sets): ReadonlyMap<Id, number> {
  const held = new Map<number, number>();
  let whole = 0;
  for (const [id, weight] of given) {
    const within = byMember.get(id);
    if (!within) continue;
    const telling = (weight * Math.log(1 + members.length / within.length)) ** 2;
    whole += telling;
    for (const set of within) held.set(set, (held.get(set) ?? 0) + telling);
  }
  const shares = new Map<Id, number>();
  let sum = 0;
  for (const [set, telling] of held) {
    if (telling < whole * leastHeld) continue;
    const ids = members[set]!;
    const counts = (telling / whole) ** 2 / Math.sqrt(ids.length);
    sum += counts;
    for (const id of ids) shares.set(id, (shares.get(id) ?? 0) + counts);
  }
  for (const [id, share] of shares) shares.set(id, share / sum);
  return shares;
}

/** A set that holds less of what is given would count next to nothing. */
const leastHeld = 0.1;

function readSets(text: string): Sets {
  const members = text === "" ? [] : text.split(" ").map(readSet);
  const byMember = new Map<Id, number[]>();
  for (const [set, ids] of members.entries()) {
    for (const id of ids) {
      const within = byMember.get(id);
      if (within) within.push(set);
      else byMember.set(id, [set]);
    }
  }
  return { members, byMember };
}

function readSet(text: string): Id[] {
  return text.split(",").flatMap((part) => {
    const [place = "", distances = ""] = part.split(":");
    let id = Number.parseInt(place, 36) * perService;
    return distances.split(".").map((distance) => {
      id += Number.parseInt(distance, 36);
      return id;
    });
  });
}
