import type { Catalog } from "../catalog/index.ts";

/** The Region of an Availability Zone (`us-east-1a`), a Local Zone (`us-west-2-lax-1a`) or a Wavelength Zone, by their names. */
export function regionOfZone(zone: string, catalog: Catalog): string | undefined {
  const match = /^([a-z]{2,5}(?:-[a-z]+)+-\d+)(?:[a-z]|-[a-z]{3}-\d+[a-z]?|-wl\d+-[a-z]{3}-wlz-\d+)$/i.exec(zone);
  const region = match?.[1]?.toLowerCase();
  return region !== undefined && catalog.region(region) ? region : undefined;
}
