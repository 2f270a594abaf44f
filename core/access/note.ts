/** Why something is not known, or what was assumed to know it; collected only when a proof is asked for. */
export interface Note {
  /**
   * `condition`: `words` is a clause that would have to hold, such as `aws:SourceIp is in 10.0.0.0/8`.
   * `doubt`: a sentence that says what AWS's pages or the request leave open. `assumption`: a sentence that was relied on.
   */
  readonly kind: "condition" | "doubt" | "assumption";
  readonly words: string;
  /** The condition key whose value is not known. */
  readonly key?: string;
}

/** Where notes go; undefined while only the verdict is asked for. */
export type Notes = Note[] | undefined;
