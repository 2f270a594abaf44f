import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** Whom to ask and as whom, from the settings; what is not set comes from the environment, as for any tool of AWS. */
export function connectionOf(uri: vscode.Uri | undefined): Readonly<Record<string, unknown>> {
  const settings = vscode.workspace.getConfiguration("latchkey.accessAnalyzer", uri);
  const http = vscode.workspace.getConfiguration("http");
  const proxy = http.get("proxySupport") === "off" ? "" : http.get("proxy");
  const given = {
    profile: settings.get("profile"),
    region: settings.get("region"),
    endpoint: settings.get("endpoint"),
    locale: localeOf(settings.get("locale"), vscode.env.language),
    timeout: settings.get("timeout"),
    proxy,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ""));
}

function localeOf(chosen: unknown, editors: string): unknown {
  return chosen === "auto" ? (languages[editors.toLowerCase()] ?? "EN") : chosen;
}

/** The languages of AWS's texts, by the editor's names for them; in others AWS answers in English. */
const languages: Readonly<Record<string, string>> = {
  de: "DE",
  es: "ES",
  fr: "FR",
  it: "IT",
  ja: "JA",
  ko: "KO",
  "pt-br": "PT_BR",
  "zh-cn": "ZH_CN",
  "zh-tw": "ZH_TW",
};

/** Lets the user pick one of the profiles in the AWS config files, and keeps it in the settings. */
export async function chooseProfile(client: LanguageClient): Promise<void> {
  const profiles = await client.sendRequest<readonly string[]>("latchkey/analyzer/profiles");
  const settings = vscode.workspace.getConfiguration("latchkey.accessAnalyzer");
  const current = settings.get<string>("profile");
  const items = [
    { label: "None", description: "AWS_PROFILE, keys of the environment, or the default profile", profile: undefined },
    ...profiles.map((profile) => ({ label: profile, description: profile === current ? "chosen now" : "", profile })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: "Ask IAM Access Analyzer as which profile?",
    placeHolder: profiles.length === 0 ? "There are no profiles in the AWS config files." : "",
    ignoreFocusOut: true,
  });
  if (!picked) return;
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await settings.update("profile", picked.profile, target);
}

/** Whether saving a policy asks too: one file's, or any. */
export function asksOnSave(uri?: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration("latchkey", uri).get<boolean>("accessAnalyzer.onSave") === true;
}
