import type { Action } from "../../catalog/index.ts";

/** The service of an action's or condition key's name, in lower case; nothing where it has no colon. */
export function prefixOf(name: string): string {
  return name.slice(0, Math.max(name.indexOf(":"), 0)).toLowerCase();
}

/** The words that a name such as `GetBucketCORS`, `EC2Access` or `glue-job` is put together from, in lower case. */
export function wordsIn(name: string): string[] {
  return (name.match(/[A-Z]+\d*(?![a-z])|[A-Z]?[a-z]+\d*|\d+/g) ?? []).map((word) => word.toLowerCase());
}

/** What a file is called: its name without its folder and its last ending. */
export function fileTitle(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
}

export interface ActionName {
  /** With its service, in lower case. */
  readonly full: string;
  /** Its first word, mostly what it does. */
  readonly verb: string;
  /** What it is done to: the rest, without the plural. */
  readonly noun: string;
  /** The words of that. */
  readonly words: readonly string[];
}

const names = new WeakMap<Action, ActionName>();

/** An action's name taken apart. */
export function nameOf(action: Action): ActionName {
  let name = names.get(action);
  if (!name) {
    const [verb = "", ...words] = wordsIn(action.name);
    const full = `${action.service}:${action.name.toLowerCase()}`;
    name = { full, verb, noun: words.join("").replace(/(?:ies|y|s)$/, ""), words: words.filter(isTelling) };
    names.set(action, name);
  }
  return name;
}

function isTelling(word: string): boolean {
  return word.length > 3;
}
