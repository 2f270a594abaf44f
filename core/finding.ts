import type { Path } from "./json/node.ts";
import type { Kind } from "./kind.ts";
import type { Edit, Span } from "./text.ts";

/**
 * error: AWS rejects it, or it can never work. warning: it works and is dangerous or surely not meant, or grants nothing.
 * info: it could be better. hint: it rests on an assumption, which the message names.
 */
export const severities = ["error", "warning", "info", "hint"] as const;

export type Severity = (typeof severities)[number];

/** A change in one file, or in several where `elsewhere` holds edits of others. */
export interface Fix {
  /** What it does, as an instruction. */
  readonly title: string;
  /** Safe: the access that the document grants is the same afterwards. Every other fix is for the user to choose. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  readonly elsewhere?: readonly { readonly file: string; readonly edits: readonly Edit[] }[];
}

/** Another place that has to do with a finding; `file` is the name of another file, undefined for the same one. */
export interface Related {
  readonly file?: string;
  readonly span: Span;
  readonly message: string;
}

/** What a rule yields: offsets are the document's own. The analyzer adds the rest. */
export interface Draft {
  /** The smallest text that must change. */
  readonly span: Span;
  /** What is wrong; why it matters. */
  readonly message: string;
  /** Where this case deserves another severity than the rule's; a user's setting still wins. */
  readonly severity?: Severity;
  /** Where the path is not that of the value that holds `span`. */
  readonly path?: Path;
  /** The issue code of IAM Access Analyzer's ValidatePolicy that says the same. */
  readonly awsCode?: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

/** A finding as it is reported: offsets are the file's. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly kind: Kind;
  /** Which document of the file, from 0. */
  readonly document: number;
  readonly span: Span;
  readonly path: Path;
  /** The Sid of the statement that it is in, where that has one. */
  readonly sid?: string;
  readonly message: string;
  readonly awsCode?: string;
  /** IAM Access Analyzer was asked, and says the same. */
  readonly confirmed?: true;
  /** AWS's page about it, where AWS gave one. */
  readonly link?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}
