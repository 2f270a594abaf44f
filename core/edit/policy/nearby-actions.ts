import type { Action, Companions, Service } from "../../catalog/index.ts";
import { canName } from "../../model/resource-type.ts";
import { levelOf } from "./complete-documentation.ts";
import type { ActionScope } from "./complete-wildcards.ts";
import { type Neighbours, neighboursOf } from "./nearby-list.ts";
import type { PolicyPlace } from "./place.ts";
import { usualAction } from "./usual-actions.ts";
import { nameOf } from "./words-in.ts";

/** Services whose actions may come next, by why they may. */
export interface NearServices {
  /** Those that the statement is about, the likeliest first. */
  readonly statement: readonly Service[];
  /** Those of the policy's other statements. */
  readonly policy: readonly Service[];
  /** Those that the Sid or the file is named after. */
  readonly named: readonly Service[];
}

/** Actions that go with the statement, the likeliest first. */
export function nearActions(
  place: PolicyPlace,
  services: NearServices,
  title: ReadonlySet<string>,
  scope: ActionScope,
  isOpen: (action: Action) => boolean,
): Action[] {
  const beside = besideOf(place, title, scope);
  const candidates = new Map<Action, number>();
  const add = (action: Action, points: number) => {
    if (isOpen(action)) candidates.set(action, (candidates.get(action) ?? 0) + points);
  };
  for (const [i, points] of worth.statement.entries())
    for (const action of services.statement[i]?.actions ?? []) add(action, points);
  for (const service of services.statement.length > 0 ? [] : services.policy)
    for (const action of service.actions) add(action, 0);
  for (const service of services.named) for (const action of service.actions) add(action, worth.named);
  for (const action of beside.companions.likeliest(30)) if (scope.services.includes(action.service)) add(action, 0);
  const between = [...candidates.keys()].filter((action) => isBetween(action, beside.around)).length;
  const inOrder = Math.log((candidates.size + 1) / (between + 1));
  const found = [...candidates].map(([action, points]) => ({
    action,
    points: points + pointsOf(action, beside, inOrder, scope),
  }));
  return found.sort((a, b) => b.points - a.points).map(({ action }) => action);
}

/** What stands around the cursor that tells what comes next. */
interface Beside {
  readonly around: Neighbours;
  /** The first words of the names on both sides. */
  readonly verbBefore: string | undefined;
  readonly verbAfter: string | undefined;
  readonly companions: Companions;
  /** Whether one of the resources is of one of these types. */
  readonly fits: (types: Action["resourceTypes"]) => boolean;
  /** Of the condition keys that not every service has. */
  readonly keys: readonly string[];
  readonly count: number;
  readonly levels: ReadonlyMap<string, number>;
  readonly verbs: ReadonlyMap<string, number>;
  /** What the policy allows or denies already. */
  readonly elsewhere: ReadonlySet<Action>;
  readonly nouns: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** The words of the Sid and of the file's name. */
  readonly title: ReadonlySet<string>;
}

function besideOf(place: PolicyPlace, title: ReadonlySet<string>, { catalog, present, arns }: ActionScope): Beside {
  const around = neighboursOf(place);
  const weights = new Map<Action, number>();
  const weigh = (name: string, weight: number): Action[] => {
    const action = catalog.action(name);
    if (action) weights.set(action, weight);
    return action ? [action] : [];
  };
  for (const { actions } of place.policy.statements.slice(0, 50))
    for (const { value } of actions.slice(0, 50)) weigh(value, otherStatements);
  const listed = present.flatMap((name) => weigh(name, 1));
  const [before] = weigh(around.before ?? "", 1.5);
  const [after] = weigh(around.after ?? "", 1.5);
  const names = listed.map(nameOf);
  return {
    around,
    verbBefore: before && nameOf(before).verb,
    verbAfter: after && nameOf(after).verb,
    companions: catalog.companionsOf(weights),
    fits: fitting(arns),
    keys: (place.statement?.conditions ?? []).map(({ name }) => name).filter((name) => !name.startsWith("aws:")),
    count: listed.length,
    levels: countsOf(listed.map(levelOf)),
    verbs: countsOf(names.map(({ verb }) => verb)),
    elsewhere: new Set(weights.keys()),
    nouns: new Set(names.map(({ noun }) => noun).filter((noun) => noun.length > 3)),
    words: new Set(names.flatMap(({ words }) => words)),
    title,
  };
}

/** How much an action of another statement counts beside one of the same list. */
const otherStatements = 0.3;

/** What each sign is worth, see {@link pointsOf}. */
const worth = {
  statement: [4.1, 2.2],
  named: 1.3,
  companion: 3,
  often: 0.4,
  inOrder: 1.2,
  outOfOrder: -0.6,
  fits: 4,
  lacksKey: -5,
  elsewhere: -0.8,
  sameNoun: 2,
  sharedWord: 1.2,
  sameLevel: 0.5,
  sameVerb: 0.15,
  usual: 1.8,
  inTitle: 0.8,
  readOnly: 3.2,
  verbBefore: 0.8,
  verbAfter: 0.6,
};

/**
 * How much tells for an action: the logarithm of its odds, up to a summand that all share. The weights are those of a
 * logistic regression over the half of AWS's managed policies that the companions come from, rounded.
 */
function pointsOf(action: Action, beside: Beside, inOrder: number, { catalog }: ActionScope): number {
  const {
    around,
    verbBefore,
    verbAfter,
    companions,
    fits,
    keys,
    count,
    levels,
    verbs,
    elsewhere,
    nouns,
    words,
    title,
  } = beside;
  const name = nameOf(action);
  const level = levelOf(action);
  const fit = isBetween(action, around);
  const telling = name.words.filter((word) => title.has(word)).length;
  return (
    worth.companion * companions.shareOf(action) +
    worth.often * Math.log(1 + catalog.setsWith(action)) +
    worth.inOrder * (fit ? inOrder : 0) +
    worth.outOfOrder * (around.isSorted && !fit ? 1 : 0) +
    worth.fits * (fits(action.resourceTypes) ? 1 : 0) +
    worth.lacksKey * (keys.every((key) => catalog.takesConditionKey(action, key)) ? 0 : 1) +
    worth.elsewhere * (elsewhere.has(action) ? 1 : 0) +
    worth.sameNoun * (nouns.has(name.noun) ? 1 : 0) +
    worth.sharedWord * (name.words.some((word) => words.has(word)) ? 1 : 0) +
    worth.sameLevel * (count > 0 ? Math.log(((levels.get(level) ?? 0) + 1) / (count + 5)) : 0) +
    worth.sameVerb * (count > 0 ? Math.log(((verbs.get(name.verb) ?? 0) + 0.5) / (count + 5)) : 0) +
    worth.usual * (1 - Math.min(usualAction(action)?.order ?? 40, 40) / 40) +
    worth.inTitle * telling +
    worth.readOnly * (title.has("read") && (level === "Read" || level === "List") ? 1 : 0) +
    worth.verbBefore * (name.verb === verbBefore ? 1 : 0) +
    worth.verbAfter * (name.verb === verbAfter ? 1 : 0)
  );
}

/** Whether an action would stand in its place in a list that is in order. */
function isBetween(action: Action, { before, after, isSorted }: Neighbours): boolean {
  const { full } = nameOf(action);
  return isSorted && (!before || before < full) && (!after || full < after);
}

/** A test whether one of some types is that of a resource; many actions share their types. */
function fitting(arns: ActionScope["arns"]): (types: Action["resourceTypes"]) => boolean {
  const some = arns.slice(0, 20);
  const known = new Map<Action["resourceTypes"], boolean>();
  return (types) => {
    let answer = known.get(types);
    if (answer === undefined) {
      answer = types.some((type) => some.some((arn) => canName(arn, type)));
      known.set(types, answer);
    }
    return answer;
  };
}

function countsOf(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
