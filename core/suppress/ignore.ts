import type { Path } from "../json/node.ts";
import type { Span } from "../text.ts";

/** A finding that somebody accepts, with the place in the text that says so. */
export interface Ignore {
  /** A rule's, or an issue code of IAM Access Analyzer. */
  readonly code: string;
  /** A glob over names relative to the manifest; undefined means every file. */
  readonly file?: string;
  readonly sid?: string;
  readonly sidSpan?: Span;
  readonly path?: Path;
  /** The last day (YYYY-MM-DD) on which it is accepted. */
  readonly until?: string;
  /** For a comment: the part of its file that it speaks of. */
  readonly target?: Span;
  /** Where it stands, in the offsets of its file. */
  readonly span: Span;
  readonly codeSpan: Span;
  readonly untilSpan?: Span;
}

/** What a rule about an entry is told besides. */
export interface IgnoreContext {
  /** Whether some finding is left out because of it. */
  readonly used: boolean;
  /** Today, YYYY-MM-DD; undefined where nobody said. */
  readonly today: string | undefined;
}

/** Whether a code is one of IAM Access Analyzer's issue codes by its form: which there are, AWS alone knows. */
export function isAwsCode(code: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(code);
}

/** Whether an entry's last day has passed. Both are dates of the calendar, so their texts compare as they do. */
export function isExpired({ until }: Ignore, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && until < today;
}
