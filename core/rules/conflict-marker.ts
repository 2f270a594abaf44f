import type { Draft, Fix } from "../finding.ts";
import { removeRanges } from "../ini/edit.ts";
import { lineIndexAt } from "../ini/parse.ts";
import type { IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://git-scm.com/docs/git-merge#_how_conflicts_are_presented */
export const conflictMarker: Rule = {
  code: "conflict-marker",
  kinds: configKinds,
  severity: "error",
  summary: "A merge left its conflict in the file.",
  check: {
    construct({ construct, span }, { ini }) {
      return construct === "conflict-marker" ? drafts(lineIndexAt(ini.lines, span.start), ini) : undefined;
    },
  },
};

/** One finding for a whole conflict, at its first marker; one for each marker that belongs to none. */
function* drafts(line: number, ini: IniFile): Generator<Draft> {
  const sign = signOf(ini, line);
  const conflict = sign === "<" ? conflictFrom(ini, line) : undefined;
  if (!conflict && isInside(ini, line)) return;
  yield {
    span: ini.lines[line]!.content,
    message:
      "Git left this conflict in the file. AWS CLI rejects the whole file (“Unable to parse config file”), as do the SDKs for Java, Rust and Go; the one for JavaScript reads both sides, the last one winning.",
    fixes: conflict ? fixesFor(ini, conflict) : [],
  };
}

interface Conflict {
  readonly start: number;
  /** Where the first side ends: at the line that separates, or that of the common ancestor. */
  readonly endOfOurs: number;
  readonly middle: number;
  readonly end: number;
}

function conflictFrom(ini: IniFile, start: number): Conflict | undefined {
  let base = -1;
  let middle = -1;
  for (let line = start + 1; line < ini.lines.length; line++) {
    const sign = signOf(ini, line);
    if (sign === "<") return undefined;
    if (sign === "|") base = line;
    if (sign === "=") middle = line;
    if (sign !== ">") continue;
    return middle < 0 ? undefined : { start, endOfOurs: base < 0 ? middle : base, middle, end: line };
  }
  return undefined;
}

/** Whether a marker other than the first belongs to a conflict that is reported at its first. */
function isInside(ini: IniFile, line: number): boolean {
  for (let above = line; above >= 0; above--) {
    const sign = signOf(ini, above);
    if (sign === ">" && above < line) return false;
    if (sign !== "<") continue;
    const conflict = conflictFrom(ini, above);
    return conflict !== undefined && line <= conflict.end;
  }
  return false;
}

function fixesFor(ini: IniFile, { start, endOfOurs, middle, end }: Conflict): Fix[] {
  return [
    {
      title: "Keep the first side",
      safe: false,
      edits: removeRanges(ini, [
        { from: start, to: start },
        { from: endOfOurs, to: end },
      ]),
    },
    {
      title: "Keep the second side",
      safe: false,
      edits: removeRanges(ini, [
        { from: start, to: middle },
        { from: end, to: end },
      ]),
    },
  ];
}

function signOf({ text, lines }: IniFile, line: number): string | undefined {
  const found = lines[line];
  return found?.kind === "conflict" ? text.charAt(found.content.start) : undefined;
}
