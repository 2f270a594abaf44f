/**
 * A way of writing a config or credentials file on which tools disagree, and what each tool does with it. The common
 * specification is what the SDKs for Java, Rust, C and Kotlin share; AWS CLI stands for boto3 as well.
 */
export interface Construct {
  readonly title: string;
  readonly example: string;
  /** What each does, as the end of a sentence that its name begins; a reader is missing where nothing is known. */
  readonly reads: Readonly<Partial<Record<Reader, string>>>;
  /** `rejects`: a mainstream tool refuses the whole file; `differs`: tools read different values; `same`: all agree. */
  readonly effect: "rejects" | "differs" | "same";
}

export type Reader = "spec" | "botocore" | "js" | "go";

export const rejectsFile = "rejects the whole file";
export const readsIt = "reads it as meant";
export const skipsIt = "skips it";

export function construct(
  title: string,
  example: string,
  effect: Construct["effect"],
  reads: Construct["reads"],
): Construct {
  return { title, example, effect, reads };
}
