import type { Catalog } from "../catalog/index.ts";

/**
 * The code of a Region that is called by its name or by a code with slips in case and signs: `US East (Ohio)`, `Ohio`,
 * `US-EAST-2`, `us_east_2`. Undefined where that fits none, or several.
 */
export function regionNamed(text: string, catalog: Catalog): string | undefined {
  const plain = plainName(text);
  if (plain === "") return undefined;
  const fitting = catalog.regions.filter(({ code, name }) => {
    const city = /\(([^()]+)\)/.exec(name)?.[1] ?? name;
    return [code, name, city].some((other) => plainName(other) === plain);
  });
  return fitting.length === 1 ? fitting[0]?.code : undefined;
}

function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
