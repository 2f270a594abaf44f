import * as vscode from "vscode";

/** Why there is no answer, in the server's words. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  readonly command?: string;
  readonly policy?: string;
}

/** A policy that was not sent, and why. */
export interface NotSent {
  readonly uri: string;
  readonly reason: string;
}

export function showNotSent(notSent: readonly NotSent[]): void {
  const [first] = notSent;
  void vscode.window.showInformationMessage(
    first ? `Nothing was sent to AWS: ${first.reason}.` : "There is no policy here to ask IAM Access Analyzer about.",
  );
}

/** Says what went wrong, with what mends it at hand. */
export async function showProblems(problems: readonly Problem[], how: "asked" | "saved"): Promise<void> {
  const [problem] = problems.filter(({ code }) => code !== "cancelled");
  if (!problem) return;
  const text = `${problem.message} ${problem.advice}`;
  if (how === "saved") return void vscode.window.setStatusBarMessage(`$(warning) ${problem.message}`, 8000);
  const actions = actionsFor(problem);
  const chosen = await vscode.window.showErrorMessage(text, ...actions.keys());
  await actions.get(chosen ?? "")?.();
}

function actionsFor({ code, command, policy }: Problem): Map<string, () => unknown> {
  const actions = new Map<string, () => unknown>();
  if (command) actions.set("Run in Terminal", () => runInTerminal(command));
  if (policy) actions.set("Show Policy", () => showPolicy(policy));
  if (/credentials|profile|login/.test(code)) {
    actions.set("Choose Profile…", () => vscode.commands.executeCommand("latchkey.chooseAccessAnalyzerProfile"));
  }
  if (/region|endpoint|offline|no-answer|bad-answer/.test(code)) {
    actions.set("Settings", () =>
      vscode.commands.executeCommand("workbench.action.openSettings", "latchkey.accessAnalyzer"),
    );
  }
  if (/proxy|certificate/.test(code)) {
    actions.set("Settings", () => vscode.commands.executeCommand("workbench.action.openSettings", "http.proxy"));
  }
  return actions;
}

/** The user sees the command, and what it says. */
function runInTerminal(command: string): void {
  const terminal = vscode.window.createTerminal("AWS login");
  terminal.show();
  terminal.sendText(command);
}

async function showPolicy(content: string): Promise<void> {
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: "json", content: `${content}\n` }),
  );
}
