import type { Finding } from "../finding.ts";
import { nameMatches } from "../settings.ts";
import type { Ignore } from "./ignore.ts";

/** A finding and where it stands: the name of its file relative to the manifest. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly file: string;
}

/** Whether an entry accepts a finding. The date is not asked here: an entry that has run out accepts nothing. */
export function accepts(ignore: Ignore, { finding, file }: PlacedFinding): boolean {
  if (ignore.code !== finding.code && ignore.code !== finding.awsCode) return false;
  if (ignore.target) return ignore.target.start <= finding.span.start && finding.span.start <= ignore.target.end;
  if (ignore.file !== undefined && !nameMatches(ignore.file, file)) return false;
  if (ignore.sid !== undefined && ignore.sid !== finding.sid) return false;
  return ignore.path === undefined || startsWith(finding.path, ignore.path);
}

/** An entry for a statement accepts what is found inside it. */
function startsWith(path: Finding["path"], prefix: Finding["path"]): boolean {
  return prefix.every((step, i) => path[i] === step);
}
