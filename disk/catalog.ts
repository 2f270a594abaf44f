import { readFileSync } from "node:fs";
import { type Catalog, openCatalog } from "../core/catalog/index.ts";

/** The catalog that lies beside the bundle. Its text is ASCII, so Latin-1 reads it without decoding. */
export function readCatalog(folder: string): Catalog {
  return openCatalog(readFileSync(`${folder}/catalog.txt`, "latin1"));
}
