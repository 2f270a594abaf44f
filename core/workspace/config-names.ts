import { nearest } from "../catalog/nearest.ts";

/**
 * The name that a reference to a profile or session most likely means. Besides slips, names that differ by case or by
 * the sign between their words are near.
 */
export function meantName(name: string, names: Iterable<string>, except?: string): string | undefined {
  const candidates: string[] = [];
  for (const candidate of names) {
    if (candidate === except) continue;
    if (candidates.push(candidate) > maxCandidates) return undefined;
  }
  const plain = plainName(name);
  return candidates.find((candidate) => plainName(candidate) === plain) ?? nearest(name, candidates);
}

/** Nobody has so many profiles; a file made by a program has, and no slips. */
const maxCandidates = 2000;

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_. ]/g, "");
}
