// "New…": asks what a set of files needs, shows what would be written, and writes it in one edit.
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type Made, reviewFiles, showFiles } from "./new-files.ts";
import { ask, type Reply } from "./quick-ask.ts";

interface Step {
  readonly title: string;
  /** Of the question; -1 where all are answered. */
  readonly index: number;
  readonly count: number;
  readonly question?: {
    readonly id: string;
    readonly title: string;
    readonly placeholder: string;
    readonly optional: boolean;
    readonly list: boolean;
    readonly standing?: string;
    readonly choices?: readonly { readonly value: string; readonly detail?: string }[];
    readonly known: readonly { readonly value: string; readonly detail?: string }[];
  };
}

/** What is known of the set to make; a caller may know all of it. */
interface Wanted {
  readonly scenario?: string;
  readonly answers?: Readonly<Record<string, string>>;
  /** The folder to write to, from the workspace folder on; empty for that itself. */
  readonly folder?: string;
  /** Writes without asking. */
  readonly write?: boolean;
}

export function registerNewScenario(client: LanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    showFiles.register(),
    vscode.commands.registerCommand("latchkey.new", async (given?: unknown) => {
      const root = await askRoot();
      if (root) await makeSet(client, root, (given ?? {}) as Wanted);
    }),
  );
}

/** Asks for the set, its answers and the folder, each with a way back to what was asked before. */
async function makeSet(client: LanguageClient, root: vscode.Uri, given: Wanted): Promise<void> {
  for (;;) {
    const scenario = given.scenario ?? (await askScenario(client));
    if (scenario === undefined) return;
    if (scenario === profileItem) {
      await vscode.commands.executeCommand("latchkey.newProfile");
      return;
    }
    const outcome = await askRest(client, root, { ...given, scenario });
    if (outcome !== "back" || given.scenario !== undefined) return;
  }
}

async function askRest(
  client: LanguageClient,
  root: vscode.Uri,
  { scenario, answers: known = {}, folder: fixed, write }: Wanted & { readonly scenario: string },
): Promise<"back" | "done"> {
  let answers: Readonly<Record<string, string>> = known;
  /** What was asked here, in order, with the answers; going back keeps the last one to start from. */
  const asked: string[] = [];
  const before = new Map<string, string>();
  let folder = fixed;
  for (;;) {
    const params = { scenario, answers, uri: root.toString() };
    const step = await client.sendRequest<Step | null>("latchkey/scenarioStep", params);
    if (!step) {
      void vscode.window.showErrorMessage(`There is no set ${scenario}.`);
      return "done";
    }
    const reply = step.question
      ? await askQuestion(client, params, step, before)
      : folder === undefined
        ? await askFolder(root, scenario, step, before.get(folderKey))
        : undefined;
    if (reply === undefined && (step.question || folder === undefined)) return "done";
    if (reply === "back") {
      const last = asked.pop();
      if (last === undefined) return "back";
      answers = without(answers, last);
      continue;
    }
    if (reply && step.question) {
      before.set(step.question.id, reply.value);
      asked.push(step.question.id);
      answers = { ...answers, [step.question.id]: reply.value };
      continue;
    }
    if (reply) {
      folder = reply.value;
      before.set(folderKey, folder);
    }
    const target = folder ? vscode.Uri.joinPath(root, folder) : root;
    const made = await client.sendRequest<Made>("latchkey/scenarioFiles", { ...params, uri: target.toString() });
    const review = await reviewFiles({ root, target, made, write: write === true });
    if (review !== "back") return "done";
    folder = fixed;
    if (fixed === undefined) continue;
    const last = asked.pop();
    if (last === undefined) return "back";
    answers = without(answers, last);
  }
}

const folderKey = "\u0000folder";

function without(answers: Readonly<Record<string, string>>, key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name !== key));
}

function askQuestion(
  client: LanguageClient,
  params: { readonly scenario: string; readonly answers: Readonly<Record<string, string>> },
  { title, index, count, question }: Step,
  before: ReadonlyMap<string, string>,
): Promise<Reply> {
  if (!question) return Promise.resolve(undefined);
  const { choices, known, standing = "", optional, list } = question;
  // Of a list only what is typed is taken; what is known is named beside it.
  const others = known.filter(({ value }) => value !== standing);
  const usual = standing === "" || others.length === 0 ? [] : [{ value: standing, detail: "as usual" }];
  const offered = choices ?? (list ? [] : [...usual, ...others]);
  const hint = list && known.length > 0 ? ` Known here: ${known.map(({ value }) => value).join(", ")}.` : "";
  return ask({
    title,
    prompt: `${question.title}${hint}`,
    placeholder: question.placeholder,
    step: index + 1,
    // The folder is asked for at the end.
    steps: count + 1,
    value: before.get(question.id) ?? standing,
    choices: offered,
    open: choices === undefined,
    optional,
    faultOf: (value) =>
      client.sendRequest<string | null>("latchkey/scenarioFault", { ...params, key: question.id, value }),
  });
}

function askFolder(root: vscode.Uri, scenario: string, { title, count }: Step, before: string | undefined) {
  // A single file's name has a dash too, but it goes where the others are.
  const own = before ?? (/^(?:bucket|identity|trust|cors)-/.test(scenario) ? "" : scenario);
  const name = vscode.workspace.asRelativePath(root, true);
  return ask({
    title,
    prompt: "The folder for the files; empty for the workspace's own.",
    placeholder: name,
    step: count + 1,
    steps: count + 1,
    value: own,
    choices: [],
    open: true,
    optional: true,
    faultOf: async (value) => faultOfFolder(value.trim()),
  });
}

function faultOfFolder(value: string): string | null {
  if (/^(?:[\\/~]|[a-z]:)/i.test(value)) return "A folder of this workspace, without a slash at its start.";
  if (value.split(/[\\/]/).includes("..")) return "Files are written inside the workspace only.";
  return /[\u0000-\u001f<>:"|?*\\]/.test(value) ? "A folder's name does not have such characters." : null;
}

async function askRoot(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const open = "Open Folder…";
    const answer = await vscode.window.showWarningMessage(
      "Open a folder first: what is made is written into it.",
      open,
    );
    if (answer === open) await vscode.commands.executeCommand("vscode.openFolder");
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: "The folder to write into" });
  return picked?.uri;
}

const profileItem = "\u0000profile";

async function askScenario(client: LanguageClient): Promise<string | undefined> {
  const all =
    await client.sendRequest<{ id: string; title: string; detail: string; group: "set" | "file" }[]>(
      "latchkey/scenarioList",
    );
  const items = (group: "set" | "file") =>
    all.filter((one) => one.group === group).map(({ id, title, detail }) => ({ label: title, detail, id }));
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, id: "" });
  const picked = await vscode.window.showQuickPick(
    [
      separator("Whole sets"),
      ...items("set"),
      separator("Single files"),
      ...items("file"),
      {
        label: "Profile for ~/.aws/config",
        detail: "a role, a sign-in, a program or a machine; shown before it is appended",
        id: profileItem,
      },
    ],
    { title: "New: what is it for?", matchOnDetail: true, ignoreFocusOut: true },
  );
  return picked?.id;
}
