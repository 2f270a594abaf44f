import type { ForeignCors } from "../cors/notation.ts";
import type { IniFile } from "../ini/tree.ts";
import type { JsonNode, JsonText } from "../json/parse.ts";
import type { Kind } from "../kind.ts";
import type { Edit, Span } from "../text.ts";
import type { Mapping } from "./mapping.ts";

/** How the kind of a document was found: someone said so, the file's name says so, or what it holds does. */
export type Recognition = "association" | "name" | "content";

interface DocumentBase {
  readonly kind: Kind;
  readonly how: Recognition;
  /** What the document's own offsets refer to. */
  readonly text: string;
  readonly mapping: Mapping;
  /** Where it lies in the file. */
  readonly span: Span;
}

/** A policy, a CORS configuration or a manifest. `root` is the document itself, whatever wraps it in the same text. */
export interface JsonDocument extends DocumentBase {
  readonly language: "json";
  readonly json: JsonText;
  readonly root: JsonNode | undefined;
  /** CORS rules in XML or in a template: the tree is that of the JSON, the text is not. */
  readonly foreign?: ForeignCors;
  /** There: a span of the tree as one of the text, in which not every string has quotes. */
  readonly marked?: (span: Span) => Span;
  /** There: an edit that was made for JSON as one of the text, or undefined where it has no counterpart. */
  readonly rewritten?: (edit: Edit) => Edit | undefined;
}

export interface IniDocument extends DocumentBase {
  readonly language: "ini";
  readonly ini: IniFile;
}

export type Document = JsonDocument | IniDocument;

export function isIni(kind: Kind): kind is "aws-config" | "aws-credentials" {
  return kind === "aws-config" || kind === "aws-credentials";
}
