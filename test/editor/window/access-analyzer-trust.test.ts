// In a folder that nobody vouched for, nothing is asked in the user's name.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { type Analyzer, ask, openAnalyzer } from "./analyzer.ts";

describe("IAM Access Analyzer in a window that does not trust its folder", () => {
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await openAnalyzer({ trust: "asked", settings: { "security.workspace.trust.startupPrompt": "never" } });
  });
  after(() => analyzer?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await analyzer.workbench.shot(`FAILED ${test.name}`);
  });

  it("is not asked", async () => {
    const { loopback, toast, open, workbench } = analyzer;
    await open("bucket-policy.json");
    await workbench.hands.command(ask);
    await toast("only in workspaces that you trust").waitFor();
    await workbench.shot("analyzer untrusted");
    assert.equal(loopback.requests.length, 0);
  });

  it("is asked once the folder is trusted", async () => {
    const { loopback, toast, dialog, open, workbench } = analyzer;
    const { page } = workbench;
    await toast("only in workspaces that you trust").getByRole("button", { name: "Manage Workspace Trust" }).click();
    await page.locator(".workspace-trust-editor").getByRole("button", { name: "Trust", exact: true }).click();
    await page.locator(".workspace-trust-editor", { hasText: "You trust this folder" }).waitFor();
    await open("pipeline-policy.json");
    await workbench.hands.command(ask);
    await dialog().getByRole("button", { name: "Send" }).click();
    await toast("IAM Access Analyzer confirms 1 finding and adds 1.").waitFor();
    assert.equal(loopback.requests.length, 1);
  });
});
