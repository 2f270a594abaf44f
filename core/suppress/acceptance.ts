import type { FileAnalysis } from "../analyze.ts";
import type { Finding } from "../finding.ts";
import type { Document } from "../hosts/index.ts";
import { rulesetOf } from "../ruleset.ts";
import { findingOfWorkspace } from "../workspace/finding.ts";
import { isManifest, type Scope } from "../workspace/scopes.ts";
import { type Ignore, isExpired } from "./ignore.ts";
import { accepts } from "./suppress.ts";

/** What is left of the findings of a project's files, where somebody accepted some; what is said of those who did is added. */
export interface Acceptance {
  /** The findings of both stages that nobody accepted, in the order of the text. */
  findings(name: string): readonly Finding[];
  /** The findings that somebody accepted. */
  accepted(name: string): readonly Finding[];
  /** Those of an analysis, of the file as it is or as it would be, that nobody accepted. */
  unaccepted(analysis: FileAnalysis): readonly Finding[];
  /** Whether somebody accepted a finding in a file that is not ours. */
  accepts(name: string, finding: Finding): boolean;
}

interface Accepting {
  readonly analyses: ReadonlyMap<string, FileAnalysis>;
  scopeOf(name: string): Scope;
  documentsOf(name: string): readonly Document[];
  /** YYYY-MM-DD; without it nothing runs out. */
  readonly today: string | undefined;
}

export function createAcceptance({ analyses, scopeOf, documentsOf, today }: Accepting): Acceptance {
  const commentsIn = (name: string) => analyses.get(name)?.ignores ?? [];
  const placed = (finding: Finding, name: string) => ({ finding, file: name.slice(scopeOf(name).folder.length + 1) });
  const isUsed = (ignore: Ignore, names: readonly string[]) =>
    names.some((name) => allFindings(name).some((finding) => accepts(ignore, placed(finding, name))));

  function allFindings(name: string): readonly Finding[] {
    const ofFile = analyses.get(name)?.findings ?? [];
    const between = scopeOf(name).workspace.findings(name);
    return between.length === 0 ? ofFile : inOrder([...ofFile, ...between]);
  }

  function findings(name: string): readonly Finding[] {
    const comments = commentsIn(name);
    const entries = isManifest(name) ? scopeOf(name).ignores : [];
    const kept = without(name, allFindings(name), comments);
    if (comments.length === 0 && entries.length === 0) return kept;
    const about = [
      ...aboutIgnores(comments, name, () => [name]),
      ...aboutIgnores(entries, name, () => [...analyses.keys()].filter((other) => scopeOf(other) === scopeOf(name))),
    ];
    return about.length === 0 ? kept : inOrder([...kept, ...about]);
  }

  /** What the rules on accepting say of entries that stand in a file; `where`: the files that they speak of. */
  function aboutIgnores(ignores: readonly Ignore[], name: string, where: () => readonly string[]): Finding[] {
    if (ignores.length === 0) return [];
    const rules = rulesetOf(scopeOf(name).settings);
    const names = where();
    return ignores.flatMap((ignore) => {
      const context = { used: isUsed(ignore, names), today };
      return rules.workspace.ignore.flatMap(([rule, check]) =>
        [...check(ignore, context)].map((draft) =>
          findingOfWorkspace(rule, { ...draft, place: { file: name, span: draft.span } }, documentsOf(name)[0], rules),
        ),
      );
    });
  }

  function without(name: string, all: readonly Finding[], comments: readonly Ignore[]): readonly Finding[] {
    const active = activeIgnores(name, comments);
    return active.length === 0 ? all : all.filter((finding) => !isAccepted(finding, name, active));
  }

  function activeIgnores(name: string, comments = commentsIn(name)): Ignore[] {
    return [...scopeOf(name).ignores, ...comments].filter((ignore) => !isExpired(ignore, today));
  }

  function isAccepted(finding: Finding, name: string, active: readonly Ignore[]): boolean {
    return active.some((ignore) => accepts(ignore, placed(finding, name)));
  }

  return {
    findings,
    accepted(name) {
      const active = activeIgnores(name);
      return active.length === 0 ? [] : allFindings(name).filter((finding) => isAccepted(finding, name, active));
    },
    unaccepted: ({ name, findings, ignores }) => without(name, findings, ignores),
    accepts: (name, finding) => isAccepted(finding, name, activeIgnores(name)),
  };
}

function inOrder(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
