// A text through Latchkey and IAM Access Analyzer: our findings, what would be sent, and both merged.
import { readFileSync } from "node:fs";
import type { Answer } from "../../aws/contract.ts";
import { type Merged, merge } from "../../aws/merge.ts";
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

/** `answers` are AWS's about each document of the file. */
export function merged(
  file: SourceFile,
  answers: readonly (readonly Answer[])[],
  { settings = defaultSettings, accepted = [] }: { settings?: Settings; accepted?: readonly Finding[] } = {},
): Merged {
  const judged = documentsIn(file).map((document, index) => ({ document, index, answers: answers[index] ?? [] }));
  const hidden = new Set(accepted);
  return merge(
    ours(file, settings).filter(
      (finding) => ![...hidden].some(({ code, span }) => code === finding.code && span.start === finding.span.start),
    ),
    accepted,
    judged,
  );
}
