// Opens a real editor on examples/ (or the folder that is named) with Latchkey in it, built from this clone.
//
//   node scripts/start.mjs [FOLDER] [--port=N]
import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const { cache } = await import("./editor/cache.mjs");
const { findEditor } = await import("./editor/find-editor.mjs");
const args = process.argv.slice(2);
const folder = path.resolve(args.find((arg) => !arg.startsWith("-")) ?? path.join(root, "examples"));
const port = Number(args.find((arg) => arg.startsWith("--port="))?.slice("--port=".length) ?? 0);

if (!fs.existsSync(folder)) {
  console.error(`${folder} does not exist.`);
  process.exit(2);
}
const editor = await findEditor();
console.log(`Opening ${path.relative(process.cwd(), folder) || "."} in ${editor.name} …`);
if (editor.kind === "desktop") openOnDesktop(editor.executable);
else await openInBrowser();

/** The person's own VS Code, settings and all, with this clone as an extension under development. */
function openOnDesktop(executable) {
  execFileSync(process.execPath, [path.join(root, "scripts/build.mjs")], { stdio: "inherit" });
  const flags = ["--new-window", `--extensionDevelopmentPath=${root}`, folder];
  process.exitCode = spawnSync(executable, flags, { stdio: "inherit" }).status ?? 1;
}

/** code-server with the packaged extension, on loopback, until Ctrl+C. Its settings are kept for the next time. */
async function openInBrowser() {
  const { startCodeServer, windowUrl } = await import("./editor/code-server.mjs");
  execFileSync(process.execPath, [path.join(root, "scripts/package.mjs")], { stdio: "inherit" });
  const [vsix] = fs.globSync("dist-packages/*.vsix", { cwd: root }).map((file) => path.join(root, file));
  const profile = path.join(cache, "profile");
  const server = await startCodeServer({ profile, vsix: [vsix], port, for: "person" });
  const address = windowUrl(server, { folder });
  console.log(`\n  ${address}\n\nOpen this address in a browser of this machine. Ctrl+C ends it.`);
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
    spawn("xdg-open", [address], { stdio: "ignore", detached: true })
      .on("error", () => {})
      .unref();
  }
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.stop());
  await server.exited;
}
