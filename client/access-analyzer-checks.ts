import * as vscode from "vscode";

export type PaidOperation = "CheckNoNewAccess" | "CheckAccessNotGranted" | "CheckNoPublicAccess";

/** What is asked about a policy, in the server's words. */
export type Check =
  | { readonly operation: "ValidatePolicy" | "CheckNoPublicAccess" }
  | { readonly operation: "CheckNoNewAccess"; readonly against: Against }
  | {
      readonly operation: "CheckAccessNotGranted";
      readonly actions: readonly string[];
      readonly resources: readonly string[];
    };

type Against = "saved" | { readonly uri: string } | { readonly revision: string };

/** Asks what a check needs to know and was not given along; undefined where the user gives up. */
export async function askCheck(
  operation: PaidOperation,
  file: vscode.Uri | undefined,
  given: unknown,
): Promise<Check | undefined> {
  if (operation === "CheckNoPublicAccess") return { operation };
  const known = (given ?? {}) as {
    readonly against?: Against;
    readonly actions?: string[];
    readonly resources?: string[];
  };
  if (operation === "CheckNoNewAccess") {
    const against = known.against ?? (await askAgainst(file));
    return against && { operation, against };
  }
  if (known.actions || known.resources)
    return { operation, actions: known.actions ?? [], resources: known.resources ?? [] };
  const actions = await askList(
    "Which actions must not be granted?",
    "Actions, with commas between them; none: any action on the resources.",
    "s3:DeleteBucket, iam:*",
  );
  if (!actions) return undefined;
  const resources = await askList(
    "On which resources?",
    "ARNs, with commas between them; none: on any resource.",
    "arn:aws:s3:::my-bucket/*",
  );
  if (!resources) return undefined;
  if (actions.length + resources.length > 0) return { operation, actions, resources };
  void vscode.window.showInformationMessage("Name an action or a resource: without either there is nothing to check.");
  return undefined;
}

async function askAgainst(file: vscode.Uri | undefined): Promise<Against | undefined> {
  const items: (vscode.QuickPickItem & { readonly against?: Against })[] = [
    { label: "The last commit", description: "what git has at HEAD", against: { revision: "HEAD" } },
    { label: "The saved file", description: "what you changed since you saved it", against: "saved" },
    { label: "Another commit or branch…", description: "any revision that git knows" },
    { label: "Another file…", description: "an earlier or a stricter policy", against: { uri: "" } },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: "Check for new access: compared with what?",
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  if (!picked.against) {
    const revision = await vscode.window.showInputBox({
      title: "Which revision?",
      placeHolder: "main",
      ignoreFocusOut: true,
    });
    return revision ? { revision } : undefined;
  }
  if (typeof picked.against === "string" || "revision" in picked.against) return picked.against;
  const [other] =
    (await vscode.window.showOpenDialog({
      title: "Which file?",
      ...(file && { defaultUri: vscode.Uri.joinPath(file, "..") }),
    })) ?? [];
  return other && { uri: other.toString() };
}

async function askList(title: string, prompt: string, placeHolder: string): Promise<string[] | undefined> {
  const text = await vscode.window.showInputBox({ title, prompt, placeHolder, ignoreFocusOut: true });
  return text
    ?.split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
