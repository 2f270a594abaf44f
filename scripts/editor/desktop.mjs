// VS Code on the desktop: the one that is installed here, or one that @vscode/test-electron downloads.
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { cache } from "./cache.mjs";

const downloads = path.join(cache, "vscode");

/** Whether a window can open here at all. */
export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The executable of an installed VS Code: VSCODE_EXECUTABLE, or the one behind `code` on PATH. */
export function installedVsCode() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`VSCODE_EXECUTABLE names ${named}, which does not exist.`);
  }
  const command = onPath(process.platform === "win32" ? "code.cmd" : "code");
  return command && behindCommand(realpathSync(command));
}

/** The version to download: VSCODE_VERSION, a number or "stable" or "insiders". */
const wantedVersion = process.env.VSCODE_VERSION ?? "stable";

/** Downloads VS Code, once; undefined where its download site does not answer. */
export async function downloadVsCode() {
  if (!existsSync(downloads) && !(await answers("https://update.code.visualstudio.com/api/releases/stable"))) return;
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  try {
    return await downloadAndUnzipVSCode({ version: wantedVersion, cachePath: downloads });
  } catch (error) {
    console.log(`VS Code could not be downloaded: ${error.message}`);
  }
}

/** Asks first and briefly: offline, a download that retries would keep everyone waiting. */
async function answers(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(4_000) })).ok;
  } catch {
    return false;
  }
}

function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(existsSync);
}

/** `code` is a script beside the program, in a place that each system has its own way of choosing. */
function behindCommand(command) {
  const beside = path.resolve(path.dirname(command), "..");
  const candidates = {
    linux: [path.join(beside, "code")],
    darwin: [path.resolve(beside, "../../MacOS/Code"), path.resolve(beside, "../../MacOS/Electron")],
    win32: [path.join(beside, "Code.exe")],
  };
  return candidates[process.platform]?.find(existsSync);
}
