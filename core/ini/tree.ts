import type { Span } from "../text.ts";
import type { Comment, Eol, Header, Line } from "./line.ts";

/**
 * A config or credentials file as its author meant it. What a tool makes of the same lines is in views.ts; where that
 * differs, the tree keeps what is needed to say so (`raw`, `swallowedBy`, `continuation`).
 */
export interface IniFile {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Settings above the first header: no tool reads them. */
  readonly preamble: readonly Entry[];
  readonly sections: readonly Section[];
  readonly problems: readonly IniProblem[];
  /** The end of line that a fix should use: the first one in the file, `\n` where there is none. */
  readonly eol: Exclude<Eol, "">;
}

export type SectionType =
  | "default"
  | "profile"
  | "sso-session"
  | "services"
  | "plugins"
  | "preview"
  | "bare"
  | "unknown";

export interface Section {
  /** `bare` is one word without a type, as in a credentials file; `unknown` is two words of which the first is no type. */
  readonly type: SectionType;
  readonly typeSpan: Span | undefined;
  /** Without quotes; "default" for `[default]`; empty where the header has none. */
  readonly name: string;
  readonly nameSpan: Span;
  /** What stands between the brackets, as written. */
  readonly inner: string;
  readonly header: Header;
  /** Index into `lines`. */
  readonly line: number;
  /** From the header's line to the line before the next header. */
  readonly span: Span;
  /** Where another entry can be inserted: behind the last line of an entry or the header, before its end of line. */
  readonly contentEnd: number;
  readonly entries: readonly Entry[];
  /** The entry above that an indented header belongs to for AWS CLI and the common specification; undefined for any other. */
  readonly swallowedBy: Entry | undefined;
}

/** `key = value`, at the top of a section or within the block of an entry. */
export interface Setting {
  /** As written; tools differ on whether its case counts. */
  readonly key: string;
  readonly keySpan: Span;
  readonly separator: "=" | ":";
  readonly separatorSpan: Span;
  /** Without a trailing comment. */
  readonly value: string;
  readonly valueSpan: Span;
  /** With the trailing comment: what AWS CLI reads. */
  readonly raw: string;
  readonly rawSpan: Span;
  readonly comment: Comment | undefined;
  /** Index into `lines`. */
  readonly line: number;
}

export interface Entry extends Setting {
  /** From the key to the end of the last line that belongs to it, without its end of line. */
  readonly span: Span;
  /** The indented settings below a key without a value (`s3 =`). Tools know one level: deeper ones stand in the same list. */
  readonly nested: readonly NestedEntry[];
  /** Other indented lines below; where one looks like a setting, `setting` holds it, though no tool agrees. */
  readonly continuation: readonly Continuation[];
}

export type NestedEntry = Setting;

export interface Continuation {
  readonly span: Span;
  readonly line: number;
  readonly setting: Setting | undefined;
}

export type IniProblemCode =
  | "byte-order-mark"
  | "carriage-return"
  | "conflict-marker"
  | "empty-header"
  | "json"
  | "missing-key"
  | "missing-separator"
  | "pem"
  | "text-after-header"
  | "text-before-header"
  | "unclosed-header";

/** What is wrong with a line whatever its meaning; runs of neighbouring lines with one cause are one problem. */
export interface IniProblem {
  readonly code: IniProblemCode;
  readonly span: Span;
  readonly line: number;
}
