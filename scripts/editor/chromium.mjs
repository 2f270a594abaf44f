// The browser that shows code-server's window: a Chromium of this machine, driven through playwright-core.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
];

/** The path of a Chromium; on Debian or Ubuntu as root installs one where none is there. */
export function ensureChromium() {
  const named = process.env.CHROMIUM;
  if (named && existsSync(named)) return named;
  const found = () => candidates.find(existsSync);
  if (!found() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) aptInstall("chromium");
  const chromium = found();
  if (chromium) return chromium;
  throw new Error(
    "The editor tests need Chromium: install it (Debian: sudo apt-get install chromium), or set CHROMIUM to its program.",
  );
}

function aptInstall(name) {
  console.log(`Installing Debian's ${name} (350 MB, half a minute) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", name]]) {
    const { status, stderr } = spawnSync("apt-get", ["-q", ...args], { env, encoding: "utf8", maxBuffer: 1e9 });
    if (status !== 0) console.log(`apt-get ${args.join(" ")} failed:\n${stderr.slice(-1000)}`);
  }
}

export async function launchBrowser() {
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath: ensureChromium(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      // What no page route sees (service workers, the browser itself) finds no name outside this machine either.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
}

/** A page that reaches nothing but this machine; what it tried to reach beyond is kept in `blocked` for a test to read. */
export async function newPage(browser) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    // A notification caught half faded in makes a poor screenshot.
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const blocked = [];
  await context.route(isOutside, (route) => {
    blocked.push(route.request().url());
    return route.abort();
  });
  return { page: await context.newPage(), blocked };
}

function isOutside({ protocol, hostname }) {
  return protocol.startsWith("http") && hostname !== "127.0.0.1" && hostname !== "localhost";
}
