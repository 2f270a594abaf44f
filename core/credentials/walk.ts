import type { Values } from "../ini/view.ts";
import type { ConfigPlace, FilesRead, PlaceOf } from "./files.ts";

/** One step of a tool on its way to credentials, in words, and the setting that makes it take it. */
export interface Step {
  readonly text: string;
  readonly place?: ConfigPlace;
}

/** How one tool would get credentials for a profile: step by step, to credentials or to the error that the user sees. */
export interface Explanation {
  readonly ok: boolean;
  readonly steps: readonly Step[];
  /** What the tool prints, as AWS CLI v1 or the SDK for JavaScript v3 words it. */
  readonly error?: string;
}

/** A tool on its way. It grows with each step, for a chain may be as long as the file. */
export interface Walk {
  readonly read: FilesRead;
  readonly placeOf: PlaceOf;
  readonly steps: Step[];
  readonly visited: Set<string>;
}

/** A walk that ends in credentials. */
export function found({ steps }: Walk): Explanation {
  return { ok: true, steps };
}

/** A walk that ends in the tool's error. */
export function failed({ steps }: Walk, error: string): Explanation {
  return { ok: false, steps, error };
}

/** Takes the step that a setting of a profile makes a tool take. */
export function take({ steps, placeOf }: Walk, profile: string, key: string, text: string): void {
  const place = placeOf(profile, key);
  steps.push({ text, ...(place && { place }) });
}

/** A text value of a profile; blocks and missing keys give undefined. */
export function textValue(values: Values | undefined, key: string): string | undefined {
  const value = values?.get(key);
  return typeof value === "string" ? value : undefined;
}
