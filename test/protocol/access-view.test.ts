// What the side bar and the commands about links show, and the manifest that they write.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEditor } from "./client.ts";

const trust = `{ "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }`;
const files = {
  "runner/trust-policy.json": trust,
  "aws/config":
    "[profile runs]\nrole_arn = arn:aws:iam::111122223333:role/runner\ncredential_source = Ec2InstanceMetadata\n",
  "bucket-policy.json": `{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/runner" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::plates/*" } }`,
};

interface Listed {
  readonly location: { readonly uri: string };
  readonly index: number;
  readonly links: readonly { readonly owner: string; readonly use: string; readonly grounds: string }[];
}

test("links, a manifest made from them, and the tree", { timeout: 30_000 }, async (t) => {
  const editor = await openEditor({ mode: "pull", files });
  const ask = <T>(method: string, params: object = {}) =>
    editor.connection.sendRequest<T>(`latchkey/${method}`, params);
  try {
    const links = await editor.until("all links", async () => {
      const found = await ask<Listed[]>("links");
      return found.length === 2 ? found : undefined;
    });
    const runner = links.find(({ location }) => location.uri === editor.uri("runner/trust-policy.json"));
    assert.ok(runner);
    const [link] = runner.links;
    assert.deepEqual([link?.owner, link?.grounds], ["role:runner", "likely"]);
    await t.test("a likely link is written as a certain one", async () => {
      const said = await ask<{ uri: string; text: string }>("confirmLink", {
        uri: runner.location.uri,
        index: 0,
        owner: link?.owner,
        use: link?.use,
      });
      assert.equal(said.uri, editor.uri("latchkey.json"));
      assert.deepEqual(JSON.parse(said.text), {
        roles: [{ arn: "arn:aws:iam::111122223333:role/runner", trust: "runner/trust-policy.json" }],
      });
      const gone = await ask<{ refused?: string }>("confirmLink", {
        uri: runner.location.uri,
        index: 0,
        owner: "role:x",
        use: "trust",
      });
      assert.ok(gone.refused);
    });
    await t.test("a manifest of the folder", async () => {
      const { text } = await ask<{ text: string }>("manifestOfFolder", { uri: editor.uri("").replace(/\/$/, "") });
      assert.deepEqual(JSON.parse(text), {
        accounts: { "account-1": "111122223333" },
        roles: [{ arn: "arn:aws:iam::111122223333:role/runner", trust: "runner/trust-policy.json" }],
        buckets: [{ name: "plates", policy: "bucket-policy.json" }],
        aws: { config: "aws/config" },
      });
      const nowhere = await ask<{ refused?: string }>("manifestOfFolder", { uri: editor.uri("nowhere") });
      assert.ok(nowhere.refused);
    });
    await t.test("the tree", async () => {
      type Tree = { nodes: { label: string; kind: string; children: { label: string }[] }[] };
      const [tree] = await ask<Tree[]>("accessTrees");
      const account = tree?.nodes.find(({ kind }) => kind === "account");
      assert.equal(account?.label, "111122223333");
      assert.deepEqual(
        account?.children.map(({ label }) => label),
        ["runner"],
      );
      // An edit without any finding changes it, and the client is told.
      await editor.open("aws/config", files["aws/config"], "ini");
      editor.sent.delete("latchkey/accessChanged");
      await editor.change("aws/config", "[profile rests]\nregion = eu-west-1\n");
      await editor.until("news", () => editor.sent.get("latchkey/accessChanged"));
      const [next] = await ask<Tree[]>("accessTrees");
      assert.deepEqual(
        next?.nodes.flatMap(({ label, kind }) => (kind === "profile" ? label : [])),
        ["rests"],
      );
    });
  } finally {
    await editor.close();
  }
});
