import type { Answer, Operation, Policy } from "../aws/contract.ts";
import { counted, type JudgedDocument, merge } from "../aws/merge.ts";
import { policyToSend } from "../aws/policy-to-send.ts";
import type { Finding } from "../core/finding.ts";
import type { Document } from "../core/hosts/index.ts";
import type { Judge, ServerState } from "./state.ts";

/** What AWS said about the policies of files. It holds for a policy as it was asked about: layout may change, content not. */
export interface Judgements {
  note(name: string, policy: Policy, answer: Answer): void;
  /** Forgets what was said about one file, or all; gives the names of the files whose findings change. */
  forget(name: string | undefined): string[];
  /** Merges what is known into the findings of a file. */
  judgeIn(state: ServerState): Judge;
  /** Whether a file still holds a policy as it was asked about. */
  fits(state: ServerState, name: string, policy: Policy): boolean;
  /** How many findings of these files are confirmed, and how many are AWS's alone. */
  counted(state: ServerState, names: readonly string[]): { confirmed: number; added: number };
}

/** The last answer to each question about a policy. */
type Answers = Map<Operation, Answer>;

export function createJudgements(): Judgements {
  const byFile = new Map<string, Map<string, Answers>>();
  /** Findings are a new list after each change of a file; until then the merged ones stay as they are. */
  let merged = new WeakMap<readonly Finding[], readonly Finding[]>();

  function mergedOf(state: ServerState, name: string, findings: readonly Finding[]): readonly Finding[] {
    const known = byFile.get(name);
    if (!known) return findings;
    const before = merged.get(findings);
    if (before) return before;
    const judged = state.parsed(name).flatMap((document, index): JudgedDocument[] => {
      const key = keyOfDocument(document);
      const answers = key === undefined ? undefined : known.get(key);
      return answers && document.language === "json" ? [{ document, index, answers: [...answers.values()] }] : [];
    });
    const { project } = state;
    const accepted = { ours: project.accepted(name), accepts: (one: Finding) => project.accepts(name, one) };
    const after = merge(findings, accepted, judged);
    merged.set(findings, after);
    return after;
  }

  return {
    note(name, policy, answer) {
      const ofFile = byFile.get(name) ?? new Map<string, Answers>();
      const answers: Answers = ofFile.get(keyOf(policy)) ?? new Map();
      answers.set(answer.operation, answer);
      ofFile.set(keyOf(policy), answers);
      byFile.set(name, ofFile);
      merged = new WeakMap();
    },
    forget(name) {
      const names = name === undefined ? [...byFile.keys()] : [name];
      for (const gone of names) byFile.delete(gone);
      merged = new WeakMap();
      return names;
    },
    fits: (state, name, policy) => state.parsed(name).some((document) => keyOfDocument(document) === keyOf(policy)),
    judgeIn: (state) => (name, findings) => mergedOf(state, name, findings),
    counted: (state, names) => counted(names.flatMap((name) => mergedOf(state, name, state.project.findings(name)))),
  };
}

function keyOfDocument(document: Document): string | undefined {
  const sending = policyToSend(document);
  return "policy" in sending ? keyOf(sending.policy) : undefined;
}

function keyOf({ policyType, resourceType, content }: Policy): string {
  return JSON.stringify([policyType, resourceType, content]);
}
