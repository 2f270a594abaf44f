import type { Document, IniDocument, JsonDocument } from "../hosts/document.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { spanOf } from "../json/node.ts";
import { isPolicyKind, kindNames } from "../kind.ts";
import { type CorsRule, corsOf } from "../model/cors.ts";
import { policyOf, type Statement } from "../model/policy.ts";
import type { Span } from "../text.ts";

/** An entry of a file's outline; spans are the file's, `name` lies within `span`. */
export interface OutlineSymbol {
  readonly label: string;
  readonly detail: string;
  readonly type: "document" | "statement" | "rule" | "section" | "key";
  readonly span: Span;
  readonly name: Span;
  readonly children: readonly OutlineSymbol[];
}

/** The outline of a file: its documents where it holds several, else what its document holds. */
export function outlineOf(documents: readonly Document[]): OutlineSymbol[] {
  if (documents.length === 1) return childrenOf(documents[0]!);
  return documents.map((document) => ({
    label: kindNames[document.kind],
    detail: "",
    type: "document" as const,
    span: document.span,
    name: { start: document.span.start, end: Math.min(document.span.start + 1, document.span.end) },
    children: childrenOf(document),
  }));
}

function childrenOf(document: Document): OutlineSymbol[] {
  if (document.language === "ini") return sectionsOf(document);
  const { root, kind } = document;
  if (!root) return [];
  if (kind === "cors") return corsOf(root).rules.map((rule) => ofRule(rule, document));
  return isPolicyKind(kind) ? policyOf(root).statements.map((statement) => ofStatement(statement, document)) : [];
}

function ofStatement(statement: Statement, { mapping }: JsonDocument): OutlineSymbol {
  const { sid, effect, index, span } = statement;
  const names = [...statement.actions, ...statement.notActions.map(({ value }) => ({ value: `not ${value}` }))].map(
    ({ value }) => value,
  );
  return {
    label: sid?.value || `Statement ${(index ?? 0) + 1}`,
    detail: [effect?.value, shortList(names)].filter(Boolean).join(" "),
    type: "statement",
    span: spanToFile(mapping, span),
    name: spanToFile(mapping, sid ? spanOf(sid.node) : { start: span.start, end: Math.min(span.start + 1, span.end) }),
    children: [],
  };
}

function ofRule({ id, index, span, methods, origins }: CorsRule, { mapping }: JsonDocument): OutlineSymbol {
  return {
    label: id?.value || `Rule ${index + 1}`,
    detail: [shortList(methods.map(({ value }) => value)), shortList(origins.map(({ value }) => value))]
      .filter(Boolean)
      .join(" from "),
    type: "rule",
    span: spanToFile(mapping, span),
    name: spanToFile(mapping, id ? spanOf(id.node) : { start: span.start, end: Math.min(span.start + 1, span.end) }),
    children: [],
  };
}

function sectionsOf({ ini, mapping }: IniDocument): OutlineSymbol[] {
  return ini.sections.map((section) => ({
    label: section.name || section.inner,
    detail: section.type === "bare" || section.type === "default" ? "" : section.type,
    type: "section",
    span: spanToFile(mapping, section.span),
    name: spanToFile(mapping, section.nameSpan),
    // Values stay out of the outline: some of them are secrets.
    children: section.entries.map((entry) => ({
      label: entry.key,
      detail: "",
      type: "key" as const,
      span: spanToFile(mapping, entry.span),
      name: spanToFile(mapping, entry.keySpan),
      children: [],
    })),
  }));
}

function shortList(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} … (${names.length})` : names.join(", ");
}
