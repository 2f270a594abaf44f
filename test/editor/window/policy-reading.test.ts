import { after, afterEach, before, describe, it } from "node:test";
import { openWorkbench, type Workbench } from "./workbench.ts";

describe("reading a policy in the window", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ from: "examples/distributed-cellprofiler/sound" });
  });
  after(() => workbench?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
  });

  it("shows each statement's sentence above it, and the size above the policy", async () => {
    const { page, hands } = workbench;
    await hands.open("bucket/bucket-policy.json");
    const lens = (text: string) => page.locator(".codelens-decoration", { hasText: text }).first();
    await lens("Lets the role access-to-other-bucket in 123456789123 (lab) download and upload").waitFor({
      timeout: 60_000,
    });
    await lens("of the 20,480 bytes that a bucket policy may have").waitFor();
    await workbench.shot("sentences");
  });

  it("explains an action, and links to AWS's page of it", async () => {
    const { page, hands } = workbench;
    await hands.open("bucket/bucket-policy.json");
    await hands.hoverUntil(
      page.locator(".view-line span span", { hasText: "s3:GetObject" }).first(),
      page.locator('.monaco-hover a[data-href$="list_s3.html#list_s3-action-GetObject"]'),
    );
    await workbench.shot("action");
  });
});
