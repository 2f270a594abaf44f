import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";

/** What is wrong with a Region code, and which one was probably meant. */
export interface RegionFault {
  readonly kind: "availability-zone" | "unknown" | "perhaps-new";
  readonly meant?: string;
}

/** Why a text is no code of a known Region; undefined where it is one. */
export function faultOfRegion(code: string, catalog: Catalog): RegionFault | undefined {
  if (catalog.region(code)) return undefined;
  const ofZone = /^(.+\d)[a-z]$/.exec(code)?.[1];
  if (ofZone && catalog.region(ofZone)) return { kind: "availability-zone", meant: ofZone };
  const codes = catalog.regions.map((region) => region.code);
  const bare = code.toLowerCase().replaceAll("_", "-");
  if (bare !== code && catalog.region(bare)) return { kind: "unknown", meant: bare };
  // Another number behind words that are sound is a Region of its own, maybe newer than the catalog.
  const words = code.replace(/\d+$/, "");
  if (words !== code && codes.some((other) => other.startsWith(words))) return { kind: "perhaps-new" };
  const named = catalog.regions.find(({ name }) => name.toLowerCase().includes(`(${code.toLowerCase()})`));
  const meant = named?.code ?? nearest(code, codes);
  if (meant !== undefined) return { kind: "unknown", meant };
  return { kind: catalog.partitions.some((partition) => partition.hasRegionLike(code)) ? "perhaps-new" : "unknown" };
}
