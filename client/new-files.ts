// The files of a new set: shown before anything is written, each beside the one that is there, and then written at once.
import * as vscode from "vscode";

export interface Made {
  /** What speaks against the answers, in sentences. */
  readonly problems: readonly string[];
  readonly files: readonly MadeFile[];
  /** The file to open in the end. */
  readonly shows: string;
  /** What deploys and tests it. */
  readonly commands: string;
}

interface MadeFile {
  readonly path: string;
  readonly about: string;
  readonly text: string;
  readonly change: "new" | "same" | "merged" | "replaced";
}

interface Review {
  /** The workspace folder, which nothing leaves. */
  readonly root: vscode.Uri;
  readonly target: vscode.Uri;
  readonly made: Made;
  readonly write: boolean;
}

/** `latchkey-new:/PATH`: a file as it would be. */
const scheme = "latchkey-new";

/** The texts that are being shown. */
export const showFiles = {
  texts: new Map<string, string>(),
  changed: undefined as vscode.EventEmitter<vscode.Uri> | undefined,
  register(): vscode.Disposable {
    const changed = new vscode.EventEmitter<vscode.Uri>();
    this.changed = changed;
    return vscode.Disposable.from(
      changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: changed.event,
        provideTextDocumentContent: ({ path }) => this.texts.get(path) ?? "",
      }),
    );
  },
};

/** Shows the files, and writes them if that is wanted. */
export async function reviewFiles({ root, target, made, write }: Review): Promise<"back" | "done"> {
  const { problems, files } = made;
  if (problems.length > 0) {
    void vscode.window.showErrorMessage(`Nothing is written: ${problems.join(" ")}`);
    return "back";
  }
  const obstacle = await linkBetween(root, target, files);
  if (obstacle !== undefined) {
    void vscode.window.showErrorMessage(
      `Nothing is written: ${obstacle} is a symbolic link, which may lead out of the workspace.`,
    );
    return "back";
  }
  const answer = write ? "write" : await askWrite(root, target, files);
  await closeShown();
  if (answer !== "write") return answer;
  if (!(await writeFiles(target, files))) {
    void vscode.window.showErrorMessage("The files could not be written; the workspace is as it was.");
    return "done";
  }
  await openAfter(target, made);
  return "done";
}

interface FileItem extends vscode.QuickPickItem {
  readonly file?: MadeFile;
}

const words = { new: "new", same: "as it was", merged: "added to", replaced: "replaced" } as const;

/** A list of the files; the one that is marked is shown below, beside the one that is there. */
function askWrite(
  root: vscode.Uri,
  target: vscode.Uri,
  files: readonly MadeFile[],
): Promise<"write" | "back" | "done"> {
  const changes = files.filter(({ change }) => change !== "same");
  const replaced = files.filter(({ change }) => change === "replaced").length;
  const pick = vscode.window.createQuickPick<FileItem>();
  const many = changes.length === 1 ? "1 file" : `${changes.length} files`;
  const folder = target.path.slice(root.path.length + 1);
  pick.title = `New: ${many} in ${folder || "the workspace's folder"}`;
  pick.placeholder = "Move through the list to look at each file; take the first line to write them.";
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  pick.items = [
    {
      label: `$(check) Write ${many}`,
      ...(replaced > 0 && { description: `${replaced} of them in place of what is there` }),
    },
    ...files.map(
      (file): FileItem => ({
        label: file.path,
        // One line a file: the list hides what is shown below it.
        description: `${words[file.change]}: ${file.about.replaceAll("`", "")}`,
        file,
      }),
    ),
  ];
  return new Promise((resolve) => {
    const end = (answer: "write" | "back" | "done") => {
      resolve(answer);
      pick.dispose();
    };
    pick.onDidChangeActive(([item]) => {
      if (item?.file) void show(target, item.file);
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.file) void show(target, item.file);
      else if (item) end("write");
    });
    pick.onDidTriggerButton(() => end("back"));
    pick.onDidHide(() => end("done"));
    pick.show();
    // What would be replaced is what somebody must see first.
    const first = files.find(({ change }) => change === "replaced" || change === "merged");
    if (first) void show(target, first);
  });
}

async function show(target: vscode.Uri, { path, text, change }: MadeFile): Promise<void> {
  const file = vscode.Uri.joinPath(target, path);
  const address = vscode.Uri.from({ scheme, path: file.path });
  showFiles.texts.set(address.path, text);
  showFiles.changed?.fire(address);
  const how = { preview: true, preserveFocus: true };
  if (change === "new") {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(address), how);
    return;
  }
  await vscode.commands.executeCommand("vscode.diff", file, address, `${path} (${words[change]})`, how);
}

async function closeShown(): Promise<void> {
  const ours = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => {
      if (input instanceof vscode.TabInputTextDiff) return input.modified.scheme === scheme;
      return input instanceof vscode.TabInputText && input.uri.scheme === scheme;
    });
  await vscode.window.tabGroups.close(ours);
  showFiles.texts.clear();
}

/** One edit for all files, so that one undo takes them back. */
async function writeFiles(target: vscode.Uri, files: readonly MadeFile[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const replaced: vscode.TextDocument[] = [];
  for (const { path, text, change } of files) {
    const uri = vscode.Uri.joinPath(target, path);
    if (change === "same") continue;
    if (change === "new") {
      edit.createFile(uri, { contents: new TextEncoder().encode(text) });
      continue;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    replaced.push(document);
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  }
  // The edit's own size does not count files that it creates.
  if (files.every(({ change }) => change === "same")) return true;
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  for (const document of replaced) await document.save();
  return true;
}

async function openAfter(target: vscode.Uri, { shows, commands }: Made): Promise<void> {
  const uri = vscode.Uri.joinPath(target, shows);
  if (/\.md$/.test(shows)) {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
    return;
  }
  await vscode.window.showTextDocument(uri);
  const copy = "Copy the Commands";
  void vscode.window
    .showInformationMessage("Written. The aws commands that deploy it and test it can be copied.", copy)
    .then((answer) => (answer === copy ? vscode.env.clipboard.writeText(commands) : undefined));
}

/** The first link on the way from the workspace folder to a file. */
async function linkBetween(
  root: vscode.Uri,
  target: vscode.Uri,
  files: readonly MadeFile[],
): Promise<string | undefined> {
  const seen = new Set<string>();
  for (const { path } of files) {
    const steps = vscode.Uri.joinPath(target, path).path.slice(root.path.length).split("/").filter(Boolean);
    for (let depth = 1; depth <= steps.length; depth++) {
      const uri = vscode.Uri.joinPath(root, ...steps.slice(0, depth));
      if (seen.has(uri.path)) continue;
      seen.add(uri.path);
      const type = await vscode.workspace.fs.stat(uri).then(
        (stat) => stat.type,
        () => vscode.FileType.Unknown,
      );
      if (type & vscode.FileType.SymbolicLink) return vscode.workspace.asRelativePath(uri);
    }
  }
  return undefined;
}
