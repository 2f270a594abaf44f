import type { AccessAnalyzer } from "../aws/contract.ts";
import type { Catalog } from "../core/catalog/index.ts";

/** What the server's body asks of its platform, so that it knows none: Node hands these in, a browser could too. */
export interface Environment {
  readonly version: string;
  readonly catalog: Catalog;
  /** The files below a folder that may hold documents: absolute paths with forward slashes. */
  filesBelow(folder: string): Iterable<string>;
  /** The text of a file on disk; undefined where it has none that can be read. */
  readText(path: string): string | undefined;
  /** Whether git tracks a file; undefined where that cannot be told. */
  isTracked(path: string): boolean | undefined;
  /** The names of the profiles in the user's ~/.aws. */
  userProfiles(): readonly string[];
  /** Today's date, YYYY-MM-DD. */
  today(): string;
  /** The text of a file as git has it under a revision, or why there is none. Runs git: only where the user asked for it. */
  readFromGit(path: string, revision: string): Promise<{ readonly text: string } | { readonly reason: string }>;
  /** AWS's SDK behind our questions to IAM Access Analyzer; loaded when first asked for. */
  accessAnalyzer(): AccessAnalyzer;
  /** The Markdown page of a rule. */
  rulePage(code: string): string | undefined;
  /** Lets the event loop take its turn. */
  pause(): Promise<void>;
}
