import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { eventually, openWorkbench, type Workbench } from "./workbench.ts";

describe("kinds and languages in the window", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
  });

  /** The text of a status item of Latchkey, or undefined while there is none. */
  const status = () => workbench.page.locator('.statusbar-item[id="latchkey.latchkey.latchkey.kind"]');

  it("shows the kind of a policy in the status bar, and a click changes it", async () => {
    const { hands } = workbench;
    await hands.open("bucket-policy.json");
    await status().filter({ hasText: "Bucket policy" }).waitFor({ timeout: 60_000 });
    await workbench.shot("status");
    await status().locator("a").click();
    await workbench.shot("pick a kind");
    await hands.pick("Resource policy");
    await status().filter({ hasText: "Resource policy" }).waitFor();
    await eventually(() => workbench.saved(".vscode/settings.json"), {
      "latchkey.associations": { "policies/bucket-policy.json": "resource-policy" },
    });
    await status().locator("a").click();
    await hands.pick("Decide automatically");
    await status().filter({ hasText: "Bucket policy" }).waitFor();
    await eventually(() => workbench.saved(".vscode/settings.json"), {});
  });

  it("shows no kind for a file that is nothing to Latchkey", async () => {
    await workbench.hands.open("app.json");
    await status().waitFor({ state: "hidden" });
  });

  it("colours AWS config files", async () => {
    const { page, hands } = workbench;
    await hands.open("aws/config");
    await page.locator('[id="status.editor.mode"]', { hasText: "AWS Config" }).waitFor();
    const colours = async () => {
      const tokens = page.locator(".view-line span span");
      const [texts, values] = [await tokens.allInnerTexts(), await tokens.evaluateAll(coloursOf)];
      return new Map(texts.map((text, index) => [text.replaceAll("\u00a0", " "), values[index]]));
    };
    const words = ["profile", "base", "sso_session", "us-east-1", "3600", "# The profiles of the pipeline."];
    await eventually(async () => {
      const shown = await colours();
      return new Set(words.map((word) => shown.get(word))).size;
    }, words.length);
    await workbench.shot("aws config");
  });

  it("finds what is wrong in a config file", async () => {
    const { page, hands } = workbench;
    await hands.open("aws/config");
    await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
    await status().filter({ hasText: "AWS config" }).waitFor();
  });

  it("finds what is wrong in the documents of a Markdown file", async () => {
    const { page, hands } = workbench;
    await hands.open("tutorial.md");
    await status().filter({ hasText: "2 documents" }).waitFor();
    await page.locator(".monaco-editor .squiggly-error").first().waitFor();
    await hands.hoverUntil(status(), page.locator(".monaco-hover", { hasText: "Bucket policy" }));
    await workbench.shot("markdown");
  });

  it("asks no outside address for any of it", () => assert.deepEqual(workbench.outside(), []));
});

/** Runs in the page, whose globals the type-checker does not know here. */
function coloursOf(elements: readonly unknown[]): string[] {
  const { getComputedStyle } = globalThis as unknown as { getComputedStyle(element: unknown): { color: string } };
  return elements.map((element) => getComputedStyle(element).color);
}
