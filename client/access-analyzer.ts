// Questions to IAM Access Analyzer: nothing is sent before the user asked, and the first time said yes.
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { askCheck, type Check, type PaidOperation } from "./access-analyzer-checks.ts";
import { agreeToPrice, agreeToSend, hasAgreed, isTrusted } from "./access-analyzer-consent.ts";
import { showLenses } from "./access-analyzer-lens.ts";
import { type NotSent, type Problem, showNotSent, showProblems } from "./access-analyzer-problems.ts";
import { createQuestions } from "./access-analyzer-progress.ts";
import { type Result, showResult } from "./access-analyzer-result.ts";
import { asksOnSave, chooseProfile, connectionOf } from "./access-analyzer-settings.ts";
import type { Documents } from "./documents.ts";
import { isPolicyKind } from "./kinds.ts";

/** What would be sent; the server made no request yet. */
interface Prepared {
  readonly target?: { readonly endpoint: string; readonly region: string; readonly profile?: string };
  readonly problem?: Problem;
  readonly policies: number;
  readonly texts: readonly string[];
  readonly characters: number;
  readonly notSent: readonly NotSent[];
}

interface Question {
  /** Undefined: every file of the workspace that holds a policy. */
  readonly uris: readonly vscode.Uri[] | undefined;
  readonly check: Check;
  /** Whether the user waits for the answer, or saved a file. */
  readonly how: "asked" | "saved";
}

export function registerAccessAnalyzer(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  documents: Documents,
): vscode.Disposable {
  const questions = createQuestions(client);
  const lenses = showLenses(documents, () => hasAgreed(context));

  async function ask(question: Question): Promise<Result | undefined> {
    if (!isTrusted(question.how)) return undefined;
    const connection = connectionOf(question.uris?.[0]);
    const params = { uris: question.uris?.map(String), check: question.check, connection };
    const prepared = await client.sendRequest<Prepared>("latchkey/analyzer/prepare", params);
    if (prepared.problem) {
      await showProblems([prepared.problem], question.how);
      return undefined;
    }
    if (prepared.policies === 0) {
      if (question.how === "asked") showNotSent(prepared.notSent);
      return undefined;
    }
    const isAgreed =
      question.how === "saved"
        ? hasAgreed(context, prepared.target)
        : (await agreeToSend(context, prepared)) && (await agreeToPrice(context, question.check, prepared.policies));
    if (!isAgreed) return undefined;
    const result = await questions.put<Result>(params, prepared.policies, question.how);
    lenses.refresh();
    void showProblems(result.problems, question.how);
    if (question.how === "asked") showResult(result, question.check);
    return result;
  }

  const active = () => vscode.window.activeTextEditor?.document.uri;
  const command = (name: string, run: (...args: never[]) => unknown) =>
    vscode.commands.registerCommand(`latchkey.${name}`, run);

  async function askAboutFile(check: Check, given: unknown): Promise<Result | undefined> {
    const known = (given ?? {}) as { readonly uri?: string };
    const uri = known.uri === undefined ? active() : vscode.Uri.parse(known.uri);
    if (!uri) {
      void vscode.window.showInformationMessage("Open a file with a policy first.");
      return undefined;
    }
    return ask({ uris: [uri], check, how: "asked" });
  }

  async function askPaid(operation: PaidOperation, given: unknown): Promise<Result | undefined> {
    if (!isTrusted("asked")) return undefined;
    const check = await askCheck(operation, active(), given);
    return check && askAboutFile(check, given);
  }

  return vscode.Disposable.from(
    questions,
    lenses,
    client.onRequest("latchkey/analyzer/mfaCode", ({ device }: { device: string }, token) => askMfaCode(device, token)),
    command("askAccessAnalyzer", (given?: unknown) => askAboutFile({ operation: "ValidatePolicy" }, given)),
    command("askAccessAnalyzerAboutAll", () =>
      ask({ uris: undefined, check: { operation: "ValidatePolicy" }, how: "asked" }),
    ),
    command("checkNewAccess", (given?: unknown) => askPaid("CheckNoNewAccess", given)),
    command("checkAccessNotGranted", (given?: unknown) => askPaid("CheckAccessNotGranted", given)),
    command("checkPublicAccess", (given?: unknown) => askPaid("CheckNoPublicAccess", given)),
    command("chooseAccessAnalyzerProfile", () => chooseProfile(client)),
    command("clearAccessAnalyzer", () => client.sendRequest("latchkey/analyzer/clear", {})),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (!asksOnSave(uri) || !documents.of(uri).some(({ kind }) => isPolicyKind(kind))) return;
      void ask({ uris: [uri], check: { operation: "ValidatePolicy" }, how: "saved" });
    }),
  );
}

/** The box goes when the question is taken back. */
async function askMfaCode(device: string, token: vscode.CancellationToken): Promise<string | null> {
  const options = {
    title: "MFA code",
    prompt: `The code that ${device} shows now.`,
    ignoreFocusOut: true,
    validateInput: (value: string) => (/^\d{6}$/.test(value.trim()) ? undefined : "Six digits."),
  };
  const code = await vscode.window.showInputBox(options, token);
  return code?.trim() ?? null;
}
