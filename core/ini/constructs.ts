import { constructsOfHeaders } from "./constructs-of-headers.ts";
import { constructsOfSettings } from "./constructs-of-settings.ts";

/** The ways of writing a config or credentials file on which tools disagree, and what each tool does with them. */
export const constructs = { ...constructsOfHeaders, ...constructsOfSettings } as const;

export type ConstructCode = keyof typeof constructs;
