import type { Values } from "../ini/view.ts";
import { type ConfigFiles, type ConfigPlace, type FilesRead, placeOf } from "./files.ts";

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

/** What a tool's walk hands from step to step. */
export interface Walk {
  readonly files: ConfigFiles;
  readonly read: FilesRead;
  readonly steps: Step[];
  readonly visited: readonly string[];
}

/** A walk that ends in credentials. */
export function found(steps: readonly Step[]): Explanation {
  return { ok: true, steps };
}

/** A walk that ends in the tool's error. */
export function failed(steps: readonly Step[], error: string): Explanation {
  return { ok: false, steps, error };
}

/** A text value of a profile; blocks and missing keys give undefined. */
export function textValue(values: Values | undefined, key: string): string | undefined {
  const value = values?.get(key);
  return typeof value === "string" ? value : undefined;
}

/** A step that a setting of a profile makes a tool take. */
export function step(walk: Walk, profile: string, key: string, text: string): Step {
  const place = placeOf(walk.files, profile, key);
  return { text, ...(place && { place }) };
}
