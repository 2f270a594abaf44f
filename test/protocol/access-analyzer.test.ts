// Questions to IAM Access Analyzer by way of the built language server, as any client can put them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, it } from "node:test";
import { CancellationTokenSource, type Diagnostic } from "vscode-languageserver/node";
import { cleanEnvironment } from "../aws/ask.ts";
import { finding, type Loopback, startLoopback } from "../aws/loopback.ts";
import { mfaConfig, startSts } from "../aws/sts.ts";
import { type Editor, openEditor } from "./client.ts";

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:ListObjectsV2", "Resource": "arn:aws:s3:::lab/*" }
  ]
}
`;

describe("IAM Access Analyzer by the language server", () => {
  let loopback: Loopback;
  let editor: Editor;
  const before = process.env;

  beforeEach(async () => {
    loopback = await startLoopback(() => ({
      findings: [
        finding("INVALID_ACTION", [["Statement", 0, "Action"]], { type: "ERROR" }),
        finding(
          "NEW_CODE",
          [
            ["Statement", 0, "Resource"],
            ["Statement", 0, "Effect"],
          ],
          { type: "SECURITY_WARNING" },
        ),
      ],
    }));
    process.env = { ...before, ...cleanEnvironment() };
    editor = await openEditor({
      mode: "pull",
      files: {
        "other.json": text.replace("ListObjectsV2", "GetObject"),
        "draft.json": text.replace("lab", "<BUCKET>"),
      },
    });
    process.env = before;
  });
  afterEach(async () => {
    await editor.close();
    await loopback.close();
    assert.deepEqual(loopback.complaints, []);
  });

  const connection = () => ({ endpoint: loopback.url, region: "eu-west-1" });
  const ask = (params: object, token = new CancellationTokenSource().token) =>
    editor.connection.sendRequest<{ problems: { code: string }[]; [key: string]: unknown }>(
      "latchkey/analyzer/ask",
      { connection: connection(), ...params },
      token,
    );
  const shown = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.map(
      ({ source, code, severity, range }) =>
        `${source} ${code} ${severity} ${range.start.line}:${range.start.character}`,
    );

  it("tells what would be sent and where to, and sends nothing", async () => {
    await editor.open("policy.json", text);
    assert.deepEqual(
      await editor.connection.sendRequest("latchkey/analyzer/prepare", {
        uris: [editor.uri("policy.json")],
        connection: connection(),
      }),
      {
        target: { endpoint: loopback.url, region: "eu-west-1" },
        policies: 1,
        characters: JSON.stringify(JSON.parse(text)).length,
        notSent: [],
      },
    );
    assert.equal(loopback.requests.length, 0);
  });

  it("merges what AWS says, which holds until the policy changes", async () => {
    await editor.open("policy.json", text);
    const ours = shown(await editor.pull("policy.json"));
    assert.equal(ours.length, 1);
    const result = await ask({ uris: [editor.uri("policy.json")] });
    assert.deepEqual(result, {
      policies: 1,
      confirmed: 1,
      added: 1,
      failed: 0,
      isCut: false,
      notSent: [],
      problems: [],
    });
    await editor.until("a refresh", () => editor.sent.get("refresh"));
    const merged = await editor.pull("policy.json");
    assert.deepEqual(shown(merged), ["latchkey api-operation-as-action 1 3:39", "IAM Access Analyzer NEW_CODE 2 3:68"]);
    assert.match(String(merged[0]!.message), /IAM Access Analyzer says so too\.$/);
    assert.equal(
      merged[1]!.codeDescription?.href,
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/checks.html#new_code",
    );
    assert.deepEqual(
      merged[1]!.relatedInformation?.map(({ location }) => location.range.start),
      [{ line: 3, character: 17 }],
    );

    await editor.change("policy.json", text.replaceAll("  ", "    "));
    assert.deepEqual(
      shown(await editor.pull("policy.json")).map((line) => line.replace(/\d+:\d+/, "")),
      shown(merged).map((line) => line.replace(/\d+:\d+/, "")),
      "other layout",
    );
    await editor.change("policy.json", text.replace("Allow", "Deny"));
    assert.deepEqual(
      shown(await editor.pull("policy.json")).filter((line) => line.startsWith("IAM")),
      [],
      "another policy",
    );
    await editor.change("policy.json", text);
    assert.deepEqual(shown(await editor.pull("policy.json")), shown(merged), "the same again");

    await ask({ uris: [editor.uri("policy.json")] });
    assert.equal(loopback.requests.length, 1, "what is known is not asked again");
    await editor.connection.sendRequest("latchkey/analyzer/clear", {});
    assert.deepEqual(shown(await editor.pull("policy.json")), ours);
  });

  it("asks about every policy of the workspace, and tells how far it is", async () => {
    await editor.until("the scan", async () =>
      (
        await editor.connection.sendRequest<{ policies: number }>("latchkey/analyzer/prepare", {
          connection: connection(),
        })
      ).policies === 1
        ? true
        : undefined,
    );
    const result = await ask({ id: 7 });
    assert.equal(result.policies, 1);
    assert.deepEqual(
      (result.notSent as { uri: string; reason: string }[]).map(({ uri, reason }) => [uri.split("/").at(-1), reason]),
      [["draft.json", "placeholders in it are still to be filled in"]],
    );
    assert.deepEqual(editor.sent.get("latchkey/analyzer/progress"), [{ id: 7, done: 1, total: 1 }]);
  });

  it("is taken back", async () => {
    loopback.reply = () => ({ never: true });
    await editor.open("policy.json", text);
    const source = new CancellationTokenSource();
    const asked = ask({ uris: [editor.uri("policy.json")] }, source.token);
    await editor.until("the request", () => (loopback.requests.length > 0 ? true : undefined));
    source.cancel();
    const { problems } = await asked;
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["cancelled"],
    );
    await editor.until("the end of the request", () => (loopback.givenUp.length > 0 ? true : undefined));
    assert.equal((await editor.pull("policy.json")).length, 1, "the server goes on, with our findings");
  });

  const odd = [
    { what: "HTML", reply: { raw: "<html>", type: "text/html" }, code: "bad-answer" },
    { what: "truncated JSON", reply: { raw: '{"findings": [' }, code: "bad-answer" },
    { what: "nothing at all", reply: { never: true as const }, code: "no-answer" },
    { what: "a refusal", reply: { error: "AccessDeniedException", status: 403, message: "no" }, code: "access-denied" },
  ];
  for (const { what, reply, code } of odd)
    it(`leaves our findings alone where the answer is ${what}`, async () => {
      loopback.reply = () => reply;
      await editor.open("policy.json", text);
      const ours = await editor.pull("policy.json");
      const { problems } = await ask({
        uris: [editor.uri("policy.json")],
        connection: { ...connection(), timeout: "never" in reply ? 0.3 : 10 },
      });
      assert.deepEqual(
        problems.map((problem) => problem.code),
        [code],
      );
      assert.deepEqual(await editor.pull("policy.json"), ours);
    });

  it("stays quick with ten thousand findings", async () => {
    const all = Array.from({ length: 10_000 }, (_, i) => finding(`CODE_${i}`, [["Statement", 0, "Action", i]]));
    loopback.reply = () => ({ findings: all, pageSize: 1000 });
    await editor.open("policy.json", text);
    const result = await ask({ uris: [editor.uri("policy.json")] });
    assert.equal(result.isCut, true);
    const started = performance.now();
    assert.equal((await editor.pull("policy.json")).length, 2001);
    assert.ok(performance.now() - started < 20_000);
  });

  it("compares with what git has, and says where there is nothing to compare with", async () => {
    loopback.reply = () => ({ result: "PASS" });
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
        cwd: editor.folder,
        stdio: "pipe",
      });
    git("init", "-q");
    git("add", "other.json");
    git("commit", "-q", "-m", "First");
    await editor.open("other.json", text.replace("ListObjectsV2", "PutObject"));
    await editor.open("new.json", text);
    const check = { operation: "CheckNoNewAccess", against: { revision: "HEAD" } };
    const result = await ask({ uris: [editor.uri("other.json"), editor.uri("new.json")], check });
    assert.deepEqual([result.policies, result.failed], [1, 0]);
    assert.match(String(loopback.requests[0]?.body.existingPolicyDocument), /s3:GetObject/);
    assert.deepEqual(
      (result.notSent as { reason: string }[]).map(({ reason }) => reason),
      ["it is not in HEAD, so that all of it is new"],
    );
  });

  it("shows what does not pass a check against the saved file", async () => {
    loopback.reply = () => ({
      result: "FAIL",
      message: "It may.",
      reasons: [{ description: "New.", statementIndex: 0 }],
    });
    await editor.open("other.json", text.replace("ListObjectsV2", "Get*"));
    const result = await ask({
      uris: [editor.uri("other.json")],
      check: { operation: "CheckNoNewAccess", against: "saved" },
    });
    assert.equal(result.failed, 1);
    assert.match(String(loopback.requests[0]?.body.existingPolicyDocument), /s3:GetObject/);
    assert.ok(shown(await editor.pull("other.json")).includes("IAM Access Analyzer CheckNoNewAccess 2 3:4"));
  });

  it("asks the client for an MFA code, and goes on where there is none", async () => {
    const sts = await startSts();
    process.env = { ...before, ...cleanEnvironment({ config: mfaConfig, AWS_ENDPOINT_URL_STS: sts.url }) };
    const person = await openEditor({ mode: "pull" });
    process.env = before;
    const devices: string[] = [];
    let code: string | null = null;
    person.connection.onRequest("latchkey/analyzer/mfaCode", ({ device }: { device: string }) => {
      devices.push(device);
      return code;
    });
    await person.open("policy.json", text);
    const params = { uris: [person.uri("policy.json")], connection: { profile: "admin", endpoint: loopback.url } };
    const put = () =>
      person.connection.sendRequest<{ policies: number; problems: { code: string }[] }>(
        "latchkey/analyzer/ask",
        params,
      );
    assert.deepEqual(
      (await put()).problems.map((problem) => problem.code),
      ["mfa"],
    );
    code = "123456";
    assert.equal((await put()).policies, 1);
    assert.deepEqual(devices, Array(2).fill("arn:aws:iam::111122223333:mfa/ann"));
    await person.close();
    sts.close();
  });
});
