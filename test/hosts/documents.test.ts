// Which documents a file holds, and that their offsets lead back to the same characters of the file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { documentsOf, type SourceFile } from "../../core/hosts/index.ts";
import { nodeAt } from "../../core/json/node.ts";
import { textOf } from "../../core/json/strings.ts";
import { policyOf } from "../../core/model/policy.ts";

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const bucket = { Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" } };
const identity = { Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] };
const cors = [{ AllowedOrigins: ["*"], AllowedMethods: ["GET"] }];
const ini = "[profile a]\nregion = us-east-1\n";
const pair = "[a]\naws_access_key_id = x\naws_secret_access_key = y\n";
const json = (value: unknown) => JSON.stringify(value, undefined, 2);

const cases: readonly (readonly [what: string, file: SourceFile, kinds: readonly string[]])[] = [
  ["a trust policy by content", { name: "a.json", text: json(trust) }, ["trust-policy"]],
  [
    "a trust policy that says sts:*",
    { name: "a.json", text: json(trust).replaceAll("sts:AssumeRole", "sts:*") },
    ["trust-policy"],
  ],
  ["a bucket policy, one statement, no Version", { name: "a.json", text: json(bucket) }, ["bucket-policy"]],
  ["an identity policy", { name: "a.json", text: json(identity) }, ["identity-policy"]],
  ["a policy at another resource", { name: "a.json", text: json(bucket).replaceAll("s3", "sqs") }, ["resource-policy"]],
  ["CORS as the console's array", { name: "a.json", text: json(cors) }, ["cors"]],
  ["CORS as the CLI's object", { name: "a.json", text: json({ CORSRules: cors }) }, ["cors"]],
  ["somebody else's JSON", { name: "a.json", text: json({ Version: "1.0", rules: [{ Effect: "x" }] }) }, []],
  ["a template's Statement of another sort", { name: "a.json", text: json({ Statement: "SELECT 1" }) }, []],
  ["get-bucket-policy's answer", { name: "a.json", text: json({ Policy: JSON.stringify(bucket) }) }, ["bucket-policy"]],
  [
    "get-role's answer",
    { name: "a.json", text: json({ Role: { RoleName: "x", AssumeRolePolicyDocument: trust } }) },
    ["trust-policy"],
  ],
  [
    "get-policy-version's answer",
    { name: "a.json", text: json({ PolicyVersion: { Document: identity, VersionId: "v1" } }) },
    ["identity-policy"],
  ],
  [
    "put-role-policy's input",
    { name: "a.json", text: json({ RoleName: "x", PolicyDocument: JSON.stringify(identity) }) },
    ["identity-policy"],
  ],
  [
    "account authorization details",
    {
      name: "a.json",
      text: json({
        RoleDetailList: [{ AssumeRolePolicyDocument: trust, RolePolicyList: [{ PolicyDocument: identity }] }],
      }),
    },
    ["trust-policy", "identity-policy"],
  ],
  ["an empty file with a telling name", { name: "x/bucket-policy.json", text: "" }, ["bucket-policy"]],
  [
    "a role's policy that says who becomes the role",
    { name: "app-role-policy.json", text: json(trust) },
    ["trust-policy"],
  ],
  ["an identity policy with a principal", { name: "role-policy.json", text: json(bucket) }, ["identity-policy"]],
  [
    "the policy of an identity of SES",
    { name: "ses-identity-policy.json", text: json(bucket).replaceAll("s3", "ses") },
    ["resource-policy"],
  ],
  ["an SCP by name", { name: "scp-root.json", text: json(identity) }, ["scp"]],
  ["a telling name, a stranger's content", { name: "cors.json", text: json({ origins: ["x"] }) }, []],
  [
    "an association beats all",
    { name: "cors.json", text: json({ origins: ["x"] }), association: "identity-policy" },
    ["identity-policy"],
  ],
  ["a config file by name", { name: "home/.aws/config", text: "" }, ["aws-config"]],
  ["a credentials file by name", { name: "aws/credentials", text: "[a]" }, ["aws-credentials"]],
  [
    "a config file with nothing but [default]",
    { name: "home/config", text: "[default]\nregion = eu-west-1\n" },
    ["aws-config"],
  ],
  ["keys in a config file", { name: "home/config", text: `[default]\nregion = eu-west-1\n${ini}` }, ["aws-config"]],
  [
    "a credentials file without keys",
    { name: "home/credentials", text: "[default]\ncredential_process = /opt/keys\n" },
    ["aws-credentials"],
  ],
  ["another program's [default]", { name: "x/config", text: "[default]\ntheme = dark\nregion = eu-west-1\n" }, []],
  ["another program's output", { name: "x/config", text: "[default]\noutput = json\n" }, []],
  ["git's config", { name: "x/config", text: '[core]\n\tbare = false\n[remote "o"]\n\turl = x\n' }, []],
  ["an ssh config", { name: "ssh/config", text: "Host *\n  User me\n" }, []],
  ["a kubernetes config", { name: "kube/config", text: "apiVersion: v1\nkind: Config\n" }, []],
  ["an OCI config", { name: "oci/config", text: "[DEFAULT]\nuser=x\nregion=us-ashburn-1\n" }, []],
  ["a config file by content", { name: "backup.txt", text: ini }, ["aws-config"]],
  ["a credentials file by content", { name: "keys", text: pair }, ["aws-credentials"]],
  ["another INI file", { name: "setup.cfg", text: "[metadata]\nname = x\n" }, []],
  [
    "a name that runs on, a content that disagrees",
    { name: "UnlockBucketPolicy.json", text: json(identity) },
    ["identity-policy"],
  ],
  ["a name that runs on, a broken content", { name: "MyBucketPolicy.json", text: "{" }, ["bucket-policy"]],
  ["a manifest", { name: "x/latchkey.json", text: "{}" }, ["manifest"]],
  [
    "Markdown: a fenced policy among others",
    {
      name: "a.md",
      text: `# T\n\n\`\`\`json\n${json(trust)}\n\`\`\`\n\n~~~~\n${json(cors)}\n~~~~\n\n\`\`\`json\n{"a": 1}\n\`\`\`\n`,
    },
    ["trust-policy", "cors"],
  ],
  [
    "Markdown: fenced in a list",
    { name: "a.md", text: `1. Do:\n\n   \`\`\`json\n${json(trust).replace(/^/gm, "   ")}\n   \`\`\`\n` },
    ["trust-policy"],
  ],
  [
    "Markdown: quoted",
    { name: "a.md", text: `> \`\`\`json\n${json(trust).replace(/^/gm, "> ")}\n> \`\`\`\n` },
    ["trust-policy"],
  ],
  [
    "Markdown: indented",
    { name: "a.md", text: `Use\n\n${json(bucket).replace(/^/gm, "    ")}\n\nthen` },
    ["bucket-policy"],
  ],
  [
    "Markdown: INI paragraphs",
    { name: "a.md", text: `Write:\n\n${ini}\noutput = json\n\nand\n\n${pair}\nDone.` },
    ["aws-config", "aws-credentials"],
  ],
  ["Markdown: an unclosed fence", { name: "a.md", text: `\`\`\`json\n${json(trust)}` }, ["trust-policy"]],
  ["Markdown: a link reference is no header", { name: "a.md", text: "[profile x]: https://example.com\n[a]\n" }, []],
  [
    "a policy with CRLF and a byte-order mark",
    { name: "a.json", text: `\ufeff${json(trust).replaceAll("\n", "\r\n")}` },
    ["trust-policy"],
  ],
];

for (const [what, file, kinds] of cases) {
  test(what, () => {
    const documents = documentsOf(file);
    assert.deepEqual(
      documents.map(({ kind }) => kind),
      kinds,
    );
    for (const document of documents) {
      // Every string of a document is found again in the file, escapes and prefixes aside.
      if (document.language === "ini" || !document.root) continue;
      for (const { actions } of policyOf(document.root).statements) {
        for (const { value, span } of actions) {
          assert.equal(file.text.slice(document.mapping.toFile(span.start), document.mapping.toFile(span.end)), value);
        }
      }
    }
  });
}

test("text put into an escaped document is written escaped, into a quoted one with its prefix", () => {
  const [wrapped] = documentsOf({ name: "a.json", text: json({ Policy: JSON.stringify(bucket) }) });
  assert.equal(wrapped?.mapping.written('"Version": "x"\n'), '\\"Version\\": \\"x\\"\\n');
  const [quoted] = documentsOf({ name: "a.md", text: `> \`\`\`json\n${json(trust).replace(/^/gm, "> ")}\n> \`\`\`\n` });
  assert.equal(quoted?.mapping.written("a\nb"), "a\n> b");
});

test("a path leads to the same string in a wrapped document", () => {
  const text = json({ Policy: JSON.stringify(bucket) });
  const [document] = documentsOf({ name: "a.json", text });
  assert.ok(document?.language === "json");
  const resource = textOf(nodeAt(document.root, ["Statement", "Resource"]));
  assert.equal(
    resource && text.slice(document.mapping.toFile(resource.span.start), document.mapping.toFile(resource.span.end)),
    "arn:aws:s3:::b/*",
  );
});
