import { getNodeValue } from "jsonc-parser";
import { parseJson } from "../json/parse.ts";

/** What a manifest says, as far as it can be read; the members' own types are for those who use them to check. */
export interface Manifest {
  readonly rules?: unknown;
  readonly documents?: unknown;
  readonly exclude?: unknown;
  readonly roles?: unknown;
  readonly ignore?: unknown;
}

/** The members of a manifest's text; a text that is no object has none. */
export function manifestOf(text: string): Manifest {
  const { root } = parseJson(text);
  const value: unknown = root?.type === "object" ? getNodeValue(root) : undefined;
  return value !== null && typeof value === "object" ? value : {};
}
