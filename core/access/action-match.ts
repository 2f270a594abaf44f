import type { DocumentRole } from "./document-role.ts";
import { lowerCase } from "./letter-case.ts";
import type { Notes } from "./note.ts";
import { either, no, not, type Truth, truthOf, unknown, yes } from "./truth.ts";
import { codesOf, matcherOf } from "./wildcard.ts";

/** Whether one entry of Action or NotAction holds an action, given in lower case. */
export type ActionEntry = (actionKey: string, notes: Notes) => Truth;

/**
 * Actions are compared in any letter case, with `*` and `?` as wildcards. The service must be spelled out, save in `*:*`
 * and in SCPs, which take wildcards anywhere. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function actionEntryOf(pattern: string, role: DocumentRole): ActionEntry {
  if (pattern === "*" || pattern === "*:*") return () => yes;
  const test = matcherOf(codesOf(lowerCase(pattern)));
  if (/^[^:*?\s]+:\S+$/.test(pattern) || (role === "scp" && /^\S+$/.test(pattern)))
    return (actionKey) => truthOf(test(actionKey));
  return (actionKey, notes) => {
    if (!test(actionKey)) return no;
    notes?.push({
      kind: "doubt",
      words: `"${pattern}" does not spell out a service; whether AWS takes such an action is not written down.`,
    });
    return unknown;
  };
}

export function isAmong(entries: readonly ActionEntry[], actionKey: string, notes: Notes): Truth {
  let truth: Truth = no;
  for (const holds of entries) {
    truth = either(truth, holds(actionKey, notes));
    if (truth === yes) return yes;
  }
  return truth;
}

export function isAmongNone(entries: readonly ActionEntry[], actionKey: string, notes: Notes): Truth {
  return not(isAmong(entries, actionKey, notes));
}
