// What each policy and CORS configuration belongs to, with the grounds, and the manifest that makes it certain.
import * as vscode from "vscode";
import type { LanguageClient, Location } from "vscode-languageclient/node";

interface LinkedDocument {
  readonly location?: Location;
  readonly index: number;
  readonly kind: string;
  readonly links: readonly Link[];
}

interface Link {
  readonly words: string;
  readonly owner: string;
  readonly use: string;
  readonly grounds: "certain" | "likely";
  readonly reason: string;
  readonly by?: Location;
}

type WrittenManifest =
  | { readonly uri: string; readonly text: string; readonly leftOut?: readonly string[] }
  | { readonly refused: string };

interface LinkItem extends vscode.QuickPickItem {
  readonly document: LinkedDocument;
  readonly link?: Link;
}

const confirm: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon("pin"),
  tooltip: "Make it certain: write it to latchkey.json",
};
const follow: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon("go-to-file"), tooltip: "Show what says so" };

/** *Show Links* and *Create Manifest from This Folder*. */
export function registerLinks(client: LanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("latchkey.showLinks", () => showLinks(client)),
    vscode.commands.registerCommand("latchkey.createManifest", (folder?: vscode.Uri) => createManifest(client, folder)),
  );
}

async function showLinks(client: LanguageClient): Promise<void> {
  const documents = await client.sendRequest<LinkedDocument[]>("latchkey/links", {});
  if (documents.length === 0) {
    void vscode.window.showInformationMessage("There are no policies or CORS configurations in this workspace.");
    return;
  }
  const pick = vscode.window.createQuickPick<LinkItem>();
  pick.title = "Links: what each document belongs to";
  pick.placeholder = "Take a line to open the document; the pin of a likely link writes it to latchkey.json.";
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = documents.flatMap(itemsOf);
  const here = vscode.window.activeTextEditor?.document.uri.toString();
  pick.activeItems = pick.items.filter(({ document: { location } }) => location && isAt(location, here)).slice(0, 1);
  pick.onDidAccept(() => {
    const location = pick.selectedItems[0]?.document.location;
    pick.hide();
    if (location) void open(location);
  });
  pick.onDidTriggerItemButton(({ item, button }) => {
    pick.hide();
    if (button === confirm) void confirmLink(client, item);
    else if (item.link?.by) void open(item.link.by);
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function itemsOf(document: LinkedDocument): LinkItem[] {
  const label = document.location ? vscode.workspace.asRelativePath(vscode.Uri.parse(document.location.uri)) : "";
  if (document.links.length === 0)
    return [{ label, description: document.kind, detail: "Nothing says whose it is.", document }];
  return document.links.map((link) => ({
    label,
    description: link.words,
    detail: `${link.grounds === "likely" ? "$(question) Likely" : "$(check) Certain"}: ${link.reason}`,
    buttons: [...(link.by ? [follow] : []), ...(link.grounds === "likely" ? [confirm] : [])],
    document,
    link,
  }));
}

async function confirmLink(client: LanguageClient, { document, link }: LinkItem): Promise<void> {
  const asked = { uri: document.location?.uri, index: document.index, owner: link?.owner, use: link?.use };
  await write(await client.sendRequest<WrittenManifest>("latchkey/confirmLink", asked));
}

async function createManifest(client: LanguageClient, given: vscode.Uri | undefined): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const picked = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  const folder = given ?? picked?.uri;
  if (!folder) {
    if (folders.length === 0)
      void vscode.window.showInformationMessage("Open a folder first: a manifest speaks of its files.");
    return;
  }
  await write(await client.sendRequest<WrittenManifest>("latchkey/manifestOfFolder", { uri: folder.toString() }));
}

/** One edit, shown and left for the user to save, so that one undo takes it back. */
async function write(written: WrittenManifest): Promise<void> {
  if ("refused" in written) {
    void vscode.window.showWarningMessage(written.refused);
    return;
  }
  const uri = vscode.Uri.parse(written.uri);
  const edit = new vscode.WorkspaceEdit();
  const there = await vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
  if (there) edit.replace(uri, new vscode.Range(0, 0, there.lineCount, 0), written.text);
  else edit.createFile(uri, { contents: new TextEncoder().encode(written.text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage("latchkey.json could not be written.");
    return;
  }
  await vscode.window.showTextDocument(uri);
  if (written.leftOut && written.leftOut.length > 0)
    void vscode.window.showInformationMessage(written.leftOut.join(" "));
}

function isAt({ uri }: Location, address: string | undefined): boolean {
  return vscode.Uri.parse(uri).toString() === address;
}

async function open({ uri, range }: Location): Promise<void> {
  const { start, end } = range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection });
}
