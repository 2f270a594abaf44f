// A text through Latchkey and IAM Access Analyzer: our findings, what would be sent, and both merged.
import { readFileSync } from "node:fs";
import type { Answer } from "../../aws/contract.ts";
import { counted, merge } from "../../aws/merge.ts";
import { analyzeFile } from "../../core/analyze.ts";
import { type Catalog, openCatalog } from "../../core/catalog/index.ts";
import type { Finding } from "../../core/finding.ts";
import { documentsOf, type JsonDocument, type SourceFile } from "../../core/hosts/index.ts";
import { defaultSettings, type Settings } from "../../core/settings.ts";

let opened: Catalog | undefined;
const catalog = () => {
  opened ??= openCatalog(readFileSync(new URL("../../core/catalog/catalog.txt", import.meta.url), "latin1"));
  return opened;
};

export function documentsIn(file: SourceFile): JsonDocument[] {
  return documentsOf(file).flatMap((document) => (document.language === "json" ? [document] : []));
}

export function ours(file: SourceFile, settings: Settings = defaultSettings): readonly Finding[] {
  return analyzeFile(file, catalog(), settings).findings;
}

interface Accepting {
  readonly settings?: Settings;
  /** Findings of ours that somebody accepted, and issue codes of AWS's. */
  readonly accepted?: readonly Finding[];
  readonly acceptedCodes?: readonly string[];
}

/** `answers` are AWS's about each document of the file. */
export function merged(
  file: SourceFile,
  answers: readonly (readonly Answer[])[],
  { settings = defaultSettings, accepted = [], acceptedCodes = [] }: Accepting = {},
) {
  const judged = documentsIn(file).map((document, index) => ({ document, index, answers: answers[index] ?? [] }));
  const hidden = new Set(accepted);
  const findings = merge(
    ours(file, settings).filter(
      (finding) => ![...hidden].some(({ code, span }) => code === finding.code && span.start === finding.span.start),
    ),
    { ours: accepted, accepts: ({ awsCode }) => awsCode !== undefined && acceptedCodes.includes(awsCode) },
    judged,
  );
  return { findings, ...counted(findings) };
}
