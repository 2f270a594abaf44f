import { inAccount } from "./caller.ts";
import type { Note, Notes } from "./note.ts";
import type { Situation } from "./situation.ts";
import { codesOfParts, type Part } from "./template.ts";
import { agreed, no, type Truth, unknown, yes } from "./truth.ts";
import { type Codes, covers, matcherOf, overlap } from "./wildcard.ts";

/** One entry in both readings of a `*` in the middle of a part. */
export interface EntryTest {
  readonly strict: { readonly codes: Codes; readonly matches: (text: string) => boolean };
  readonly lenient: EntryTest["strict"];
  readonly wildService: boolean;
}

export function testOf(parts: readonly Part[]): EntryTest {
  const strict = codesOfParts(parts, "resource");
  const lenient = codesOfParts(parts, "text");
  const same = strict.every((code, index) => code === lenient[index]);
  const strictReading = { codes: strict, matches: matcherOf(strict) };
  return {
    strict: strictReading,
    lenient: same ? strictReading : { codes: lenient, matches: matcherOf(lenient) },
    wildService: hasWildService(parts),
  };
}

/** Whether the service is not spelled out, up to the third colon. */
function hasWildService(parts: readonly Part[]): boolean {
  let colons = 0;
  for (const part of parts) {
    if (part.kind === "text") colons += part.text.split(":").length - 1;
    else if (colons === 2) return true;
    if (colons > 2) return false;
  }
  return true;
}

/** Whether an entry holds what is asked for, be it one resource, all that a pattern holds, or none in particular. */
export function asked(pattern: string, test: EntryTest, situation: Situation, notes: Notes): Truth {
  const { resource } = situation;
  let truth: Truth;
  if (resource.kind === "exact") truth = exact(pattern, test, resource.text, notes);
  else if (resource.kind === "some") truth = some(pattern, test, resource.codes, notes);
  else if (resource.kind === "none") truth = none(pattern, situation, notes);
  else truth = all(pattern, situation, notes);
  if (resource.kind === "none" && resource.asked !== "*") {
    const asAsked = exact(pattern, test, resource.asked, notes);
    if (asAsked !== truth) notes?.push(namesResource(situation, resource.asked));
    truth = agreed(truth, asAsked);
  }
  if (truth !== no && test.wildService) {
    notes?.push({ kind: "doubt", words: `"${pattern}" has a wildcard for the service, which AWS does not take.` });
    return unknown;
  }
  return truth;
}

function exact(pattern: string, { strict, lenient }: EntryTest, text: string, notes: Notes): Truth {
  if (strict.matches(text)) return yes;
  if (strict === lenient || !lenient.matches(text)) return no;
  notes?.push({
    kind: "doubt",
    words: `"${pattern}" fits only if a "*" in the middle of an ARN's part crosses a colon, of which AWS says nothing.`,
  });
  return unknown;
}

function some(pattern: string, { strict, lenient }: EntryTest, codes: Codes, notes: Notes): Truth {
  if (covers(strict.codes, codes)) return yes;
  if (!overlap(lenient.codes, codes)) return no;
  notes?.push({ kind: "doubt", words: `"${pattern}" holds only some of the resources that are asked for.` });
  return unknown;
}

/** Asked for "*" of an action that may act on particular resources: only "*" holds every one of them. */
function all(pattern: string, situation: Situation, notes: Notes): Truth {
  if (everyBucket(pattern, situation) === yes) return yes;
  notes?.push({
    kind: "doubt",
    words: `"${pattern}" may hold some of the resources of ${situation.action}, but the request names none.`,
  });
  return unknown;
}

/** Asked of an action that acts on no particular resource: only "*" holds it. */
function none(pattern: string, situation: Situation, notes: Notes): Truth {
  const truth = everyBucket(pattern, situation);
  if (truth === unknown)
    notes?.push({ kind: "doubt", words: `AWS does not say whether "${pattern}" is enough for ${situation.action}.` });
  return truth;
}

/** An example of AWS's grants s3:ListAllMyBuckets so, and other actions that list in the same breath. */
function everyBucket(pattern: string, { actionKey, service, caller }: Situation): Truth {
  const partition = inAccount(caller) ? caller.partition : "aws";
  if (service !== "s3" || pattern !== `arn:${partition}:s3:::*`) return no;
  return actionKey === "s3:listallmybuckets" ? yes : unknown;
}

function namesResource({ action }: Situation, text: string): Note {
  return {
    kind: "doubt",
    words: `${action} acts on no particular resource, so AWS compares it with "*" and not with ${text}.`,
  };
}
