// IAM Access Analyzer from a window, as a person asks it; AWS is a server on this machine.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { finding } from "../../aws/loopback.ts";
import { type Analyzer, ask, openAnalyzer } from "./analyzer.ts";
import { eventually } from "./workbench.ts";

describe("IAM Access Analyzer in the window", () => {
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await openAnalyzer({ settings: { "latchkey.accessAnalyzer.onSave": true } });
  });
  after(() => analyzer?.close());
  afterEach(async (test) => {
    if ("passed" in test && !test.passed) await analyzer.workbench.shot(`FAILED ${test.name}`);
  });

  it("is off until first used", async () => {
    const { loopback, lens, save, open, workbench } = analyzer;
    await open("pipeline-policy.json");
    assert.equal(await lens().count(), 0);
    await save("policies/pipeline-policy.json");
    await workbench.page.waitForTimeout(500);
    assert.equal(loopback.requests.length, 0);
  });

  it("says first what is sent and where to, and sends nothing without a yes", async () => {
    const { loopback, dialog, workbench } = analyzer;
    const { hands, page, shot } = workbench;
    await hands.command(ask);
    await dialog().waitFor();
    const text = (await dialog().textContent()) ?? "";
    for (const said of [
      "Send the text of 1 policy to AWS?",
      loopback.url,
      "your default AWS credentials",
      "characters, without comments",
      "and when you save one, for latchkey.accessAnalyzer.onSave is on",
    ])
      assert.ok(text.includes(said), said);
    await shot("analyzer consent");
    await dialog().getByRole("button", { name: "Show Text" }).click();
    await page.locator(".view-line", { hasText: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow"' }).waitFor();
    await shot("analyzer what is sent");
    await hands.command("View: Revert and Close Editor");
    await hands.open("pipeline-policy.json");
    await hands.command(ask);
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await dialog().waitFor({ state: "detached" });
    assert.equal(loopback.requests.length, 0);
  });

  it("merges what AWS says", async () => {
    const { loopback, toast, squiggles, lens, askAndAgree, workbench } = analyzer;
    const { hands, page, shot } = workbench;
    await askAndAgree();
    await toast("IAM Access Analyzer confirms 1 finding and adds 1.").waitFor();
    await eventually(() => squiggles().count(), 2);
    assert.deepEqual(
      loopback.requests.map(({ body: { policyType, locale } }) => ({ policyType, locale })),
      [{ policyType: "IDENTITY_POLICY", locale: "EN" }],
    );
    await lens().waitFor();
    await shot("analyzer merged");
    await page.keyboard.press("Escape");
    const hover = await hands.hoverUntil(
      page.locator(".view-line span span", { hasText: "arn:aws:s3:::client-in" }),
      page.locator(".monaco-hover", { hasText: "A finding that only AWS has." }),
    );
    await shot("analyzer hover");
    assert.match(String(await hover.textContent()), /IAM Access Analyzer\(?MISSING_SOMETHING/);
    await hands.hoverUntil(
      page.locator(".view-line span span", { hasText: "s3:ListObjectsV2" }),
      page.locator(".monaco-hover", { hasText: "IAM Access Analyzer says so too." }),
    );
    await page.keyboard.press("Escape");
  });

  it("asks when a policy is saved, where that is wanted", async () => {
    const { loopback, squiggles, lens, save, workbench } = analyzer;
    const { hands, page } = workbench;
    await hands.closeAll();
    await hands.open("sound-policy.json");
    const before = loopback.requests.length;
    loopback.reply = () => ({
      findings: [finding("ON_SAVE", [["Statement", 0, "Resource"]], { type: "SECURITY_WARNING" })],
    });
    await lens().waitFor();
    await page.locator(".view-line").first().click();
    await save("policies/sound-policy.json");
    await eventually(() => loopback.requests.length, before + 1);
    await squiggles().first().waitFor();
    await hands.command("Clear Findings of IAM Access Analyzer");
    await squiggles().first().waitFor({ state: "detached" });
  });

  it("asks about every policy, and stops when told to", async () => {
    const { loopback, toast, clearNotifications, workbench } = analyzer;
    const { hands, shot } = workbench;
    await clearNotifications();
    let answer = () => {};
    const awaited = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const before = loopback.requests.length;
    loopback.reply = () =>
      loopback.requests.length === before + 1 ? awaited.then(() => ({ findings: [] })) : { never: true };
    await hands.command("Check All Policies with IAM Access Analyzer");
    const waiting = toast(/asked about \d policies|\d of \d policies/);
    await waiting.waitFor();
    // One that is answered meanwhile, since it was asked before, takes nothing from the other.
    await hands.command(ask);
    await toast("IAM Access Analyzer confirms 0 findings and adds 1.").waitFor();
    const [shown] = await waiting.allInnerTexts();
    answer();
    await eventually(async () => (await waiting.allInnerTexts())[0] !== shown, true);
    await shot("analyzer folder");
    await waiting.getByRole("button", { name: "Cancel" }).click();
    await waiting.waitFor({ state: "detached" });
    await eventually(() => loopback.givenUp.length > 0, true);
  });

  it("asks by its lens, and shows that it waits until it is stopped", async () => {
    const { loopback, toast, clickLens, open, clearNotifications, notifications, workbench } = analyzer;
    await clearNotifications();
    await workbench.hands.closeAll();
    await open("no-version.json");
    loopback.reply = () => ({ never: true });
    const before = loopback.givenUp.length;
    await clickLens();
    const waiting = toast("asked about 1 policy");
    await waiting.waitFor();
    await workbench.shot("analyzer progress");
    await waiting.getByRole("button", { name: "Cancel" }).click();
    await eventually(() => loopback.givenUp.length, before + 1);
    await waiting.waitFor({ state: "detached" });
    assert.deepEqual(await notifications(), [], "who stops it knows");
  });

  it("says what permission is missing, and shows a policy that gives it", async () => {
    const { loopback, toast, clickLens, workbench } = analyzer;
    loopback.reply = () => ({
      error: "AccessDeniedException",
      status: 403,
      message: "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: access-analyzer:ValidatePolicy",
    });
    await clickLens();
    const error = toast("arn:aws:iam::111122223333:user/ann may not do access-analyzer:ValidatePolicy.");
    await error.waitFor();
    await workbench.shot("analyzer access denied");
    await error.getByRole("button", { name: "Show Policy" }).click();
    await workbench.page.locator(".view-line", { hasText: "access-analyzer:ValidatePolicy" }).waitFor();
    await workbench.hands.command("View: Revert and Close Editor");
  });

  it("says what odd answers are, and leaves the findings as they were", async () => {
    const { loopback, toast, clickLens, squiggles, open, clearNotifications, workbench } = analyzer;
    loopback.reply = () => ({ raw: "<html>Sign in to the guest network</html>", type: "text/html" });
    await open("no-version.json");
    await eventually(() => squiggles().count(), 1);
    await clickLens();
    await toast("cannot be read").waitFor();
    await workbench.shot("analyzer odd answer");
    await clearNotifications();
    await eventually(() => squiggles().count(), 1);
  });

  it("says that a policy was changed while it was asked about", async () => {
    const { loopback, toast, clickLens, workbench } = analyzer;
    const { hands, page } = workbench;
    let answer = () => {};
    const awaited = new Promise<void>((resolve) => {
      answer = resolve;
    });
    loopback.reply = async () => {
      await awaited;
      return { findings: [finding("TOO_LATE", [["Statement", 0]], { type: "ERROR" })] };
    };
    await hands.open("no-version.json");
    const before = loopback.requests.length;
    await clickLens();
    await eventually(() => loopback.requests.length, before + 1);
    await page.locator(".view-line span span", { hasText: "s3:ListBucket" }).dblclick();
    await page.keyboard.type("x");
    await page.locator(".tab.active.dirty").waitFor();
    answer();
    await toast("1 policy changed while IAM Access Analyzer was asked").waitFor();
    await workbench.shot("analyzer changed meanwhile");
    await hands.command("File: Revert File");
  });

  it("says the price before the first check that costs something", async () => {
    const { loopback, dialog, toast, open, workbench } = analyzer;
    loopback.reply = () => ({
      result: "FAIL",
      message: "It may.",
      reasons: [{ description: "Public access by the statement.", statementIndex: 0 }],
    });
    const before = loopback.requests.length;
    await open("bucket-policy.json");
    await workbench.hands.command("Check for Public Access with IAM Access Analyzer");
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
    assert.deepEqual(analyzer.workbench.outside(), []);
    assert.deepEqual(analyzer.loopback.complaints, []);
  });
});
