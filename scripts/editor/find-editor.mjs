// Which editor to run: an installed VS Code; else one that can be downloaded; else, on Linux, code-server from npm.
import { ensureCodeServer } from "./code-server.mjs";
import { downloadVsCode, hasDisplay, installedVsCode } from "./desktop.mjs";

/**
 * Finds an editor, and gets one where none is installed. LATCHKEY_EDITOR=desktop or =code-server decides instead.
 *
 * @returns {Promise<{ kind: "desktop", executable: string, name: string } | { kind: "code-server", name: string }>}
 */
export async function findEditor() {
  const wanted = process.env.LATCHKEY_EDITOR;
  const desktop = wanted === "code-server" ? undefined : await findDesktop();
  if (desktop) return desktop;
  if (process.platform === "linux" && wanted !== "desktop") {
    ensureCodeServer();
    return { kind: "code-server", name: "code-server" };
  }
  throw new Error(
    "No editor: install VS Code and set VSCODE_EXECUTABLE to its program (or have `code` on PATH), or go online so " +
      "that one can be downloaded." +
      (hasDisplay() ? "" : " On Linux without a display run under xvfb-run, or leave LATCHKEY_EDITOR unset."),
  );
}

async function findDesktop() {
  if (!hasDisplay()) return;
  // A version that is asked for by number is not the installed one.
  const installed = process.env.VSCODE_VERSION ? undefined : installedVsCode();
  if (installed) return { kind: "desktop", executable: installed, name: `VS Code (${installed})` };
  const downloaded = await downloadVsCode();
  return downloaded && { kind: "desktop", executable: downloaded, name: `VS Code (${downloaded})` };
}
