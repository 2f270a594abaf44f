// The kinds of policies, and the changes that several mutations make.
import { tokensOf } from "../places.mjs";

export const policies = ["identity-policy", "bucket-policy", "trust-policy", "resource-policy", "scp", "rcp"];

/** A change of one of an element's values, of those that are wanted. */
export const onToken = (name, want, change) => (document, pick) => pick(tokensOf(document, name).filter(want), change);

export function set(object, name, value) {
  object[name] = value;
  return true;
}

export function rename(object, from, to) {
  const entries = Object.entries(object).map(([name, value]) => [name === from ? to : name, value]);
  for (const name of Object.keys(object)) delete object[name];
  Object.assign(object, Object.fromEntries(entries));
  return true;
}

/** Two letters beside each other change places; from there on, the first two that differ. */
export function swapped(text, at) {
  let i = at;
  while (i + 2 < text.length && text[i].toLowerCase() === text[i + 1].toLowerCase()) i++;
  return text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2);
}

export const without = (text, at) => text.slice(0, at) + text.slice(at + 1);
