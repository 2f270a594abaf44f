import { after, afterEach, before, describe, it } from "node:test";
import { openWorkbench, type Workbench } from "./workbench.ts";

describe("what the workspace knows of access", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ from: "examples/distributed-cellprofiler/broken" });
  });
  after(() => workbench?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
  });

  it("is a tree of accounts, what is in them, and the problems in their files", async () => {
    const { page, hands } = workbench;
    await hands.open("role/trust-policy.json");
    await page.locator('.activitybar a.action-label[aria-label="Latchkey"]').click();
    const row = (text: string) => page.locator(".pane-body .monaco-list-row", { hasText: text }).first();
    await row("lab").waitFor({ timeout: 60_000 });
    await row("role/trust-policy.json").waitFor();
    // The count at the end of the line, which no width cuts.
    await row("lab").locator('[class*="itemBadge"]').first().waitFor({ state: "attached" });
    // VS Code asks for the lines above a text that is opened while it starts only once somebody is in that text.
    await page.locator(".view-line").first().click();
    await page.locator(".codelens-decoration", { hasText: "role access-to-other-bucket · assumed by" }).waitFor();
    // Away, lest the name of the key stays.
    await page.mouse.move(800, 700);
    await workbench.shot("tree");
  });

  it("lists what each document belongs to, with the grounds", async () => {
    const { page, hands } = workbench;
    await hands.command("Latchkey: Show Links");
    await page
      .locator(".quick-input-list .monaco-list-row", { hasText: "the trust policy of role access-to-other-bucket" })
      .waitFor();
    await workbench.shot("links");
    await page.keyboard.press("Escape");
  });
});
