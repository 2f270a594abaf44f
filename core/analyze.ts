import type { Catalog } from "./catalog/index.ts";
import type { Fact } from "./facts/fact.ts";
import { factsOf } from "./facts/facts.ts";
import type { Draft, Finding, Fix } from "./finding.ts";
import {
  type Document,
  documentsOf,
  type IniDocument,
  type JsonDocument,
  type Recognition,
  type SourceFile,
} from "./hosts/index.ts";
import { editToFile, type Mapping, spanToFile } from "./hosts/mapping.ts";
import { iniPathOf } from "./ini/path.ts";
import { nodeAt, type Path, pathOf } from "./json/node.ts";
import type { Kind } from "./kind.ts";
import type { Rule } from "./rule.ts";
import { type Ruleset, rulesetOf } from "./ruleset.ts";
import { associationOf, defaultSettings, type Settings } from "./settings.ts";
import { ignoresOfComments } from "./suppress/comment-ignores.ts";
import type { Ignore } from "./suppress/ignore.ts";
import type { Span } from "./text.ts";
import { visitIni } from "./visit-ini.ts";
import { visitJson } from "./visit-json.ts";

/** One document of a file, as reports and the status item name it; the span is the file's. */
export interface DocumentSummary {
  readonly kind: Kind;
  readonly how: Recognition;
  readonly span: Span;
}

/** The file stage's whole result: it depends on the file and the settings alone. */
export interface FileAnalysis {
  readonly name: string;
  readonly documents: readonly DocumentSummary[];
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly facts: readonly Fact[];
  /** The comments in it that accept findings. */
  readonly ignores: readonly Ignore[];
}

/** So many findings of one document are kept; nobody reads more, and a file of 100,000 slips must not fill the memory. */
export const maxFindings = 2000;

/** Runs every document rule over a file. Never throws: what cannot be read as a document gives findings, or nothing. */
export function analyzeFile(file: SourceFile, catalog: Catalog, settings: Settings = defaultSettings): FileAnalysis {
  const association = file.association ?? associationOf(settings, file.name);
  const documents = documentsOf(association ? { ...file, association } : file);
  const rules = rulesetOf(settings);
  const findings = documents.flatMap((document, index) => findingsOf(document, index, file, catalog, rules, settings));
  return {
    name: file.name,
    documents: documents.map(({ kind, how, span }) => ({ kind, how, span })),
    findings: findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    facts: factsOf(file, documents),
    ignores: ignoresOfComments(file.text, documents),
  };
}

function findingsOf(
  document: Document,
  index: number,
  file: SourceFile,
  catalog: Catalog,
  rules: Ruleset,
  settings: Settings,
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const place = { document, index };
  const isFull = () => findings.length >= maxFindings;
  const isLimit = file.isLimit || limitNames[document.kind]?.test(file.name);
  const take = (rule: Rule, drafts: Iterable<Draft> | undefined) => {
    if (!drafts || isFull() || (isLimit && rule.judges === "grants")) return;
    for (const draft of drafts) {
      if (isFull()) return;
      const id = `${rule.code} ${draft.span.start} ${draft.span.end} ${draft.awsCode ?? ""}`;
      if (seen.has(id)) continue;
      seen.add(id);
      findings.push(findingOf(rule, draft, place, rules));
    }
  };
  const report = Object.assign(take, { isFull });
  const context = { kind: document.kind, source: document.text, catalog, tracked: file.tracked };
  if (document.language === "ini") visitIni(document, rules.of(document.kind), context, report);
  else
    visitJson(
      document,
      rules.of(document.kind),
      context,
      report,
      settings.jsonSyntaxIsSpokenFor && /\.jsonc?$/i.test(file.name),
    );
  return findings;
}

/**
 * What limits and gives nothing, where only the name tells: a permissions boundary (`developer-boundary.json`,
 * `boundaries/app.json`), the policy of a VPC endpoint.
 */
const limitNames: { readonly [K in Kind]?: RegExp } = {
  "identity-policy": /bound(?:ary|aries)(?:[-_.][^/]*|\/[^/]*)?$/i,
  "resource-policy": /(?:vpce|endpoint)[-_. ]?polic(?:y|ies)(?:[-_.][^/]*|\/[^/]*)?$/i,
};

function findingOf(
  rule: Rule,
  draft: Draft,
  { document, index }: { document: Document; index: number },
  rules: Ruleset,
): Finding {
  const path = draft.path ?? pathIn(document, draft.span);
  const sid = sidAt(document, path);
  return {
    code: rule.code,
    severity: rules.severityOf(rule, document.kind, draft.severity),
    kind: document.kind,
    document: index,
    span: spanInFile(document, draft.span),
    path,
    ...(sid !== undefined && { sid }),
    message: draft.message,
    ...(draft.awsCode && { awsCode: draft.awsCode }),
    related: (draft.related ?? []).map((related) =>
      related.file === undefined ? { ...related, span: spanInFile(document, related.span) } : related,
    ),
    fixes: (draft.fixes ?? []).flatMap((fix) => fixOf(document, fix) ?? []),
  };
}

function spanInFile(document: Document, span: Span): Span {
  const marked = document.language === "json" ? document.marked : undefined;
  return spanToFile(document.mapping, marked ? marked(span) : span);
}

function fixOf(document: Document, fix: Fix): Fix | undefined {
  const rewritten = document.language === "json" ? document.rewritten : undefined;
  if (!rewritten) return fixToFile(document.mapping, fix);
  const edits = fix.edits.flatMap((edit) => rewritten(edit) ?? []);
  return edits.length < fix.edits.length ? undefined : fixToFile(document.mapping, { ...fix, edits });
}

/** A fix of the document as a fix of its file. */
export function fixToFile(mapping: Mapping, fix: Fix): Fix {
  return { ...fix, edits: fix.edits.map((edit) => editToFile(mapping, edit)) };
}

/** The Sid of the statement that a path leads into. */
function sidAt(document: Document, [element, index]: Path): string | undefined {
  if (document.language !== "json" || element !== "Statement") return undefined;
  const sid = nodeAt(document.root, typeof index === "number" ? [element, index, "Sid"] : [element, "Sid"])?.value;
  return typeof sid === "string" && sid !== "" ? sid : undefined;
}

function pathIn(document: JsonDocument | IniDocument, span: Span): Path {
  if (document.language === "ini") return iniPathOf(document.ini, span);
  return document.root ? pathOf(document.root, span) : [];
}
