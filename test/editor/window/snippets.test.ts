import { after, afterEach, before, describe, it } from "node:test";
import { eventually, openWorkbench, type Workbench } from "./workbench.ts";

describe("snippets in the window", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      settings: {
        "editor.codeLens": false,
        "editor.autoClosingBrackets": "never",
        // Tab would take a proposal that came up meanwhile.
        "[json]": { "editor.quickSuggestions": { other: "off", strings: "off", comments: "off" } },
      },
    });
  });
  after(() => workbench?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
  });

  it("make a policy of an empty file whose name tells its kind", async () => {
    const { page, hands } = workbench;
    await hands.open("bucket-policy.json");
    await page.locator(".monaco-editor .squiggly-error").first().waitFor({ timeout: 60_000 });
    await page.locator(".view-line").first().click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("Delete");
    const row = page.locator(".suggest-widget .monaco-list-row", { hasText: "policy: deny requests without TLS" });
    await hands.pressUntil("Control+Space", row);
    await workbench.shot("snippets of a bucket policy");
    await row.first().click();
    for (let i = 0; i < 2; i++) {
      await page.keyboard.type("results");
      await page.keyboard.press("Tab");
    }
    await page.locator(".view-line", { hasText: '["arn:aws:s3:::results", "arn:aws:s3:::results/*"]' }).waitFor();
    await page.keyboard.press("ControlOrMeta+S");
    await eventually(() => workbench.saved("policies/bucket-policy.json")?.Statement[0].Sid, "DenyWithoutTls");
    await page.locator(".monaco-editor .squiggly-error").waitFor({ state: "detached" });
    await workbench.shot("snippet filled in");
  });
});
