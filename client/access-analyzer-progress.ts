import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** How far a question is: policies that are answered, or seconds that AWS asks for. */
interface Told {
  readonly id: number;
  readonly done?: number;
  readonly total?: number;
  readonly waiting?: number;
}

/** Milliseconds. An answer that comes at once needs no sign that it is awaited. */
const atOnce = 300;

/** Puts questions to the server, several at a time. */
export interface Questions extends vscode.Disposable {
  /** Shows that the answer is awaited; the user can take the question back. */
  put<Result>(params: object, policies: number, how: "asked" | "saved"): Promise<Result>;
}

export function createQuestions(client: LanguageClient): Questions {
  let latest = 0;
  /** Of the questions that are shown, by their numbers. A client has one listener for each sort of news. */
  const shown = new Map<number, (told: Told) => void>();
  const listening = client.onNotification("latchkey/analyzer/progress", (told: Told) => shown.get(told.id)?.(told));

  async function put<Result>(params: object, policies: number, how: "asked" | "saved"): Promise<Result> {
    const id = ++latest;
    const stopping = new vscode.CancellationTokenSource();
    const answer = client.sendRequest<Result>("latchkey/analyzer/ask", { ...params, id }, stopping.token);
    try {
      const quick = await Promise.race([
        answer,
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), atOnce)),
      ]);
      if (quick !== undefined) return quick;
      const location = how === "asked" ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
      const options = { location, cancellable: true, title: "IAM Access Analyzer" };
      return await vscode.window.withProgress(options, (progress, token) => {
        progress.report({ message: policies === 1 ? "asked about 1 policy …" : `asked about ${policies} policies …` });
        shown.set(id, reporter(progress));
        token.onCancellationRequested(() => stopping.cancel());
        return answer;
      });
    } finally {
      shown.delete(id);
      stopping.dispose();
    }
  }

  return { put, dispose: () => listening.dispose() };
}

function reporter(progress: vscode.Progress<{ message: string; increment?: number }>): (told: Told) => void {
  let before = 0;
  return ({ done = 0, total = 1, waiting }) => {
    if (waiting) return progress.report({ message: `AWS asks for patience: ${waiting} s …` });
    progress.report({ message: `${done} of ${total} policies`, increment: (100 * (done - before)) / total });
    before = done;
  };
}
