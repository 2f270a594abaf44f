import { canonicalCondition } from "./canonical.ts";
import type { Reach } from "./statement-reach.ts";

/** Fewer statements than this are compared one by one sooner than sorted. */
const few = 16;

/** Answers in which lists what is wider than a statement must be, so that not each is compared with each; each list in order. */
export function widerThan(wides: readonly Reach[]): (narrow: Reach) => readonly (readonly Reach[])[] {
  const all = [wides];
  if (wides.length < few) return () => all;
  // A statement that covers another has its first action, resource and principal, or one that stands for many.
  const indexes = aspects.map((aspect) => ({ aspect, byName: byNameOf(wides, aspect) }));
  return (narrow) => {
    const answers = indexes.map(({ aspect, byName }) => aspect.wanted(narrow).map((name) => byName.get(name) ?? none));
    return answers.reduce((best, answer) => (lengthOf(answer) < lengthOf(best) ? answer : best));
  };
}

const none: readonly never[] = [];

/** One thing that statements are told apart by. */
interface Aspect {
  /** The names under which a wide statement is found. */
  names(wide: Reach): readonly string[];
  /** The names to look under for what may be wider than this. */
  wanted(narrow: Reach): readonly string[];
}

/** Stands for everything that is found by no name of its own. */
const any = "";

const aspects: readonly Aspect[] = [
  {
    names: ({ actions }) => (actions.wild.length > 0 ? [any] : [...actions.plain]),
    wanted: ({ actions }) => [any, actions.all[0]!],
  },
  {
    names: ({ resources }) => (resources.wild.length > 0 || resources.all.length === 0 ? [any] : [...resources.plain]),
    wanted: ({ resources }) => [any, resources.all[0] ?? any],
  },
  {
    names: ({ statement: { principals } }) =>
      principals.length === 0 || principals.some(({ type }) => type === "*")
        ? [any]
        : principals.map(({ type, value }) => `${type} ${value}`),
    wanted: ({ statement: { principals } }) =>
      principals[0] ? [any, `${principals[0].type} ${principals[0].value}`] : [any],
  },
  {
    names: ({ statement: { conditions } }) => [conditions[0] ? canonicalCondition(conditions[0]) : any],
    wanted: ({ statement: { conditions } }) => [any, ...conditions.map(canonicalCondition)],
  },
];

function byNameOf(wides: readonly Reach[], aspect: Aspect): ReadonlyMap<string, readonly Reach[]> {
  const byName = new Map<string, Reach[]>();
  for (const wide of wides) {
    for (const name of aspect.names(wide)) {
      const list = byName.get(name);
      if (!list) byName.set(name, [wide]);
      else if (list.at(-1) !== wide) list.push(wide);
    }
  }
  return byName;
}

function lengthOf(lists: readonly (readonly Reach[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}
