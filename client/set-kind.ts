import * as vscode from "vscode";
import type { Documents } from "./documents.ts";
import { kindDescriptions, kindName, kindNames } from "./kinds.ts";

interface KindItem extends vscode.QuickPickItem {
  /** Undefined: what the file's name and content say. */
  readonly documentKind?: string;
}

/** Asks of what kind the active file is, and keeps the answer as an association in the settings nearest to the file. */
export async function setKind(documents: Documents): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!uri) return void vscode.window.showInformationMessage("Open a file first: its kind can then be set.");
  if (uri.scheme === "untitled") {
    return void vscode.window.showInformationMessage("Save the file first: its kind is kept under its name.");
  }
  const picked = await vscode.window.showQuickPick(kindItems(documents.of(uri)[0]), {
    title: "Kind of the File",
    placeHolder: `What is ${vscode.workspace.asRelativePath(uri, false)}?`,
    matchOnDescription: true,
  });
  if (picked) await associate(uri, picked.documentKind);
}

function kindItems(shown: { readonly kind: string; readonly how: string } | undefined): KindItem[] {
  const mark = (kind: string) => (shown?.kind === kind ? " $(check)" : "");
  return [
    {
      label: "$(wand) Decide automatically",
      description: "by the file's name, and then by what it holds",
    },
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    ...Object.keys(kindNames).map((kind) => ({
      label: `${kindName(kind)}${mark(kind)}`,
      description: kindDescriptions[kind] ?? "",
      documentKind: kind,
    })),
  ];
}

async function associate(uri: vscode.Uri, kind: string | undefined): Promise<void> {
  const target = targetFor(uri);
  const settings = vscode.workspace.getConfiguration("latchkey", uri);
  const { [globFor(uri, target)]: _, ...others } = associationsIn(settings, target);
  const associations = kind ? { ...others, [globFor(uri, target)]: kind } : others;
  const isEmpty = Object.keys(associations).length === 0;
  await settings.update("associations", isEmpty ? undefined : associations, target);
}

/** The settings nearest to the file: its folder's where there are several, else the workspace's, else the user's. */
function targetFor(uri: vscode.Uri): vscode.ConfigurationTarget {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return vscode.ConfigurationTarget.Global;
  const isOneOfMany = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  return isOneOfMany ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
}

function associationsIn(
  settings: vscode.WorkspaceConfiguration,
  target: vscode.ConfigurationTarget,
): Readonly<Record<string, string>> {
  const all = settings.inspect<Record<string, string>>("associations");
  if (target === vscode.ConfigurationTarget.WorkspaceFolder) return all?.workspaceFolderValue ?? {};
  if (target === vscode.ConfigurationTarget.Workspace) return all?.workspaceValue ?? {};
  return all?.globalValue ?? {};
}

/** Matches this very file. What would be syntax in a glob is left open by one character, as globs differ on escapes. */
function globFor(uri: vscode.Uri, target: vscode.ConfigurationTarget): string {
  const name = target === vscode.ConfigurationTarget.Global ? uri.path : vscode.workspace.asRelativePath(uri, false);
  return name.replace(/[*?[\]{}()!+@\\]/g, "?");
}
