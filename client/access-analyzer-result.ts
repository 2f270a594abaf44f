import * as vscode from "vscode";
import type { Check } from "./access-analyzer-checks.ts";
import type { NotSent, Problem } from "./access-analyzer-problems.ts";

/** What came of a question. */
export interface Result {
  readonly policies?: number;
  readonly confirmed?: number;
  readonly added?: number;
  readonly failed?: number;
  readonly changed?: number;
  readonly isCut?: boolean;
  readonly notSent: readonly NotSent[];
  readonly problems: readonly Problem[];
}

/** Says in a sentence what came of a question that somebody put. */
export function showResult(result: Result, check: Check): void {
  const { policies = 0, changed = 0, isCut, notSent } = result;
  if (policies === 0) return;
  const fitting = policies - changed;
  const what = check.operation === "ValidatePolicy" ? findingsOf(result, fitting) : verdictOf(result, check, fitting);
  const sentences = [
    ...(fitting > 0 ? [`IAM Access Analyzer ${what}.`] : []),
    ...(changed > 0
      ? [`${counted(changed)} changed while IAM Access Analyzer was asked: what it says of the old text is not shown.`]
      : []),
    ...(isCut ? ["Only its first findings are shown."] : []),
    ...(notSent.length > 0 ? [`Not sent: ${counted(notSent.length)} (${notSent[0]?.reason}).`] : []),
  ];
  void vscode.window.showInformationMessage(sentences.join(" "));
}

function findingsOf({ confirmed = 0, added = 0 }: Result, policies: number): string {
  const of = policies === 1 ? "" : ` in ${counted(policies)}`;
  if (confirmed + added === 0) return policies === 1 ? "has nothing to say about this policy" : `finds nothing${of}`;
  return `confirms ${confirmed === 1 ? "1 finding" : `${confirmed} findings`} and adds ${added}${of}`;
}

function verdictOf({ failed = 0 }: Result, { operation }: Check, policies: number): string {
  if (failed > 0)
    return `does not pass ${failed === 1 ? "this policy" : counted(failed)}: see the findings of ${operation}`;
  return `finds nothing against ${policies === 1 ? "this policy" : counted(policies)}: ${operation} passes`;
}

function counted(policies: number): string {
  return policies === 1 ? "1 policy" : `${policies} policies`;
}
