import type { Span } from "../text.ts";

export type Eol = "\n" | "\r\n" | "\r" | "";

/** What every line has. `span` covers the line with its end of line, so that all spans together are the whole text. */
interface LineParts {
  readonly span: Span;
  /** The white space (and a byte order mark) before the first character. */
  readonly indent: Span;
  /** The line without white space at both ends; empty for a blank line. */
  readonly content: Span;
  readonly eol: Eol;
}

export interface BlankLine extends LineParts {
  readonly kind: "blank";
}

/** A line that holds only a comment; `content` is the comment with its `#` or `;`. */
export interface CommentLine extends LineParts {
  readonly kind: "comment";
}

/** A line that begins with `[`, closed or not. */
export interface HeaderLine extends LineParts {
  readonly kind: "header";
  readonly header: Header;
}

/** A line with a separator: `key = value`. */
export interface PairLine extends LineParts {
  readonly kind: "pair";
  readonly pair: Pair;
}

/** Any other line: a continued value, or text that no tool expects. */
export interface TextLine extends LineParts {
  readonly kind: "text";
}

/** A line that a version control system left in the file (`<<<<<<<`, `|||||||`, `=======`, `>>>>>>>`). */
export interface ConflictLine extends LineParts {
  readonly kind: "conflict";
}

/** A line of a pasted PEM block (`-----BEGIN …-----`, its base64 lines, `-----END …-----`). */
export interface PemLine extends LineParts {
  readonly kind: "pem";
}

/** A line of pasted JSON, from the one that is only `{` to the one that closes it. */
export interface JsonLine extends LineParts {
  readonly kind: "json";
}

export type Line = BlankLine | CommentLine | HeaderLine | PairLine | TextLine | ConflictLine | PemLine | JsonLine;

/** A comment behind a value or a header. Tools strip it only where white space stands before it, if at all. */
export interface Comment {
  readonly span: Span;
  readonly after: "space" | "text";
}

export interface Header {
  /** From `[` to `]`, or to the end of what is there when `]` is missing. */
  readonly span: Span;
  /** What stands between the brackets, white space included. */
  readonly inner: Span;
  readonly closed: "yes" | "no";
  /** The first of two words (`profile` in `[profile x]`), or a single word that is a section type; else undefined. */
  readonly type: Span | undefined;
  /** The name without quotes; empty where there is none. */
  readonly name: Span;
  /** The name as written, with its quotes. */
  readonly rawName: Span;
  /** Text after `]` that is no comment. */
  readonly trailing: Span | undefined;
  readonly comment: Comment | undefined;
}

export interface Pair {
  readonly key: Span;
  readonly separator: Span;
  /** Everything behind the separator, trimmed, a comment included: what AWS CLI reads. */
  readonly raw: Span;
  /** The value without a comment that white space precedes: what its author meant. */
  readonly value: Span;
  readonly comment: Comment | undefined;
}
