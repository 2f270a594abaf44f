// A real VS Code out of the npm registry: code-server is VS Code's workbench in the browser with its extension host
// on Node. Installed once in a cache outside the clone, since CI works in a fresh clone each time.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { cache } from "./cache.mjs";

/** code-server 4.139.1 is VS Code 1.139.1; it needs Node 24. */
const version = "4.139.1";
const home = path.join(cache, `code-server-${version}`);
const entry = path.join(home, "node_modules/code-server/out/node/entry.js");

/**
 * Installs code-server into the cache where it is not there yet, with a line of progress a step.
 *
 * Its install scripts stay off: they build kerberos and sqlite3, take minutes and want libraries that few machines
 * have. Two small native modules are built by hand; without them everything works but output channels.
 */
export function ensureCodeServer() {
  if (fs.existsSync(entry)) return;
  fs.mkdirSync(cache, { recursive: true });
  // Built aside and renamed at the end, so that an interrupted install is never taken for a whole one.
  const partial = fs.mkdtempSync(path.join(cache, "installing-"));
  try {
    installInto(partial);
    fs.rmSync(home, { recursive: true, force: true });
    fs.renameSync(partial, home);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

function installInto(folder) {
  fs.writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
  const code = path.join(folder, "node_modules/code-server/lib/vscode");
  const flags = ["--ignore-scripts", "--omit=dev"];
  console.log(`Installing code-server ${version} in ${home} (once, about a minute, 620 MB) …`);
  step("1/4 code-server itself", folder, ["install", ...flags, `code-server@${version}`]);
  step("2/4 what its VS Code needs", code, ["install", ...flags]);
  step("3/4 what its built-in extensions need", path.join(code, "extensions"), ["install", ...flags]);
  try {
    step("4/4 two native modules", code, ["rebuild", "@vscode/native-watchdog", "@vscode/spdlog"]);
  } catch {
    console.log("    not built (no C++ compiler, make or Python?): output channels will stay empty.");
  }
}

function step(title, cwd, args) {
  console.log(`  ${title} …`);
  const started = Date.now();
  const node = path.dirname(path.dirname(process.execPath));
  // The headers must be those of this Node: a machine's npm may be set to another's.
  const env = fs.existsSync(path.join(node, "include/node"))
    ? { ...process.env, npm_config_nodedir: node }
    : process.env;
  const { status, stderr } = spawnSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed in ${cwd}:\n${stderr.slice(-2000)}`);
  console.log(`    ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Settings that keep a fresh window quiet: no welcome, tips, chat, telemetry, updates. */
const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "files.autoSave": "off",
};

/**
 * Starts code-server on loopback with everything of its own (home, settings, extensions) in `profile`.
 *
 * @param {object} options
 * @param {string} options.profile a folder; kept as it is found, so that a second start remembers the first
 * @param {string[]} [options.vsix] packaged extensions to install first
 * @param {Record<string, unknown>} [options.settings] user settings on top of the quiet ones
 * @param {NodeJS.ProcessEnv} [options.env] for the server, and through it for the extension host
 * @param {number} [options.port] 0 takes any free one
 * @param {"given" | "asked"} [options.trust] whether a window asks if its folder is trusted
 * @param {"tests" | "person"} [options.for] tests: lets a window's address name an extension and a suite, which a built
 *   VS Code otherwise ignores without a word; it also turns notifications and dialogs off
 * @returns {Promise<{ url: string, output: () => string, stop: () => Promise<void>, exited: Promise<void> }>}
 */
export async function startCodeServer(options) {
  ensureCodeServer();
  const { profile } = options;
  const flags = profileFlags(profile, { ...quietSettings, ...options.settings });
  // HOME too: nothing of the user's own editors or ~/.aws is read or written. No gallery: no request leaves.
  const env = {
    ...process.env,
    HOME: profile,
    XDG_CONFIG_HOME: profile,
    XDG_DATA_HOME: profile,
    EXTENSIONS_GALLERY: "{}",
    ...options.env,
  };
  for (const file of options.vsix ?? []) {
    execFileSync(process.execPath, [entry, ...flags, "--install-extension", file, "--force"], { env, stdio: "pipe" });
  }
  const child = spawn(process.execPath, [entry, ...flags, ...serverFlags(options)], {
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return whenListening(child);
}

function profileFlags(profile, settings) {
  const [user, extensions, config] = ["user", "extensions", "config.yaml"].map((name) => path.join(profile, name));
  const settingsFile = path.join(user, "User/settings.json");
  fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
  fs.mkdirSync(extensions, { recursive: true });
  fs.writeFileSync(config, "{}\n");
  if (!fs.existsSync(settingsFile)) fs.writeFileSync(settingsFile, `${JSON.stringify(settings, undefined, 2)}\n`);
  return ["--config", config, "--user-data-dir", user, "--extensions-dir", extensions];
}

function serverFlags({ port = 0, for: whom = "tests", trust = "given" }) {
  return [
    ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
    ...["--disable-telemetry", "--disable-update-check", "--disable-proxy"],
    ...(trust === "given" ? ["--disable-workspace-trust"] : []),
    ...["--disable-getting-started-override", "--ignore-last-opened"],
    ...(whom === "tests" ? ["--vscode-option", "enable-smoke-test-driver"] : []),
  ];
}

async function whenListening(child) {
  let output = "";
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`code-server did not start in 90 s.\n${output}`)), 90_000);
    const read = (chunk) => {
      output += chunk;
      const listening = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output);
      if (!listening) return;
      clearTimeout(timer);
      resolve(listening[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    exited.then(() => reject(new Error(`code-server stopped at once.\n${output}`)));
  });
  process.once("exit", () => signal(child, "SIGKILL"));
  return { url, output: () => output, exited, stop: () => stop(child, exited) };
}

async function stop(child, exited) {
  signal(child, "SIGTERM");
  const timer = setTimeout(() => signal(child, "SIGKILL"), 5_000);
  await exited;
  clearTimeout(timer);
}

/** To its whole process group: the extension hosts end with it. */
function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // Already gone.
  }
}

/**
 * The address of a window on a folder; with an extension and a suite (absolute paths, the suite inside the extension)
 * one that runs that suite in its extension host.
 */
export function windowUrl(server, { folder, extension, suite }) {
  const address = new URL(server.url);
  address.searchParams.set("folder", path.resolve(folder));
  if (extension && suite) {
    const remote = (file) => `vscode-remote://${address.host}${path.resolve(file)}`;
    const payload = { extensionDevelopmentPath: remote(extension), extensionTestsPath: remote(suite) };
    address.searchParams.set("payload", JSON.stringify(Object.entries(payload)));
  }
  return address.href.replaceAll("%2F", "/");
}
