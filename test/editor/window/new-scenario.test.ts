import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { eventually, openWorkbench, type Workbench } from "./workbench.ts";

describe("New… in the window", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ from: "examples/kolena/broken" });
  });
  after(() => workbench?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
  });

  const box = () => workbench.page.locator(".quick-input-widget:visible");
  const input = () => box().locator("input[type=text]").first();
  /** Waits for a question, whose sentence stands in the box or in its empty line. */
  const asked = (text: string) =>
    workbench.page
      .locator(
        `.quick-input-widget:visible:has(.quick-input-message:has-text("${text}")), .quick-input-widget:visible:has(input[placeholder*="${text}"])`,
      )
      .waitFor();
  const answer = async (question: string, value: string) => {
    await asked(question);
    await input().fill(value);
    await workbench.page.keyboard.press("Enter");
  };

  it("asks, refuses what cannot work, and goes back", async () => {
    const { hands } = workbench;
    await hands.command("Latchkey: New…");
    await box().locator(".monaco-list-row", { hasText: "Kolena reading your buckets" }).first().waitFor();
    await workbench.shot("new: sets");
    await hands.pick("Kolena reading your buckets");
    await asked("Your account");
    await workbench.shot("new: known accounts");
    await input().fill("6789-0123-4567");
    await box().getByText("Leave the hyphens out: 678901234567.").first().waitFor();
    await workbench.shot("new: refused");
    await answer("Your account", "678901234567");
    await asked("The Region of the buckets");
    await box().locator(".codicon-quick-input-back").click();
    await answer("Your account", "678901234567");
    await answer("The Region of the buckets", "us-west-2");
  });

  it("shows the files that it will write, with a diff where one is there", async () => {
    const { page } = workbench;
    await answer("The buckets with the images", "vision-images");
    await answer("The role that Kolena becomes", "KolenaReadsImages");
    await answer("The ARN that Kolena hands out", "arn:aws:iam::789012345678:role/kolena-web-app");
    await answer("The external id", "vision-4f6d1c");
    await asked("The folder for the files");
    await input().fill("../elsewhere");
    await box().getByText("Files are written inside the workspace only.").waitFor();
    await input().fill("");
    await page.keyboard.press("Enter");
    await box().locator(".monaco-list-row", { hasText: "Write 5 files" }).first().waitFor();
    await page.locator(".monaco-diff-editor .view-line").first().waitFor();
    await workbench.shot("new: review");
  });

  it("writes them, and opens the README", async () => {
    const { page, hands } = workbench;
    await hands.pick("Write 5 files");
    await page.locator(".tab", { hasText: "Preview README.md" }).waitFor();
    await eventually(() => workbench.saved("role/trust-policy.json")?.Statement[0].Condition, {
      StringEquals: { "sts:ExternalId": "vision-4f6d1c" },
    });
    const preview = page.frameLocator("iframe.webview").last().frameLocator("iframe").first();
    await preview.locator("h1", { hasText: "Kolena reading your buckets" }).waitFor({ timeout: 30_000 });
    // The mistakes of the files that were there are gone.
    await page.locator('[id="status.problems"]', { hasText: /^\s*0/ }).waitFor({ timeout: 30_000 });
    await workbench.shot("new: readme");
    assert.equal(workbench.saved("latchkey.json").expect.length, 1);
  });

  it("asks no outside address for any of it", () => assert.deepEqual(workbench.outside(), []));
});
