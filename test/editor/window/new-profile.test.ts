import { after, afterEach, before, describe, it } from "node:test";
import { openWorkbench, type Workbench } from "./workbench.ts";

describe("New profile in the window", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
  });

  it("asks, says what is wrong with an answer, shows the change, and appends it", async () => {
    const { page, hands } = workbench;
    const input = page.locator(".quick-input-widget input[type=text]").first();
    const title = (text: string) => page.locator(".quick-input-title", { hasText: text }).waitFor();
    const answer = async (step: number, text: string) => {
      await title(`New profile (${step}/`);
      await input.fill(text);
      await page.keyboard.press("Enter");
    };
    await hands.open("aws/config");
    await hands.command("Latchkey: New Profile…");
    await title("in which file");
    await hands.pick("aws/config");
    await title("where do its credentials come from");
    await hands.pick("role");

    await title("New profile (1/");
    await input.fill("base");
    await page.locator(".quick-input-message", { hasText: "There is a profile base already." }).waitFor();
    await page.keyboard.press("Enter");
    await workbench.shot("new profile, a name that is taken");
    await answer(1, "reader");
    await answer(2, "arn:aws:iam::123456789123:role/reader");
    await title("New profile (3/");
    await hands.pick("base");
    for (const step of [4, 5]) await answer(step, "");
    await title("New profile (6/");
    await hands.pick("None");

    await title("the change is shown below");
    await page.locator(".diff-editor, .monaco-diff-editor").first().waitFor();
    await workbench.shot("new profile, the change");
    await hands.pick("Append it to");
    await page.locator(".view-line", { hasText: "[profile reader]" }).waitFor();
    await page.locator(".view-line", { hasText: "role/reader" }).first().waitFor();
    await workbench.shot("new profile, appended");
  });
});
