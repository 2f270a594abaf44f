// Written by scripts/pages.mjs from the files of this folder.
import type { Rule } from "../rule.ts";
import { missingVersion } from "./missing-version.ts";

/** Every rule, in the order of the alphabet. */
export const rules: readonly Rule[] = [missingVersion];
