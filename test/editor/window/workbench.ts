// A person's hands and eyes in a real VS Code window with the packaged extension in it.
import assert from "node:assert/strict";
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { launchBrowser, newPage } from "../../../scripts/editor/chromium.mjs";
import { startCodeServer, windowUrl } from "../../../scripts/editor/code-server.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
const shots = path.join(root, "artifacts");

/** Milliseconds after which what does not come never will, however busy the machine is. */
const patience = 60_000;

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

interface Opening {
  /** The folder, within the clone, of whose files the window is given a copy. */
  readonly from?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For the server, and through it for the extension host. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** asked: the window asks whether its folder is trusted. */
  readonly trust?: "given" | "asked";
}

/** Opens a window with the .vsix that `npm run package` made. */
export async function openWorkbench({
  from = "test/editor/fixtures",
  settings = {},
  env = {},
  trust = "given",
}: Opening = {}) {
  const vsix = globSync("dist-packages/*.vsix", { cwd: root }).map((file) => path.join(root, file));
  assert.equal(vsix.length, 1, "dist-packages/ must hold one .vsix: run npm run package.");
  const scratch = mkdtempSync(path.join(os.tmpdir(), "latchkey-window-"));
  const folder = path.join(scratch, "pipeline");
  const connections = path.join(scratch, "connections");
  cpSync(path.join(root, from), folder, { recursive: true });
  const server = await startCodeServer({
    profile: path.join(scratch, "profile"),
    vsix,
    settings: { ...comfortable, ...settings },
    trust,
    env: {
      ...env,
      NODE_OPTIONS: `--require=${path.join(import.meta.dirname, "record-connections.cjs")}`,
      LATCHKEY_CONNECTIONS: connections,
    },
    // A window as people have it: with notifications and dialogs.
    for: "person",
  });
  const browser = await launchBrowser();
  const { page, blocked } = await newPage(browser);
  page.setDefaultTimeout(patience);
  await page.goto(windowUrl(server, { folder }));
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
  const onDisk = (name: string) => {
    const file = path.join(folder, name);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  return {
    page,
    hands: handsOn(page),
    /** What a JSON file holds on disk; undefined while there is none, or it is being written. */
    saved: (name: string) => parsed(onDisk(name)),
    onDisk,
    /** Every address outside this machine that the window or a process behind it asked for. */
    outside: () => [...blocked, ...(existsSync(connections) ? readFileSync(connections, "utf8").split("\n") : [])],
    async shot(name: string) {
      mkdirSync(shots, { recursive: true });
      // What fades in has done so by then.
      await page.waitForTimeout(400);
      await page.screenshot({ path: path.join(shots, `${name}.png`) });
    },
    async close() {
      await browser.close();
      await server.stop();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into any shape.
function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nothing that moves or distracts in a screenshot. */
const comfortable = {
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "git.enabled": false,
  "workbench.layoutControl.enabled": false,
  "window.commandCenter": false,
};

function handsOn(page: Page) {
  const rows = (text: string) => page.locator(".quick-input-list .monaco-list-row", { hasText: text });

  /**
   * Presses a key until something shows, and returns it. Once is not enough just after the start: an open palette does
   * not list commands that come later, and a menu of fixes is called off when any extension registers a provider.
   */
  async function pressUntil(key: string, wanted: Locator, then: () => Promise<void> = async () => {}) {
    for (let attempt = 0; attempt < 15; attempt++) {
      await page.keyboard.press(key);
      await then();
      if (await shows(wanted, 2_000)) return wanted.first();
      await page.keyboard.press("Escape");
    }
    throw new Error(`${key} pressed 15 times, and nothing shows for ${wanted}.`);
  }

  /** Hovers until something shows: lines move while lenses come, and a hover is not asked for again by itself. */
  async function hoverUntil(place: Locator, wanted: Locator) {
    for (let attempt = 0; attempt < 15; attempt++) {
      await place.hover();
      if (await shows(wanted, 3_000)) return wanted.first();
      await page.mouse.move(0, 0);
    }
    throw new Error(`Hovered 15 times over ${place}, and nothing shows for ${wanted}.`);
  }

  async function quickOpen(text: string, row: string) {
    const input = page.locator(".quick-input-widget input[type=text]").first();
    await (await pressUntil("ControlOrMeta+P", rows(row), () => input.fill(text))).click();
  }

  return {
    pressUntil,
    hoverUntil,
    pick: (text: string) => rows(text).first().click(),
    command: (title: string) => quickOpen(`>${title}`, title),
    /** Opens a file and waits until one can type into it. */
    async open(file: string) {
      const name = path.basename(file);
      await quickOpen(file, name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await page.locator(".editor-group-container .monaco-editor.focused .view-line").first().waitFor();
    },
    async closeAll() {
      await page.keyboard.press("Escape");
      await this.command("View: Close All Editors");
    },
  };
}

async function shows(wanted: Locator, timeout: number): Promise<boolean> {
  return wanted
    .first()
    .waitFor({ timeout })
    .then(
      () => true,
      () => false,
    );
}

/** Asks until the answer is the wanted one, and lets the assertion speak where it never is. */
export async function eventually<T>(ask: () => T | Promise<T>, wanted: T): Promise<void> {
  let answer = await ask();
  for (const end = Date.now() + patience; Date.now() < end && !isEqual(answer, wanted); answer = await ask()) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.deepEqual(answer, wanted);
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
