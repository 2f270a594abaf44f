// IAM Access Analyzer from a window, as a person asks it; AWS is a server on this machine.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { cleanEnvironment } from "../../aws/ask.ts";
import { finding, type Loopback, startLoopback } from "../../aws/loopback.ts";
import { eventually, openWorkbench, type Workbench } from "./workbench.ts";

const config = `[profile lab]
region = eu-west-1
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[profile dev]
region = eu-west-1
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Dev
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start
`;

/** Keys in the environment, beside profiles in the config file. */
function environmentFor(loopback: Loopback) {
  const { HOME: _, ...environment } = cleanEnvironment({
    config,
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    AWS_REGION: "eu-west-1",
    AWS_ENDPOINT_URL_ACCESSANALYZER: loopback.url,
  });
  return environment;
}

/** AWS's word on pipeline-policy.json: what Latchkey says too, and one thing more. */
const answer = () => ({
  findings: [
    finding("INVALID_ACTION", [["Statement", 0, "Action"]], { type: "ERROR" }),
    finding(
      "MISSING_SOMETHING",
      [
        ["Statement", 0, "Resource"],
        ["Statement", 0, "Effect"],
      ],
      {
        type: "SECURITY_WARNING",
        details: "A finding that only AWS has.",
      },
    ),
  ],
});

const ask = "Check with IAM Access Analyzer";

describe("IAM Access Analyzer in the window", () => {
  let loopback: Loopback;
  let workbench: Workbench;
  before(async () => {
    loopback = await startLoopback(answer);
    workbench = await openWorkbench({
      env: environmentFor(loopback),
      settings: { "latchkey.accessAnalyzer.onSave": true },
    });
  });
  after(async () => {
    await workbench?.close();
    await loopback.close();
  });
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await workbench.shot(`FAILED ${test.name}`);
  });

  const dialog = () => workbench.page.locator(".monaco-dialog-box");
  const toast = (text: string | RegExp) => workbench.page.locator(".notification-toast", { hasText: text });
  const lens = () => workbench.page.locator(".codelens-decoration a", { hasText: ask });
  const squiggles = () => workbench.page.locator(".monaco-editor .squiggly-error, .monaco-editor .squiggly-warning");

  /** With a line more, so that there is something to save. */
  async function save(): Promise<void> {
    const { page } = workbench;
    for (const key of ["ControlOrMeta+End", "Enter", "ControlOrMeta+S"]) await page.keyboard.press(key);
    await page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  }

  it("is off until first used", async () => {
    await workbench.hands.open("pipeline-policy.json");
    await squiggles().first().waitFor({ timeout: 60_000 });
    assert.equal(await lens().count(), 0);
    await save();
    await workbench.page.waitForTimeout(500);
    assert.equal(loopback.requests.length, 0);
  });

  it("says first what is sent and where to, and sends nothing without a yes", async () => {
    await workbench.hands.command(ask);
    await dialog().waitFor();
    const text = (await dialog().textContent()) ?? "";
    for (const said of [
      "Send the text of 1 policy to AWS?",
      loopback.url,
      "your default AWS credentials",
      "characters, without comments",
    ])
      assert.ok(text.includes(said), said);
    await workbench.shot("analyzer consent");
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await dialog().waitFor({ state: "detached" });
    assert.equal(loopback.requests.length, 0);
  });

  it("merges what AWS says", async () => {
    const { hands, page } = workbench;
    await hands.command(ask);
    await dialog().getByRole("button", { name: "Send" }).click();
    await toast("IAM Access Analyzer confirms 1 finding and adds 1.").waitFor();
    await eventually(() => squiggles().count(), 2);
    assert.equal(loopback.requests.length, 1);
    assert.equal(loopback.requests[0]?.body.policyType, "IDENTITY_POLICY");
    await lens().waitFor();
    await workbench.shot("analyzer merged");
    await page.keyboard.press("Escape");
    await page.locator(".view-line span span", { hasText: "arn:aws:s3:::client-in" }).hover();
    const hover = page.locator(".monaco-hover", { hasText: "A finding that only AWS has." });
    await hover.waitFor();
    await workbench.shot("analyzer hover");
    assert.match(String(await hover.textContent()), /IAM Access Analyzer\(?MISSING_SOMETHING/);
    await page.locator(".view-line span span", { hasText: "s3:ListObjectsV2" }).hover();
    await page.locator(".monaco-hover", { hasText: "IAM Access Analyzer says so too." }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("asks when a policy is saved, where that is wanted", async () => {
    const { hands, page } = workbench;
    await hands.closeAll();
    await hands.open("sound-policy.json");
    const before = loopback.requests.length;
    loopback.reply = () => ({
      findings: [finding("ON_SAVE", [["Statement", 0, "Resource"]], { type: "SECURITY_WARNING" })],
    });
    await lens().waitFor();
    await page.locator(".view-line").first().click();
    await save();
    await eventually(() => loopback.requests.length, before + 1);
    await squiggles().first().waitFor();
    await hands.command("Clear Findings of IAM Access Analyzer");
    await squiggles().first().waitFor({ state: "detached" });
  });

  it("asks about every policy, and stops when told to", async () => {
    const { hands } = workbench;
    loopback.reply = () => ({ never: true });
    await hands.command("Check All Policies with IAM Access Analyzer");
    const waiting = toast(/asked about \d policies|\d of \d policies/);
    await waiting.waitFor();
    await workbench.shot("analyzer folder");
    await waiting.getByRole("button", { name: "Cancel" }).click();
    await waiting.waitFor({ state: "detached" });
    await eventually(() => loopback.givenUp.length > 0, true);
  });

  it("asks by its lens, and shows that it waits until it is stopped", async () => {
    const { hands, page } = workbench;
    await hands.command("Notifications: Clear All Notifications");
    await hands.closeAll();
    await hands.open("no-version.json");
    loopback.reply = () => ({ never: true });
    const before = loopback.givenUp.length;
    await lens().click();
    const waiting = toast("asked about 1 policy");
    await waiting.waitFor();
    await workbench.shot("analyzer progress");
    await waiting.getByRole("button", { name: "Cancel" }).click();
    await eventually(() => loopback.givenUp.length, before + 1);
    // Who stops it knows. What would be said of it stays for longer than is waited here.
    await toast("IAM Access Analyzer").waitFor({ state: "detached", timeout: 5_000 });
    await page.waitForTimeout(500);
    assert.deepEqual(await toast("IAM Access Analyzer").allTextContents(), []);
  });

  it("says what permission is missing, and shows a policy that gives it", async () => {
    const { page } = workbench;
    loopback.reply = () => ({
      error: "AccessDeniedException",
      status: 403,
      message: "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: access-analyzer:ValidatePolicy",
    });
    await lens().click();
    const error = toast("arn:aws:iam::111122223333:user/ann may not do access-analyzer:ValidatePolicy.");
    await error.waitFor();
    await workbench.shot("analyzer access denied");
    await error.getByRole("button", { name: "Show Policy" }).click();
    await page.locator(".view-line", { hasText: "access-analyzer:ValidatePolicy" }).waitFor();
    await workbench.hands.command("View: Revert and Close Editor");
  });

  it("says what odd answers are, and leaves the findings as they were", async () => {
    loopback.reply = () => ({ raw: "<html>Sign in to the guest network</html>", type: "text/html" });
    await workbench.hands.open("no-version.json");
    await squiggles().first().waitFor();
    const before = await squiggles().count();
    await lens().click();
    await toast("cannot be read").waitFor();
    await workbench.shot("analyzer odd answer");
    await workbench.hands.command("Notifications: Clear All Notifications");
    assert.equal(await squiggles().count(), before);
  });

  it("offers to log in where a login has expired", async () => {
    const { hands, page } = workbench;
    await hands.command("Choose Profile for IAM Access Analyzer");
    await workbench.page.locator(".quick-input-list .monaco-list-row", { hasText: "lab" }).waitFor();
    await workbench.shot("analyzer profiles");
    await hands.pick("dev");
    await eventually(() => workbench.setting("latchkey.accessAnalyzer.profile"), "dev");
    await lens().click();
    const error = toast('The login of the profile "dev" has expired');
    await error.waitFor();
    await workbench.shot("analyzer login expired");
    await error.getByRole("button", { name: "Run in Terminal" }).click();
    await page.locator(".panel", { hasText: "AWS login" }).waitFor();
    await page.waitForTimeout(1000);
    await workbench.shot("analyzer login terminal");
    await hands.command("Terminal: Kill All Terminals");
    await hands.command("Choose Profile for IAM Access Analyzer");
    await hands.pick("None");
    await eventually(() => workbench.setting("latchkey.accessAnalyzer.profile"), undefined);
  });

  it("says the price before the first check that costs something", async () => {
    const { hands } = workbench;
    loopback.reply = () => ({
      result: "FAIL",
      message: "It may.",
      reasons: [{ description: "Public access by the statement.", statementIndex: 0 }],
    });
    const before = loopback.requests.length;
    await hands.open("bucket-policy.json");
    await hands.command("Check for Public Access with IAM Access Analyzer");
    await dialog().waitFor();
    assert.match(
      String(await dialog().textContent()),
      /AWS charges for CheckNoPublicAccess[\s\S]*https:\/\/aws\.amazon\.com\/iam\/access-analyzer\/pricing\//,
    );
    await workbench.shot("analyzer price");
    assert.equal(loopback.requests.length, before);
    await dialog().getByRole("button", { name: "Ask, and Pay" }).click();
    await toast("does not pass this policy").waitFor();
    assert.equal(loopback.requests.at(-1)?.operation, "CheckNoPublicAccess");
    await workbench.shot("analyzer check");
  });

  it("asks no outside address, and the service nothing that it would not know", () => {
    assert.deepEqual(workbench.outside(), []);
    assert.deepEqual(loopback.complaints, []);
  });
});

describe("IAM Access Analyzer in a window that does not trust its folder", () => {
  let loopback: Loopback;
  let workbench: Workbench;
  before(async () => {
    loopback = await startLoopback(answer);
    workbench = await openWorkbench({
      env: environmentFor(loopback),
      trust: "asked",
      settings: { "security.workspace.trust.startupPrompt": "never" },
    });
  });
  after(async () => {
    await workbench?.close();
    await loopback.close();
  });

  it("is not asked", async () => {
    const { hands, page } = workbench;
    await hands.open("bucket-policy.json");
    await page.locator(".monaco-editor .squiggly-error").first().waitFor({ timeout: 60_000 });
    await hands.command(ask);
    await page.locator(".notification-toast", { hasText: "only in workspaces that you trust" }).waitFor();
    await workbench.shot("analyzer untrusted");
    assert.equal(loopback.requests.length, 0);
  });
});
