import type { Slices } from "./layout.ts";
import { once } from "./once.ts";
import type { Partition, Region } from "./types.ts";

export interface RegionLookUp {
  partitions(): readonly Partition[];
  regions(): readonly Region[];
  region(code: string): Region | undefined;
  partitionOf(region: string): Partition | undefined;
}

/** Regions and partitions, with each partition's pattern for Regions that are newer than the data. */
export function regionLookUp(slices: Slices): RegionLookUp {
  const all = once(() => readRegions(slices));
  const regions = once(() => [...all().regions.values()]);
  return {
    partitions: () => all().partitions,
    regions,
    region: (code) => all().regions.get(code),
    partitionOf(code) {
      const known = all().regions.get(code)?.partition;
      return all().partitions.find((partition) => (known ? partition.id === known : partition.hasRegionLike(code)));
    },
  };
}

function readRegions(slices: Slices) {
  const partitions = slices
    .section("partitions")
    .map(({ id, dnsSuffix, globalRegion, regionPattern, regions }): Partition => {
      const pattern = new RegExp(regionPattern);
      return {
        id,
        dnsSuffix,
        globalRegion,
        regions: Object.entries(regions).map(([code, name]) => ({ code, name, partition: id })),
        hasRegionLike: (code) => pattern.test(code),
      };
    });
  return {
    partitions,
    regions: new Map(partitions.flatMap((partition) => partition.regions.map((region) => [region.code, region]))),
  };
}
