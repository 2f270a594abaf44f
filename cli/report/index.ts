import type { Analysis } from "../analysis.ts";
import type { Format } from "../options.ts";
import { githubReport } from "./github.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { sarifReport } from "./sarif.ts";
import { textReport } from "./text.ts";

export interface ReportContext {
  readonly version: string;
  /** The date of the catalog. */
  readonly catalog: string;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly cwd: string;
}

/** Writes an analysis down; ends with a line break. */
export type Reporter = (analysis: Analysis, context: ReportContext) => string;

const reporters: Readonly<Record<Format, Reporter>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
};

export function reporterOf(format: Format): Reporter {
  return reporters[format];
}
