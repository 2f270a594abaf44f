import type { ConstructCode } from "../../core/ini/constructs.ts";
import type { IniFileKind } from "../../core/ini/view.ts";

/** Profiles and their values, or the text at which the tool rejects the file. */
export type Expected =
  | Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>
  | string;

/** What the tools read from a text, and where the construct in it is found. */
export interface Reading {
  readonly construct: ConstructCode;
  readonly text: string;
  readonly kind?: IniFileKind;
  readonly botocore: Expected;
  /** As botocore's where it is missing. */
  readonly js?: Expected;
  /** The text that is marked; undefined where nothing is. */
  readonly marked: string | undefined;
}
