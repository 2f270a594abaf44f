// Questions to IAM Access Analyzer by way of the built language server, as any client can put them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { finding } from "../aws/loopback.ts";
import { eachQuestions, shown, text } from "./questions.ts";

describe("IAM Access Analyzer by the language server", () => {
  const asked = eachQuestions();
  const { ask, connection } = asked;
  it("tells what would be sent and where to, and sends nothing", async () => {
    await asked.editor.open("policy.json", text);
    assert.deepEqual(
      await asked.editor.connection.sendRequest("latchkey/analyzer/prepare", {
        uris: [asked.editor.uri("policy.json")],
        connection: connection(),
      }),
      {
        target: { endpoint: asked.loopback.url, region: "eu-west-1" },
        policies: 1,
        texts: [JSON.stringify(JSON.parse(text))],
        characters: JSON.stringify(JSON.parse(text)).length,
        notSent: [],
      },
    );
    assert.equal(asked.loopback.requests.length, 0);
  });

  it("merges what AWS says, which holds until the policy changes", async () => {
    await asked.editor.open("policy.json", text);
    const ours = shown(await asked.editor.pull("policy.json"));
    assert.equal(ours.length, 1);
    const result = await ask({ uris: [asked.editor.uri("policy.json")] });
    assert.deepEqual(result, {
      policies: 1,
      confirmed: 1,
      added: 1,
      failed: 0,
      changed: 0,
      isCut: false,
      notSent: [],
      problems: [],
    });
    await asked.editor.until("a refresh", () => asked.editor.sent.get("refresh"));
    const merged = await asked.editor.pull("policy.json");
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

    await asked.editor.change("policy.json", text.replaceAll("  ", "    "));
    assert.deepEqual(
      shown(await asked.editor.pull("policy.json")).map((line) => line.replace(/\d+:\d+/, "")),
      shown(merged).map((line) => line.replace(/\d+:\d+/, "")),
      "other layout",
    );
    await asked.editor.change("policy.json", text.replace("Allow", "Deny"));
    assert.deepEqual(
      shown(await asked.editor.pull("policy.json")).filter((line) => line.startsWith("IAM")),
      [],
      "another policy",
    );
    await asked.editor.change("policy.json", text);
    assert.deepEqual(shown(await asked.editor.pull("policy.json")), shown(merged), "the same again");

    await ask({ uris: [asked.editor.uri("policy.json")] });
    assert.equal(asked.loopback.requests.length, 1, "what is known is not asked again");
    await asked.editor.connection.sendRequest("latchkey/analyzer/clear", {});
    assert.deepEqual(shown(await asked.editor.pull("policy.json")), ours);
  });

  it("says what can be accepted by AWS's code, and is still once it is", async () => {
    await asked.editor.open("policy.json", text);
    await ask({ uris: [asked.editor.uri("policy.json")] });
    const at = { start: { line: 3, character: 70 }, end: { line: 3, character: 70 } };
    const titles = (await asked.editor.actions("policy.json", at, ["quickfix"])).map(({ title }) => title);
    assert.deepEqual(titles, ["Accept this NEW_CODE in latchkey.json"]);
    const ignore = [
      { code: "NEW_CODE", file: "policy.json", path: ["Statement", 0], reason: "Sound." },
      { code: "NEVER_SAID", reason: "Nobody knows." },
    ];
    await asked.editor.open("latchkey.json", JSON.stringify({ ignore }));
    const news = async () => shown(await asked.editor.pull("policy.json")).length === 1 || undefined;
    await asked.editor.until("one finding less", news);
    assert.deepEqual(shown(await asked.editor.pull("latchkey.json")), []);
    assert.equal((await ask({ uris: [asked.editor.uri("policy.json")] })).added, 0);
  });

  it("asks about every policy of the workspace, and tells how far it is", async () => {
    await asked.editor.until("the scan", async () =>
      (
        await asked.editor.connection.sendRequest<{ policies: number }>("latchkey/analyzer/prepare", {
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
    assert.deepEqual(asked.editor.sent.get("latchkey/analyzer/progress"), [{ id: 7, done: 1, total: 1 }]);
  });

  const meanwhile: { what: string; happens(): Promise<unknown>; shows: number }[] = [
    { what: "changed", happens: () => asked.editor.change("policy.json", text.replace("Allow", "Deny")), shows: 1 },
    {
      what: "closed and gone",
      happens: () =>
        asked.editor.connection.sendNotification("textDocument/didClose", {
          textDocument: { uri: asked.editor.uri("policy.json") },
        }),
      shows: 0,
    },
  ];
  for (const { what, happens, shows } of meanwhile)
    it(`says of a policy that is ${what} meanwhile that the answer fits it no more`, async () => {
      const { reply } = asked.loopback;
      let release = () => {};
      const awaited = new Promise<void>((resolve) => {
        release = resolve;
      });
      asked.loopback.reply = (request) => awaited.then(() => reply(request));
      await asked.editor.open("policy.json", text);
      const answer = ask({ uris: [asked.editor.uri("policy.json")] });
      await asked.editor.until("the request", () => (asked.loopback.requests.length > 0 ? true : undefined));
      await happens();
      // What is sent to the server in one order it takes in that order.
      await asked.editor.connection.sendRequest("latchkey/analyzer/prepare", { uris: [], connection: connection() });
      release();
      const { policies, changed, confirmed, added } = await answer;
      assert.deepEqual({ policies, changed, confirmed, added }, { policies: 1, changed: 1, confirmed: 0, added: 0 });
      assert.equal((await asked.editor.pull("policy.json")).length, shows, "our findings alone");
    });

  it("is taken back", async () => {
    asked.loopback.reply = () => ({ never: true });
    await asked.editor.open("policy.json", text);
    const source = new CancellationTokenSource();
    const answer = ask({ uris: [asked.editor.uri("policy.json")] }, source.token);
    await asked.editor.until("the request", () => (asked.loopback.requests.length > 0 ? true : undefined));
    source.cancel();
    const { problems } = await answer;
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["cancelled"],
    );
    await asked.editor.until("the end of the request", () => (asked.loopback.givenUp.length > 0 ? true : undefined));
    assert.equal((await asked.editor.pull("policy.json")).length, 1, "the server goes on, with our findings");
  });

  const odd = [
    { what: "HTML", reply: { raw: "<html>", type: "text/html" }, code: "bad-answer" },
    { what: "truncated JSON", reply: { raw: '{"findings": [' }, code: "bad-answer" },
    { what: "nothing at all", reply: { never: true as const }, code: "no-answer" },
    { what: "a refusal", reply: { error: "AccessDeniedException", status: 403, message: "no" }, code: "access-denied" },
  ];
  for (const { what, reply, code } of odd)
    it(`leaves our findings alone where the answer is ${what}`, async () => {
      asked.loopback.reply = () => reply;
      await asked.editor.open("policy.json", text);
      const ours = await asked.editor.pull("policy.json");
      const { problems } = await ask({
        uris: [asked.editor.uri("policy.json")],
        connection: { ...connection(), timeout: "never" in reply ? 0.3 : 10 },
      });
      assert.deepEqual(
        problems.map((problem) => problem.code),
        [code],
      );
      assert.deepEqual(await asked.editor.pull("policy.json"), ours);
    });

  it("names the policies that AWS refuses, where it was asked about several", async () => {
    asked.loopback.reply = ({ body }) =>
      String(body.policyDocument).includes("ListObjectsV2")
        ? { error: "ValidationException", status: 400, message: "Odd", more: { reason: "other" } }
        : { findings: [] };
    await asked.editor.open("policy.json", text);
    const both = await ask({ uris: [asked.editor.uri("policy.json"), asked.editor.uri("other.json")] });
    assert.equal(both.policies, 1);
    assert.deepEqual(
      both.problems.map(({ message }) => message),
      ["policy.json: IAM Access Analyzer does not take this policy: Odd."],
    );
  });

  it("stays quick with ten thousand findings", async () => {
    const all = Array.from({ length: 10_000 }, (_, i) => finding(`CODE_${i}`, [["Statement", 0, "Action", i]]));
    asked.loopback.reply = () => ({ findings: all, pageSize: 1000 });
    await asked.editor.open("policy.json", text);
    const result = await ask({ uris: [asked.editor.uri("policy.json")] });
    assert.equal(result.isCut, true);
    const started = performance.now();
    assert.equal((await asked.editor.pull("policy.json")).length, 2001);
    assert.ok(performance.now() - started < 20_000);
  });
});
