import type { Catalog } from "../catalog/index.ts";
import type { Fact } from "../facts/fact.ts";
import type { Finding } from "../finding.ts";
import type { Document } from "../hosts/index.ts";
import type { Edit, Span } from "../text.ts";
import type { WorkspaceView } from "../workspace/rule.ts";

/**
 * What an editor asks about a place in a document. Every offset and span that goes in or comes out is the document's own,
 * but for those of {@link FilePlace}, which are their file's.
 */
export interface AssistContext {
  readonly catalog: Catalog;
  /** The name of the document's file. */
  readonly file: string;
  /** The document's place among those of its file. */
  readonly index: number;
  /** The names of the user's own profiles, which are not among the files. */
  readonly userProfiles: readonly string[];
  /** All that the files of the workspace declare and mention. */
  facts(): readonly Fact[];
  /** The same by entity. */
  view?(): WorkspaceView;
  /** What is reported of a file as it is now, in its own offsets. */
  findings?(file: string): readonly Finding[];
  /** The documents of another file as it is now; none where it is gone. */
  documentsOf(file: string): readonly Document[];
}

/** A place in some file of the workspace. */
export interface FilePlace {
  readonly file: string;
  readonly span: Span;
}

export interface Proposal {
  readonly label: string;
  readonly type: "member" | "value" | "name" | "reference" | "snippet" | "service" | "action" | "wildcard";
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown; asked for when the proposal is looked at. */
  readonly documentation?: () => string;
  readonly edit: Edit;
  /** Whether the edit's text holds tab stops (`${1:name}`), as snippets do. */
  readonly snippet?: boolean;
  /** What is compared with what was typed; the label where undefined. */
  readonly filter?: string;
  /** Edits beside the cursor that go with it, such as a comma that is missing before it. */
  readonly also?: readonly Edit[];
  /** Whether the list is put in order by what is typed, so that each further letter asks for it anew. */
  readonly searched?: true;
  /** Whether it is only a beginning: once it is put in, or once more is typed, other proposals take its place. */
  readonly leadsOn?: true;
  /** Whether its first blank is one that there are proposals for, so that these are shown at once. */
  readonly opens?: true;
}

/** In a longer file nothing is completed: nothing that AWS takes is a tenth as long, and nobody waits for a list there. */
export const longestCompleted = 1_000_000;

export interface Explanation {
  readonly span: Span;
  readonly markdown: string;
}

/** A rename as an answer: the edits by file, or why there is none. */
export type Renaming =
  | { readonly edits: readonly { readonly file: string; readonly edits: readonly Edit[] }[] }
  | { readonly refused: string };

/** What the editor shows above a line, and the command behind it. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
  readonly command?: { readonly name: string; readonly args: readonly unknown[] };
}

/** A change of a document that the user may choose where no finding asks for it. */
export interface Refactoring {
  readonly title: string;
  /** rewrite where undefined: the document itself. extract: a new file. layout: only how it is laid out. */
  readonly kind?: "rewrite" | "extract" | "layout";
  readonly edits: readonly Edit[];
  /** A file to make beside the document's; it gets another name where there is one of that name. */
  readonly creates?: { readonly name: string; readonly text: string };
}

/** How the editor wants text laid out. */
export interface LayoutOptions {
  /** One step of indentation. */
  readonly step: string;
}

/** What a language of documents offers; each member is optional, and answers on any text, however broken. */
export interface Assist<D extends Document = Document> {
  complete?(document: D, offset: number, context: AssistContext): readonly Proposal[];
  hover?(document: D, offset: number, context: AssistContext): Explanation | undefined;
  definition?(document: D, offset: number, context: AssistContext): readonly FilePlace[];
  references?(document: D, offset: number, context: AssistContext): readonly FilePlace[];
  /** The span that a rename would change at the cursor; undefined where nothing there has a name. */
  renameable?(document: D, offset: number, context: AssistContext): Span | undefined;
  rename?(document: D, offset: number, to: string, context: AssistContext): Renaming;
  folds?(document: D): readonly Span[];
  /** What a selection at an offset grows to, step by step: each span lies in the next. */
  selections?(document: D, offset: number): readonly Span[];
  /** Lays out the document, or what of it a span touches. */
  format?(document: D, options: LayoutOptions, span?: Span): readonly Edit[];
  lenses?(document: D, context: AssistContext): readonly Lens[];
  refactorings?(document: D, span: Span, context: AssistContext): readonly Refactoring[];
}
