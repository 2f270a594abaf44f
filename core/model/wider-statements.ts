import { canonicalCondition } from "./canonical.ts";
import type { Patterns, Reach } from "./statement-reach.ts";

/** Fewer statements than this are compared one by one sooner than sorted. */
const few = 16;

/** Answers in which lists what is wider than a statement must be, so that not each is compared with each; each list in order. */
export function widerThan(wides: readonly Reach[]): (narrow: Reach) => readonly (readonly Reach[])[] {
  const all = [wides];
  if (wides.length < few) return () => all;
  // A statement that covers another has its first action, resource and principal, or one that stands for many.
  const indexes = aspects.map((aspect) => indexOf(wides, aspect));
  return (narrow) => {
    const answers = indexes.map(({ aspect, byName, lengths }) =>
      aspect
        .wanted(narrow, lengths)
        .flatMap((name) => [byName.get(name) ?? []])
        .filter(({ length }) => length > 0),
    );
    return answers.reduce((best, answer) => (lengthOf(answer) < lengthOf(best) ? answer : best));
  };
}

/** One thing that statements are told apart by. */
interface Aspect {
  /** The names under which a wide statement is found. */
  names(wide: Reach): readonly string[];
  /** The names to look under for what may be wider than this; `lengths` are those of the beginnings that are names. */
  wanted(narrow: Reach, lengths: ReadonlySet<number>): readonly string[];
}

/** Stands for everything that is found by no name of its own. */
const any = "";

const aspects: readonly Aspect[] = [
  {
    names: ({ actions }) => namesOf(actions),
    wanted: ({ actions }, lengths) => wantedFor(actions.all[0], lengths),
  },
  {
    names: ({ resources }) => (resources.all.length === 0 ? [any] : namesOf(resources)),
    wanted: ({ resources }, lengths) => wantedFor(resources.all[0], lengths),
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

/** A pattern is found by itself, and one with wildcards by what it begins with. */
function namesOf({ plain, wild }: Patterns): string[] {
  return [...plain, ...wild.map((pattern) => beginning + pattern.slice(0, pattern.search(/[*?]/)))];
}

function wantedFor(value: string | undefined, lengths: ReadonlySet<number>): string[] {
  if (value === undefined) return [any];
  const wanted = [value];
  for (const length of lengths) if (length <= value.length) wanted.push(beginning + value.slice(0, length));
  return wanted;
}

/** Marks the names that are only the beginnings of patterns. */
const beginning = "^";

function indexOf(wides: readonly Reach[], aspect: Aspect) {
  const byName = new Map<string, Reach[]>();
  const lengths = new Set<number>();
  for (const wide of wides) {
    for (const name of aspect.names(wide)) {
      const list = byName.get(name);
      if (!list) byName.set(name, [wide]);
      else if (list.at(-1) !== wide) list.push(wide);
      if (name.startsWith(beginning)) lengths.add(name.length - beginning.length);
    }
  }
  return { aspect, byName, lengths };
}

function lengthOf(lists: readonly (readonly Reach[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}
