import { homedir } from "node:os";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** `latchkey-new-profile:/SIDE/config`: a config file before and after, while the user looks at the change. */
const scheme = "latchkey-new-profile";

interface Step {
  readonly key: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly optional?: boolean;
  readonly open?: boolean;
  readonly choices?: readonly { readonly value: string; readonly detail?: string }[];
}

interface Profile {
  readonly uri: string;
  readonly sort: string;
  readonly answers: Readonly<Record<string, string>>;
}

type Fault = { readonly severity: string; readonly message: string } | null;

/** The command that asks what a new profile needs, shows the change, and appends it to a config file. */
export function registerNewProfile(client: LanguageClient): vscode.Disposable {
  const shown = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => shown.get(path) ?? "",
    }),
    vscode.commands.registerCommand("latchkey.newProfile", async (given?: unknown) => {
      const known = (given ?? {}) as Partial<Profile> & { readonly append?: boolean };
      const uri = known.uri === undefined ? await askFile() : vscode.Uri.parse(known.uri);
      if (!uri) return;
      const sort = known.sort ?? (await askSort(client, uri));
      if (!sort) return;
      const profile = await askAnswers(client, { uri: uri.toString(), sort, answers: known.answers ?? {} });
      if (!profile) return;
      const { text } = await client.sendRequest<{ text: string }>("latchkey/newProfile", profile);
      const before = await vscode.workspace.openTextDocument(uri).then(
        (document) => document.getText(),
        () => undefined,
      );
      if (known.append !== true && !(await isWanted(uri, before ?? "", text))) return;
      await append(uri, before, text);
    }),
  );

  async function isWanted(uri: vscode.Uri, before: string, text: string): Promise<boolean> {
    const sides = [before, before + text].map((content, side) => {
      const address = vscode.Uri.from({ scheme, path: `/${side === 0 ? "before" : "after"}/config` });
      shown.set(address.path, content);
      changed.fire(address);
      return address;
    });
    const name = vscode.workspace.asRelativePath(uri);
    await vscode.commands.executeCommand("vscode.diff", ...sides, `New profile in ${name}`);
    const yes = `Append it to ${name}`;
    const answer = await vscode.window.showQuickPick([yes, "Leave the file as it is"], {
      title: "New profile: the change is shown below",
      ignoreFocusOut: true,
    });
    for (const { path } of sides) shown.delete(path);
    await closeDiff();
    return answer === yes;
  }
}

async function closeDiff(): Promise<void> {
  const ours = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme);
  await vscode.window.tabGroups.close(ours);
}

/** One edit, so that one undo takes it back; the file is left for the user to save. */
async function append(uri: vscode.Uri, before: string | undefined, text: string): Promise<void> {
  if (before === undefined) await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.positionAt(document.getText().length);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, end, text);
  await vscode.workspace.applyEdit(edit);
  const editor = await vscode.window.showTextDocument(document);
  editor.revealRange(new vscode.Range(end, document.positionAt(document.getText().length)));
}

/** The config files that are open, those of the workspace, and the user's own. */
async function askFile(): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.textDocuments
    .filter(
      ({ languageId, uri }) => languageId === "aws-config" && uri.scheme === "file" && !/credentials/i.test(uri.path),
    )
    .map(({ uri }) => uri);
  const found = await vscode.workspace.findFiles("**/{aws,.aws}/config", "**/node_modules/**", 20);
  const fresh = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, "aws", "config"));
  const own = vscode.Uri.file(`${homedir()}/.aws/config`);
  const all = new Map([...open, ...found, ...fresh, own].map((uri) => [uri.toString(), uri]));
  const items = [...all.values()].map((uri) => ({
    label: uri.toString() === own.toString() ? "~/.aws/config" : vscode.workspace.asRelativePath(uri),
    description: uri.toString() === own.toString() ? "your own profiles" : "",
    uri,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: "New profile: in which file?",
    ignoreFocusOut: true,
  });
  return picked?.uri;
}

async function askSort(client: LanguageClient, uri: vscode.Uri): Promise<string | undefined> {
  const { sorts } = await client.sendRequest<{ sorts: { sort: string; label: string; detail: string }[] }>(
    "latchkey/configNames",
    { uri: uri.toString() },
  );
  const picked = await vscode.window.showQuickPick(sorts, {
    title: "New profile: where do its credentials come from?",
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.sort;
}

/** Asks one question after the other, as the server names them; undefined where the user gives up. */
async function askAnswers(client: LanguageClient, start: Profile): Promise<Profile | undefined> {
  let profile = start;
  for (;;) {
    const { steps } = await client.sendRequest<{ steps: Step[] }>("latchkey/newProfile", profile);
    const index = steps.findIndex(({ key }) => profile.answers[key] === undefined);
    const step = steps[index];
    if (!step) return profile;
    const faultOf = (value: string) =>
      client.sendRequest<Fault>("latchkey/newProfileFault", {
        ...profile,
        answers: { ...profile.answers, [step.key]: value },
        key: step.key,
      });
    const answer = await askStep(step, `New profile (${index + 1}/${steps.length})`, faultOf);
    if (answer === undefined) return undefined;
    profile = { ...profile, answers: { ...profile.answers, [step.key]: answer } };
  }
}

async function askStep(
  step: Step,
  title: string,
  faultOf: (value: string) => Promise<Fault>,
): Promise<string | undefined> {
  const { prompt, placeholder, choices, open, optional } = step;
  if (!choices || (open && choices.length === 0)) {
    return vscode.window.showInputBox({
      title,
      prompt,
      placeHolder: placeholder,
      ignoreFocusOut: true,
      validateInput: async (value) => {
        const fault = await faultOf(value);
        return fault && { message: fault.message, severity: severityOf(fault) };
      },
    });
  }
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(
      "No profile here has credentials that could assume a role. Make one first.",
    );
    return undefined;
  }
  const none = { label: "None", value: "" };
  const other = { label: "Another…", value: undefined };
  const picked = await vscode.window.showQuickPick(
    [
      ...(optional ? [none] : []),
      ...choices.map(({ value, detail }) => ({ label: value, value, ...(detail && { description: detail }) })),
      ...(open ? [other] : []),
    ],
    { title, placeHolder: prompt, matchOnDescription: true, ignoreFocusOut: true },
  );
  if (!picked) return undefined;
  return picked.value ?? askStep({ ...step, choices: [], open: true }, title, faultOf);
}

/** Only what a tool would stumble over keeps an answer from being taken. */
function severityOf({ severity }: NonNullable<Fault>): vscode.InputBoxValidationSeverity {
  const severities = vscode.InputBoxValidationSeverity;
  return severity === "error" || severity === "warning" ? severities.Error : severities.Info;
}
