import * as vscode from "vscode";
import type { Check } from "./access-analyzer-checks.ts";
import { asksOnSave } from "./access-analyzer-settings.ts";

/** The endpoints that this workspace's policies may be sent to, and whether the price was agreed to. */
const agreedKey = "accessAnalyzer.endpoints";
const priceKey = "accessAnalyzer.price";

const pricePage = "https://aws.amazon.com/iam/access-analyzer/pricing/";

interface Target {
  readonly endpoint: string;
  readonly profile?: string;
}

/** What would be sent, and where to. */
interface Sending {
  readonly target?: Target;
  readonly policies: number;
  readonly texts: readonly string[];
  readonly characters: number;
}

/** A workspace that is not trusted could name a profile or a region of its own, and asks nothing of AWS. */
export function isTrusted(how: "asked" | "saved"): boolean {
  if (vscode.workspace.isTrusted) return true;
  if (how === "asked") void tellUntrusted();
  return false;
}

async function tellUntrusted(): Promise<void> {
  const manage = "Manage Workspace Trust";
  const answer = await vscode.window.showWarningMessage(
    "IAM Access Analyzer is asked only in workspaces that you trust: your credentials sign the question.",
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand("workbench.trust.manage");
}

/** Whether something was ever sent from this workspace; with a target, whether to there. */
export function hasAgreed({ workspaceState }: vscode.ExtensionContext, target?: Target): boolean {
  const endpoints = workspaceState.get<readonly string[]>(agreedKey, []);
  return target ? endpoints.includes(target.endpoint) : endpoints.length > 0;
}

/** Shows what is sent and where to, the first time in a workspace and for each endpoint. */
export async function agreeToSend(
  context: vscode.ExtensionContext,
  { target, policies, texts, characters }: Sending,
): Promise<boolean> {
  if (!target) return false;
  if (hasAgreed(context, target)) return true;
  const [send, show] = ["Send", "Show Text"];
  const what = policies === 1 ? "the text of 1 policy" : `the texts of ${policies} policies`;
  const who = target.profile ? `the profile "${target.profile}"` : "your default AWS credentials";
  const answer = await vscode.window.showInformationMessage(
    `Send ${what} to AWS?`,
    {
      modal: true,
      detail: [
        `To: ${target.endpoint}`,
        `As: ${who}`,
        `What: ${what}, ${characters.toLocaleString("en")} characters, without comments and layout. No names of files, and no policy that holds placeholders or secrets.`,
        `IAM Access Analyzer's answer is merged with Latchkey's findings. Nothing is stored. Policies are sent when you ask, ${asksOnSave() ? "and when you save one, for latchkey.accessAnalyzer.onSave is on" : "and only then"}; this question comes once for a workspace.`,
      ].join("\n\n"),
    },
    send,
    show,
  );
  if (answer === show) await showTexts(texts);
  if (answer !== send) return false;
  const endpoints = context.workspaceState.get<readonly string[]>(agreedKey, []);
  await context.workspaceState.update(agreedKey, [...endpoints, target.endpoint]);
  return true;
}

/** To be read at leisure: who has read it asks again. */
async function showTexts(texts: readonly string[]): Promise<void> {
  const content = texts.map((text) => `${text}\n`).join("\n");
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "plaintext", content }));
  const isCut = vscode.workspace.getConfiguration("editor").get("wordWrap") === "off";
  if (isCut) await vscode.commands.executeCommand("editor.action.toggleWordWrap");
}

/** AWS charges for the checks that are not ValidatePolicy: the first one says so. */
export async function agreeToPrice(
  context: vscode.ExtensionContext,
  { operation }: Check,
  policies: number,
): Promise<boolean> {
  if (operation === "ValidatePolicy" || context.workspaceState.get(priceKey) === true) return true;
  const [yes, page] = ["Ask, and Pay", "Show Prices"];
  const answer = await vscode.window.showWarningMessage(
    `AWS charges for ${operation}`,
    {
      modal: true,
      detail: `Each policy that is checked costs a little; this asks about ${policies === 1 ? "1 policy" : `${policies} policies`}. The prices: ${pricePage}\n\nThis question comes once for a workspace.`,
    },
    yes,
    page,
  );
  if (answer === page) await vscode.env.openExternal(vscode.Uri.parse(pricePage));
  if (answer !== yes) return false;
  await context.workspaceState.update(priceKey, true);
  return true;
}
