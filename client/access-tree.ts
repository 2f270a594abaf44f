// The side bar's tree: accounts with their roles, users, buckets and keys, profiles, and the files of each with their problems.
import * as vscode from "vscode";
import type { LanguageClient, Location } from "vscode-languageclient/node";

interface Node {
  readonly label: string;
  readonly description?: string;
  readonly kind: keyof typeof icons | "folder";
  readonly location?: Location;
  readonly problems: { readonly errors: number; readonly warnings: number };
  readonly children: readonly Node[];
}

const icons = {
  account: "organization",
  role: "shield",
  user: "person",
  bucket: "database",
  key: "key",
  profile: "account",
  document: "file",
} as const;

/** `latchkey-access:/LABEL?ERRORS,WARNINGS`: only for the count that stands at the end of a line, as in the Explorer. */
const scheme = "latchkey-access";

/** Shows the tree, and keeps it up to date while it is seen. */
export function registerAccessTree(client: LanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView<Node>("latchkey.access", {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren: (node) => (node ? [...node.children] : rootsOf(client)),
    },
  });
  const refresh = () => {
    if (view.visible) changed.fire();
  };
  return vscode.Disposable.from(
    view,
    changed,
    vscode.window.registerFileDecorationProvider({ provideFileDecoration: decorationOf }),
    view.onDidChangeVisibility(refresh),
    client.onNotification("latchkey/accessChanged", refresh),
    vscode.commands.registerCommand("latchkey.refreshAccess", () => changed.fire()),
  );
}

async function rootsOf(client: LanguageClient): Promise<Node[]> {
  if (!client.isRunning()) return [];
  const trees = await client.sendRequest<{ folder: string; nodes: Node[] }[]>("latchkey/accessTrees", {});
  const [only] = trees;
  if (trees.length === 1 && only) return only.nodes;
  return trees.map(({ folder, nodes }) => ({
    label: vscode.workspace.asRelativePath(vscode.Uri.parse(folder)),
    kind: "folder",
    problems: {
      errors: nodes.reduce((all, { problems }) => all + problems.errors, 0),
      warnings: nodes.reduce((all, { problems }) => all + problems.warnings, 0),
    },
    children: nodes,
  }));
}

function itemOf(node: Node): vscode.TreeItem {
  const { label, description, kind, location, problems, children } = node;
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(
    label,
    children.length === 0 ? None : children.length <= few || kind === "folder" ? Expanded : Collapsed,
  );
  const words = problemWords(problems);
  // The icon tells a role from a bucket at a glance, and the number counts; the words are in the tooltip, and spoken.
  item.description = kind === description ? "" : (description ?? "");
  item.resourceUri = vscode.Uri.from({
    scheme,
    path: `/${label}`,
    query: `${problems.errors},${problems.warnings}`,
  });
  item.tooltip = [label, description, words].filter(Boolean).join("\n");
  item.iconPath = iconOf(kind, problems);
  item.accessibilityInformation = { label: [kind, label, description, words].filter(Boolean).join(", ") };
  if (location) {
    const { start, end } = location.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    item.command = {
      title: "Open",
      command: "vscode.open",
      arguments: [vscode.Uri.parse(location.uri), { selection, preserveFocus: false }],
    };
  }
  return item;
}

/** So many lines are seen at a glance. */
const few = 8;

/** In words as well as in colour. */
function problemWords({ errors, warnings }: Node["problems"]): string {
  const counted = (number: number, word: string) =>
    number === 0 ? [] : [`${number} ${word}${number === 1 ? "" : "s"}`];
  return [...counted(errors, "error"), ...counted(warnings, "warning")].join(", ");
}

function iconOf(kind: Node["kind"], problems: Node["problems"]): vscode.ThemeIcon {
  // Of "folder" a theme of file icons may have none.
  return new vscode.ThemeIcon(kind === "folder" ? "root-folder" : icons[kind], colorOf(problems));
}

function decorationOf(uri: vscode.Uri): vscode.FileDecoration | undefined {
  if (uri.scheme !== scheme) return undefined;
  const [errors = 0, warnings = 0] = uri.query.split(",").map(Number);
  const count = errors + warnings;
  if (count === 0) return undefined;
  // Two characters are all that there is room for.
  return new vscode.FileDecoration(count > 99 ? "9+" : String(count), undefined, colorOf({ errors, warnings }));
}

function colorOf({ errors, warnings }: Node["problems"]): vscode.ThemeColor | undefined {
  if (errors > 0) return new vscode.ThemeColor("list.errorForeground");
  return warnings > 0 ? new vscode.ThemeColor("list.warningForeground") : undefined;
}
