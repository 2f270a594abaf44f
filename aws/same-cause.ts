import type { Finding } from "../core/finding.ts";
import type { Path } from "../core/json/node.ts";

/** What AWS says, and where. */
export interface Said {
  readonly awsCode: string;
  readonly places: readonly { readonly path: Path }[];
}

/** Finds the findings of one document that name AWS's issue code at a place. */
type SameCause = (said: Said) => readonly Finding[];

/**
 * The same place is the same value, or one inside the other below the same member of a statement: AWS names the list and we
 * the entry, or the reverse. Each finding is noted under all such values, so that ten thousand are matched in no time.
 */
export function sameCauseIn(findings: readonly Finding[], document: number): SameCause {
  const at = new Map<string, Finding[]>();
  const within = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.document !== document || finding.awsCode === undefined) continue;
    note(at, keyOf(finding.awsCode, finding.path), finding);
    for (const path of aroundOf(finding.path)) note(within, keyOf(finding.awsCode, path), finding);
  }
  return ({ awsCode, places }) => {
    if (at.size === 0) return none;
    const found = places.flatMap(({ path }) => [
      ...(at.get(keyOf(awsCode, path)) ?? none),
      ...(within.get(keyOf(awsCode, path)) ?? none),
      ...aroundOf(path).flatMap((outer) => at.get(keyOf(awsCode, outer)) ?? none),
    ]);
    return [...new Set(found)];
  };
}

const none: readonly Finding[] = [];

function note(map: Map<string, Finding[]>, key: string, finding: Finding): void {
  const there = map.get(key);
  if (there) there.push(finding);
  else map.set(key, [finding]);
}

function keyOf(code: string, path: Path): string {
  return JSON.stringify([code, path]);
}

/** The values around a value, up to the member of the statement that it is in. */
function aroundOf(path: Path): Path[] {
  const member = typeof path[1] === "number" ? 3 : 2;
  const around: Path[] = [];
  for (let length = path.length - 1; length >= member && path[0] === "Statement"; length--)
    around.push(path.slice(0, length));
  return around;
}
