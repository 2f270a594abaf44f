import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { eventually, openWorkbench, type Workbench } from "./workbench.ts";

describe("findings in the window", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      settings: { "editor.codeActionsOnSave": { "source.fixAll.latchkey": "explicit" } },
    });
  });
  after(() => workbench?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
  });

  it("are underlined at the very text", async () => {
    const { page, hands } = workbench;
    await hands.open("bucket-policy.json");
    const squiggle = page.locator(".monaco-editor .squiggly-error");
    await squiggle.waitFor({ timeout: 60_000 });
    const text = page.locator(".view-line span span", { hasText: "arn:aws:s3:::client-in" });
    // Lines move while lenses come.
    const fit = async () => {
      const [under, over] = await Promise.all([squiggle.boundingBox(), text.boundingBox()]);
      if (!under || !over) return undefined;
      const character = over.width / '"arn:aws:s3:::client-in"'.length;
      return {
        onItsLine: Math.abs(under.y - over.y) < over.height,
        fromItsStart: Math.abs(under.x - over.x) <= character * 1.5,
        asLong: Math.abs(under.width - over.width) <= character * 2.5,
      };
    };
    await eventually(fit, { onItsLine: true, fromItsStart: true, asLong: true });
    await workbench.shot("squiggle");
  });

  it("tell why in a hover, whose link opens the rule's page", async () => {
    const { page, hands } = workbench;
    await hands.open("bucket-policy.json");
    await hands.hoverUntil(
      page.locator(".view-line span span", { hasText: "arn:aws:s3:::client-in" }),
      page.locator(".monaco-hover .marker, .monaco-hover .hover-row").filter({ hasText: "latchkey" }),
    );
    await workbench.shot("hover");
    await page.locator(".monaco-hover a", { hasText: "object-action-on-bucket" }).click();
    await page.locator(".tab.active", { hasText: "object-action-on-bucket" }).waitFor();
    const preview = page.frameLocator("iframe.webview.ready").frameLocator("iframe");
    await preview.locator("h1", { hasText: "object-action-on-bucket" }).waitFor();
    await workbench.shot("rule page");
    await hands.closeAll();
  });

  it("stand in Problems, each once", async () => {
    const { page, hands } = workbench;
    for (const file of ["pipeline-policy.json", "bucket-policy.json"]) await hands.open(file);
    await hands.command("Problems: Focus on Problems View");
    // Rows below the edge are not in the page.
    await page.locator(".panel a.codicon-panel-maximize, .panel a[aria-label^=Maximize]").first().click();
    const rows = page.locator(".markers-panel .monaco-list-row", { hasText: "latchkey" });
    const findings = async () => (await rows.allInnerTexts()).map((row) => row.split("\n").slice(2).join(" ")).sort();
    // Of the files that are open and of those that are not.
    await eventually(findings, [
      "api-operation-as-action [Ln 6, Col 21]",
      "missing-version [Ln 1, Col 1]",
      "object-action-on-bucket [Ln 13, Col 20]",
      "object-action-on-bucket [Ln 9, Col 20]",
      "unknown-profile [Ln 14, Col 18]",
    ]);
    await workbench.shot("problems");
    await page.keyboard.press("ControlOrMeta+J");
  });

  it("are mended by a quick fix, and the file is saved", async () => {
    const { page, hands } = workbench;
    await hands.open("pipeline-policy.json");
    await page.locator(".view-line span span", { hasText: "s3:ListObjectsV2" }).click();
    const fix = await hands.pressUntil(
      "ControlOrMeta+.",
      page.locator(".action-widget .monaco-list-row", { hasText: "Replace with s3:ListBucket" }),
    );
    await workbench.shot("quick fix");
    await fix.click();
    await page.locator(".view-line", { hasText: '"s3:ListBucket"' }).waitFor();
    await page.locator(".monaco-editor .squiggly-error").waitFor({ state: "detached" });
    await page.keyboard.press("ControlOrMeta+S");
    await eventually(() => workbench.saved("policies/pipeline-policy.json")?.Statement[0].Action, "s3:ListBucket");
    await workbench.shot("fixed");
  });

  it("with a safe fix are mended on save", async () => {
    const { page, hands } = workbench;
    await hands.open("no-version.json");
    await page.locator(".monaco-editor .squiggly-warning, .monaco-editor .squiggly-info").first().waitFor();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("Enter");
    // VS Code saves without the fixes that it is not given in time, and fixes again when it is told to save again.
    await eventually(async () => {
      await page.keyboard.press("ControlOrMeta+S");
      await page.waitForTimeout(2_000);
      return workbench.saved("policies/no-version.json")?.Version;
    }, "2012-10-17");
    await workbench.shot("fixed on save");
  });

  it("cost no request to any outside address", () => assert.deepEqual(workbench.outside(), []));
});
