// "New profile…" through the server: what is known around the file, the questions, their faults, and the text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEditor } from "./client.ts";

test("a new profile for a config file that lies beside its credentials", { timeout: 30_000 }, async () => {
  const files = {
    "aws/config": "[profile bare]\nregion = us-east-1\n\n[sso-session lab]\nsso_region = us-east-1\n",
    "aws/credentials": "[keys]\naws_access_key_id = x\naws_secret_access_key = y\n",
  };
  const editor = await openEditor({ mode: "pull", files });
  const uri = editor.uri("aws/config");
  const ask = <T>(name: string, params: object) =>
    editor.connection.sendRequest<T>(`latchkey/${name}`, { uri, ...params });
  try {
    const names = await ask<{ profiles: string[]; sources: string[]; sessions: string[]; sorts: { sort: string }[] }>(
      "configNames",
      {},
    );
    assert.deepEqual([names.profiles, names.sources, names.sessions], [["bare", "keys"], ["keys"], ["lab"]]);
    assert.deepEqual(
      names.sorts.map(({ sort }) => sort),
      ["role", "sso", "web-identity", "process", "machine"],
    );
    const answers = { name: "dev", role_arn: "arn:aws:iam::123456789012:role/dev", source_profile: "keys" };
    const { steps, text } = await ask<{ steps: { key: string }[]; text: string }>("newProfile", {
      sort: "role",
      answers,
    });
    assert.deepEqual(
      steps.map(({ key }) => key),
      ["name", "role_arn", "source_profile", "external_id", "mfa_serial", "region"],
    );
    assert.equal(
      text,
      "\n[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/dev\nsource_profile = keys\n",
      "apart from what is there",
    );
    const fault = (key: string, value: string) =>
      ask<{ message: string } | null>("newProfileFault", { sort: "role", answers: { ...answers, [key]: value }, key });
    assert.equal(await fault("role_arn", answers.role_arn), null);
    assert.match((await fault("role_arn", "dev"))?.message ?? "", /whole ARN/);
    assert.match((await fault("source_profile", "bare"))?.message ?? "", /no profile bare with credentials/);
    assert.match((await fault("name", "keys"))?.message ?? "", /already/);
  } finally {
    await editor.close();
  }
});
