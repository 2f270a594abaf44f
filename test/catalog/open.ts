import { readFileSync } from "node:fs";
import { openCatalog } from "../../core/catalog/index.ts";

/** The text of the generated catalog, as the hosts of core hand it in. */
export const catalogText = readFileSync(new URL("../../core/catalog/catalog.txt", import.meta.url), "latin1");

/** The catalog, opened once for all tests. */
export const catalog = openCatalog(catalogText);
