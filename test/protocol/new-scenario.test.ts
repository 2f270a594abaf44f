// "New…" over the protocol: what is asked next, what the workspace offers for it, and the files in the end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEditor } from "./client.ts";

interface Step {
  readonly index: number;
  readonly count: number;
  readonly question?: { readonly id: string; readonly standing?: string; readonly known: { readonly value: string }[] };
}

test("a new set in a workspace that knows an account and has a manifest", { timeout: 30_000 }, async () => {
  const files = {
    "latchkey.json": '{ "accounts": { "lab": "678901234567" }, "buckets": [{ "name": "plates-1", "account": "lab" }] }',
    "bucket/cors.json": "[]",
  };
  const editor = await openEditor({ mode: "pull", files });
  const ask = <T>(name: string, params: object) =>
    editor.connection.sendRequest<T>(`latchkey/${name}`, { uri: editor.uri(""), scenario: "kolena", ...params });
  try {
    const list = await ask<{ id: string; group: string }[]>("scenarioList", {});
    assert.ok(list.some(({ id, group }) => id === "kolena" && group === "set"));

    const step = (answers: object) => ask<Step>("scenarioStep", { answers });
    // The workspace is still being read at the start.
    let first = await step({});
    for (const end = Date.now() + 5_000; first.question?.known.length === 0 && Date.now() < end; )
      first = await step({});
    assert.deepEqual([first.index, first.count, first.question?.id], [0, 6, "account"]);
    assert.deepEqual(
      first.question?.known.map(({ value }) => value),
      ["678901234567"],
    );
    const buckets = await step({ account: "678901234567", region: "us-east-1" });
    assert.deepEqual(
      buckets.question?.known.map(({ value }) => value),
      ["plates-1"],
    );

    const fault = (key: string, value: string) => ask<string | null>("scenarioFault", { answers: {}, key, value });
    assert.match((await fault("account", "12")) ?? "", /12 digits/);
    assert.equal(await fault("account", "123456789012"), null);

    const answers = {
      account: "678901234567",
      buckets: "plates-1",
      principal: "arn:aws:iam::789012345678:role/web-app",
    };
    const made = await ask<{ problems: string[]; files: { path: string; change: string; text: string }[] }>(
      "scenarioFiles",
      { answers },
    );
    assert.deepEqual(made.problems, []);
    assert.deepEqual(Object.fromEntries(made.files.map(({ path, change }) => [path, change])), {
      "role/trust-policy.json": "new",
      "role/identity-policy.json": "new",
      "bucket/cors.json": "replaced",
      "latchkey.json": "merged",
      "README.md": "new",
    });
    const manifest = JSON.parse(made.files.find(({ path }) => path === "latchkey.json")?.text ?? "");
    assert.deepEqual([manifest.accounts, manifest.buckets[0].account], [{ lab: "678901234567" }, "lab"]);
    const refused = await ask<{ problems: string[] }>("scenarioFiles", { answers: { ...answers, account: "1" } });
    assert.match(refused.problems.join(), /12 digits/);
    assert.equal(await ask("scenarioStep", { scenario: "none", answers: {} }), null);
  } finally {
    await editor.close();
  }
});
