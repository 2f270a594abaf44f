import type { Slices } from "./layout.ts";
import { once } from "./once.ts";
import type { RegionLookUp } from "./regions.ts";
import type { ServicePrincipal, ServicePrincipalForm } from "./types.ts";

export interface ServicePrincipalLookUp {
  all(): readonly ServicePrincipal[];
  formOf(name: string): ServicePrincipalForm | undefined;
}

const usualSuffix = "amazonaws.com";

/** Service principals as AWS's policies and guides write them; AWS publishes no list. */
export function servicePrincipalLookUp(slices: Slices, regions: RegionLookUp): ServicePrincipalLookUp {
  const byName = once(
    () =>
      new Map<string, ServicePrincipal>(
        slices
          .section("principals")
          .map(([name, purpose]) => [name, purpose === undefined ? { name } : { name, purpose }]),
      ),
  );
  const all = once(() => [...byName().values()]);
  const suffixes = once(() => [...new Set([usualSuffix, ...regions.partitions().map(({ dnsSuffix }) => dnsSuffix)])]);

  function formOf(name: string): ServicePrincipalForm | undefined {
    const suffix = suffixOf(name);
    if (suffix === undefined) return undefined;
    const exact = byName().get(name);
    if (exact !== undefined) return { principal: exact, suffix };
    const labels = name.slice(0, -suffix.length - 1).split(".");
    // A Region stands last in a regional form.
    const last = labels.at(-1) ?? "";
    const region = labels.length > 1 && regions.partitionOf(last) !== undefined ? last : undefined;
    const base = (region === undefined ? labels : labels.slice(0, -1)).join(".");
    const principal = byName().get(`${base}.${usualSuffix}`) ?? byName().get(`${base}.${suffix}`);
    if (principal === undefined) return undefined;
    return region === undefined ? { principal, suffix } : { principal, region, suffix };
  }

  function suffixOf(name: string): string | undefined {
    if (name.endsWith(".amazon.com")) return byName().has(name) ? "amazon.com" : undefined;
    return suffixes().find((suffix) => name.endsWith(`.${suffix}`) && name.length > suffix.length + 1);
  }

  return { all, formOf };
}
