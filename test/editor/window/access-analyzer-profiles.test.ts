// IAM Access Analyzer asked as a profile: a login that has expired, a role that needs the code of a device.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { mfaConfig, type Sts, startSts } from "../../aws/sts.ts";
import { type Analyzer, openAnalyzer } from "./analyzer.ts";
import { eventually } from "./workbench.ts";

const config = `${mfaConfig}[profile dev]
region = eu-west-1
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Dev
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start
`;

describe("profiles for IAM Access Analyzer in the window", () => {
  let sts: Sts;
  let analyzer: Analyzer;
  before(async () => {
    sts = await startSts();
    analyzer = await openAnalyzer({ config, env: { AWS_ENDPOINT_URL_STS: sts.url } });
    await analyzer.open("pipeline-policy.json");
    analyzer.loopback.reply = () => ({ findings: [] });
    await analyzer.askAndAgree();
    await analyzer.toast("IAM Access Analyzer has nothing to say").waitFor();
    await analyzer.clearNotifications();
  });
  after(async () => {
    await analyzer?.close();
    sts.close();
  });
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await analyzer.workbench.shot(`FAILED ${test.name}`);
  });

  const box = () => analyzer.workbench.page.locator(".quick-input-widget:visible", { hasText: "MFA code" });

  /** Chooses a profile, and waits until the extension knows it: the settings file comes first. */
  async function choose(profile: string): Promise<void> {
    const { hands, page } = analyzer.workbench;
    const choosing = "Choose Profile for IAM Access Analyzer";
    await hands.command(choosing);
    await hands.pick(profile);
    await eventually(async () => {
      await hands.command(choosing);
      const rows = page.locator(".quick-input-list .monaco-list-row");
      await rows.filter({ hasText: "dev" }).waitFor();
      const chosen = await rows.filter({ hasText: "chosen now" }).allInnerTexts();
      await page.keyboard.press("Escape");
      return chosen.length === 1 && chosen[0]!.startsWith(profile);
    }, true);
  }

  it("offers to log in where a login has expired", async () => {
    const { toast, clickLens, open, workbench } = analyzer;
    const { hands, page, shot } = workbench;
    await hands.command("Choose Profile for IAM Access Analyzer");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "admin" }).waitFor();
    await shot("analyzer profiles");
    await page.keyboard.press("Escape");
    await choose("dev");
    assert.equal(workbench.saved(".vscode/settings.json")?.["latchkey.accessAnalyzer.profile"], "dev");
    await open("no-version.json");
    await clickLens();
    const error = toast('The login of the profile "dev" has expired');
    await error.waitFor();
    await shot("analyzer login expired");
    await error.getByRole("button", { name: "Run in Terminal" }).click();
    await page.locator(".panel", { hasText: "AWS login" }).waitFor();
    // What a shell prints is seen in the picture alone.
    await page.waitForTimeout(1000);
    await shot("analyzer login terminal");
    await hands.command("Terminal: Kill All Terminals");
  });

  it("asks for the code of an MFA device, until the question is stopped", async () => {
    const { loopback, toast, clickLens, open, clearNotifications, notifications, workbench } = analyzer;
    await choose("admin");
    await clearNotifications();
    await open("no-version.json");
    const before = loopback.requests.length;
    await clickLens();
    await box().waitFor();
    assert.match(String(await box().textContent()), /The code that arn:aws:iam::111122223333:mfa\/ann shows now\./);
    const waiting = toast("asked about 1 policy");
    await waiting.waitFor();
    await workbench.shot("analyzer MFA code");
    await waiting.getByRole("button", { name: "Cancel" }).click();
    await box().waitFor({ state: "detached" });
    await waiting.waitFor({ state: "detached" });
    assert.deepEqual(await notifications(), []);
    assert.equal(sts.requests.length, 0);
    assert.equal(loopback.requests.length, before);
  });

  it("says so where no code is given", async () => {
    const { loopback, toast, clickLens, clearNotifications, workbench } = analyzer;
    const before = loopback.requests.length;
    await clickLens();
    await box().waitFor();
    await workbench.page.keyboard.press("Escape");
    await toast("needs the code of an MFA device, and none was given").waitFor();
    assert.equal(loopback.requests.length, before);
    await clearNotifications();
  });

  it("asks as the role that the code opens", async () => {
    const { loopback, toast, clickLens, workbench } = analyzer;
    const { page } = workbench;
    await clickLens();
    await box().waitFor();
    const input = box().locator("input[type=text]").first();
    await input.fill("1234");
    await box().getByText("Six digits.").first().waitFor();
    await input.fill("123456");
    await page.keyboard.press("Enter");
    await toast("IAM Access Analyzer has nothing to say about this policy.").waitFor();
    assert.equal(sts.requests.at(-1)?.get("RoleArn"), "arn:aws:iam::111122223333:role/Admin");
    assert.match(String(loopback.requests.at(-1)?.headers.authorization), /Credential=ASIAIOSFODNN7EXAMPLE\//);
  });

  it("asks no outside address, and the service nothing that it would not know", () => {
    assert.deepEqual(analyzer.workbench.outside(), []);
    assert.deepEqual(analyzer.loopback.complaints, []);
  });
});
