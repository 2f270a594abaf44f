import type { Catalog } from "../catalog/index.ts";
import type { ConfigSetting } from "./config-setting.ts";

/** What a setting gives for a Region, where that is none; undefined for every other setting. */
export function unknownRegionIn({ known, value }: ConfigSetting, catalog: Catalog): string | undefined {
  return known?.type === "region" && value !== undefined && !catalog.region(value) ? value : undefined;
}
