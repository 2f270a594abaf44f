// Comparisons and verdicts of IAM Access Analyzer, and a person who is asked for a code, by way of the built server.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { cleanEnvironment } from "../aws/ask.ts";
import { mfaConfig, startSts } from "../aws/sts.ts";
import { eachQuestions, openEditorWith, shown, text } from "./questions.ts";

describe("checks of IAM Access Analyzer by the language server", () => {
  const asked = eachQuestions();
  const { ask, connection } = asked;

  it("tells both texts that a comparison would send", async () => {
    await asked.editor.open("policy.json", text);
    const check = { operation: "CheckNoNewAccess", against: { uri: asked.editor.uri("other.json") } };
    const { texts, characters } = await asked.editor.connection.sendRequest<{ texts: string[]; characters: number }>(
      "latchkey/analyzer/prepare",
      {
        uris: [asked.editor.uri("policy.json")],
        connection: connection(),
        check,
      },
    );
    const strict = (json: string) => JSON.stringify(JSON.parse(json));
    assert.deepEqual(texts, [strict(text), strict(text.replace("ListObjectsV2", "GetObject"))]);
    assert.equal(characters, texts.join("").length);
  });

  it("compares with what git has, and says where there is nothing to compare with", async () => {
    asked.loopback.reply = () => ({ result: "PASS" });
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
        cwd: asked.editor.folder,
        stdio: "pipe",
      });
    git("init", "-q");
    git("add", "other.json");
    git("commit", "-q", "-m", "First");
    await asked.editor.open("other.json", text.replace("ListObjectsV2", "PutObject"));
    await asked.editor.open("new.json", text);
    const check = { operation: "CheckNoNewAccess", against: { revision: "HEAD" } };
    const result = await ask({ uris: [asked.editor.uri("other.json"), asked.editor.uri("new.json")], check });
    assert.deepEqual([result.policies, result.failed], [1, 0]);
    assert.match(String(asked.loopback.requests[0]?.body.existingPolicyDocument), /s3:GetObject/);
    assert.deepEqual(
      (result.notSent as { reason: string }[]).map(({ reason }) => reason),
      ["it is not in HEAD, so that all of it is new"],
    );
  });

  it("shows what does not pass a check against the saved file", async () => {
    asked.loopback.reply = () => ({
      result: "FAIL",
      message: "It may.",
      reasons: [{ description: "New.", statementIndex: 0 }],
    });
    await asked.editor.open("other.json", text.replace("ListObjectsV2", "Get*"));
    const result = await ask({
      uris: [asked.editor.uri("other.json")],
      check: { operation: "CheckNoNewAccess", against: "saved" },
    });
    assert.equal(result.failed, 1);
    assert.match(String(asked.loopback.requests[0]?.body.existingPolicyDocument), /s3:GetObject/);
    assert.ok(shown(await asked.editor.pull("other.json")).includes("IAM Access Analyzer CheckNoNewAccess 2 3:4"));
  });

  it("asks the client for an MFA code, and goes on where there is none", async () => {
    const sts = await startSts();
    const environment = cleanEnvironment({ config: mfaConfig, AWS_ENDPOINT_URL_STS: sts.url });
    const person = await openEditorWith(environment, { mode: "pull" });
    const devices: string[] = [];
    let code: string | null | Promise<null> = null;
    let closed = 0;
    person.connection.onRequest("latchkey/analyzer/mfaCode", ({ device }: { device: string }, token) => {
      devices.push(device);
      token.onCancellationRequested(() => closed++);
      return code;
    });
    await person.open("policy.json", text);
    const params = {
      uris: [person.uri("policy.json")],
      connection: { profile: "admin", endpoint: asked.loopback.url },
    };
    const put = (token = new CancellationTokenSource().token) =>
      person.connection.sendRequest<{ policies: number; problems: { code: string }[] }>(
        "latchkey/analyzer/ask",
        params,
        token,
      );
    assert.deepEqual(
      (await put()).problems.map((problem) => problem.code),
      ["mfa"],
    );
    code = new Promise(() => {});
    const source = new CancellationTokenSource();
    const taken = put(source.token);
    await person.until("the prompt", () => (devices.length === 2 ? true : undefined));
    source.cancel();
    assert.deepEqual(
      (await taken).problems.map((problem) => problem.code),
      ["cancelled"],
    );
    await person.until("the end of the prompt", () => (closed === 1 ? true : undefined));
    code = "123456";
    assert.equal((await put()).policies, 1);
    assert.deepEqual(devices, Array(3).fill("arn:aws:iam::111122223333:mfa/ann"));
    await person.close();
    sts.close();
  });
});
