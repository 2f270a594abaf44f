import type { Catalog } from "../catalog/index.ts";

/** What was answered so far, by the question's id. An answer that was left out is absent or empty. */
export type Answers = Readonly<Record<string, string | undefined>>;

/** Something to generate: a whole set of files that fit each other, or a single one. */
export interface Scenario {
  /** The name on the command line. */
  readonly id: string;
  readonly title: string;
  /** What it is good for, as the end of a line in a list. */
  readonly detail: string;
  readonly group: "set" | "file";
  readonly questions: readonly Question[];
  /** The files for sound answers: every question asked is answered, if only by its default. */
  readonly make: (answers: SoundAnswers) => Made;
}

/** Answers that {@link faultOfAnswer} had nothing against, trimmed; those that were left out are empty. */
export interface SoundAnswers {
  readonly of: (id: string) => string;
  /** An answer that is a list, taken apart. */
  readonly listOf: (id: string) => readonly string[];
  /** The partition of AWS that the answers are about: `aws`, `aws-cn`, `aws-us-gov` … */
  readonly partition: string;
}

export interface Question {
  readonly id: string;
  /** A sentence. */
  readonly title: string;
  readonly placeholder: string;
  readonly optional?: true;
  /** What holds where nothing is said. */
  readonly default?: string | ((answers: Answers) => string | undefined);
  /** What there is to choose from; nothing else is taken. */
  readonly choices?: readonly Choice[] | ((catalog: Catalog) => readonly Choice[]);
  /** What a workspace may know that answers it. */
  readonly known?: KnownKind;
  /** The answer is a list, parted by commas. */
  readonly list?: true;
  /** It is asked only where an earlier question has one of these answers. */
  readonly asked?: { readonly id: string; readonly is: readonly string[] };
  /** What is wrong with an answer (of a list: with one of its items), as a sentence. Earlier answers are given too. */
  readonly fault?: (value: string, answers: Answers, catalog: Catalog) => string | undefined;
  /** What is wrong with the items of a list together. */
  readonly listFault?: (items: readonly string[]) => string | undefined;
  /** Why it must be answered, where "This is needed." would not do. */
  readonly needed?: string;
}

export interface Choice {
  readonly value: string;
  readonly detail?: string;
}

/** What workspaces have names of. */
export type KnownKind = "account" | "bucket" | "role" | "user" | "principal" | "profile" | "region";

/** A file to be written; the path is relative to the set's folder, with forward slashes. */
export interface GeneratedFile {
  readonly path: string;
  /** What it is, as a part of a sentence. */
  readonly about: string;
  readonly text: string;
}

/** What a scenario makes of its answers. */
export interface Made {
  /** Without manifest and README, which are written from the two others. */
  readonly files: readonly GeneratedFile[];
  readonly manifest: ManifestContent;
  readonly guide: Guide;
}

/** The text of a manifest, before it is one. */
export type ManifestContent = Readonly<Record<string, unknown>> & { readonly expect?: readonly Expect[] };

/** Access that is expected: an entry of the manifest's `expect`. */
export interface Expect {
  readonly who: string;
  readonly can?: readonly string[];
  readonly cannot?: readonly string[];
  readonly on: readonly string[];
  readonly with?: Readonly<Record<string, string>>;
}

/** How to put the files to work, for people. */
export interface Guide {
  /** What the set is, in Markdown. */
  readonly intro: string;
  readonly deploy: readonly Step[];
  readonly test: readonly Step[];
  /** What else is good to know, each a sentence or more. */
  readonly notes?: readonly string[];
}

export interface Step {
  /** What the step does. */
  readonly title: string;
  readonly text?: string;
  /** Lines for a shell, run in the set's folder. */
  readonly commands: readonly string[];
}
