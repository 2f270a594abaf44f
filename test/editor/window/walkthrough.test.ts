import { after, afterEach, before, describe, it } from "node:test";
import { openWorkbench, type Workbench } from "./workbench.ts";

for (const theme of ["Default Light Modern", "Default Dark Modern", "Default High Contrast"]) {
  describe(`the walkthrough, ${theme}`, () => {
    let workbench: Workbench;
    before(async () => {
      workbench = await openWorkbench({ settings: { "workbench.colorTheme": theme } });
    });
    after(() => workbench?.close());
    afterEach(async (test) => {
      if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
    });

    it("opens an example beside it, in which there is something to see", async () => {
      const { page, hands } = workbench;
      // In a narrower one the pictures are left out.
      await page.setViewportSize({ width: 1600, height: 900 });
      await hands.command("Welcome: Open Walkthrough");
      // Not the palette that the command came from.
      await page.locator(".quick-input-widget input[placeholder*=walkthrough]").fill("Latchkey");
      await hands.pick("Get Started with Latchkey");
      const walkthrough = page.locator(".gettingStartedContainer");
      await walkthrough.locator(".step-title", { hasText: "Ask AWS too, if you like" }).waitFor();
      await page.waitForFunction('document.querySelector(".getting-started-media img")?.naturalWidth > 0');
      await workbench.shot(`walkthrough ${theme}`);
      await walkthrough.locator(".button-link, .monaco-button", { hasText: "Open the Example" }).first().click();
      await page.locator(".monaco-editor .squiggly-error").first().waitFor({ timeout: 60_000 });
      await walkthrough
        .locator(
          ".getting-started-step.expanded .codicon-getting-started-step-checked, .codicon-getting-started-step-checked.complete",
        )
        .first()
        .waitFor({ state: "attached" });
      await workbench.shot(`walkthrough and example ${theme}`);
    });
  });
}
