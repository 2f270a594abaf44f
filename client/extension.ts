// The VS Code side of Latchkey. It starts the language server, shows what the server says, and decides nothing itself.
import * as vscode from "vscode";
import { registerAccessAnalyzer } from "./access-analyzer.ts";
import { registerAccessTree } from "./access-tree.ts";
import { registerCorsRequest } from "./cors-request.ts";
import { documentsShownBy } from "./documents.ts";
import { openExample } from "./example.ts";
import { fixAll } from "./fix-all.ts";
import { showKindOfActiveFile } from "./kind-status.ts";
import { createLanguageClient } from "./language-client.ts";
import { layOut, openFile } from "./lay-out.ts";
import { registerLinks } from "./links.ts";
import { registerNewProfile } from "./new-profile.ts";
import { registerNewScenario } from "./new-scenario.ts";
import { registerProfileChain } from "./profile-chain.ts";
import { registerRulePages } from "./rule-pages.ts";
import { setKind } from "./set-kind.ts";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const client = createLanguageClient(context);
  const documents = documentsShownBy(client);
  const command = (name: string, run: (...args: never[]) => unknown) =>
    vscode.commands.registerCommand(`latchkey.${name}`, run);
  context.subscriptions.push(
    client,
    documents,
    showKindOfActiveFile(documents),
    registerRulePages(context, client),
    registerProfileChain(client),
    registerCorsRequest(client),
    registerNewProfile(client),
    registerAccessAnalyzer(context, client, documents),
    registerNewScenario(client),
    registerLinks(client),
    registerAccessTree(client),
    command("setKind", () => setKind(documents)),
    command("fixAll", fixAll),
    command("openExample", openExample),
    command("formatPolicy", layOut),
    command("openFile", openFile),
    command("restartServer", () => client.restart()),
    command("showOutput", () => client.outputChannel.show()),
  );
  await client.start();
}
