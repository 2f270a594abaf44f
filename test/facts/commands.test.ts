// What the calls of the AWS CLI in scripts, Makefiles, Markdown and package.json say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import type { Fact } from "../../core/facts/fact.ts";
import { catalog } from "../catalog/open.ts";

const script = `#!/bin/bash
ROLE=worker
BUCKET="plates"
aws iam create-role --role-name "$ROLE" \\
  --assume-role-policy-document file://role/trust.json --max-session-duration 7200
aws iam put-role-policy --role-name $ROLE --policy-name p --policy-document file://./role/permissions.json
aws iam attach-role-policy --role-name $ROLE --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess
aws s3api create-bucket --bucket $BUCKET --create-bucket-configuration LocationConstraint=eu-west-1
aws s3api put-bucket-policy --bucket $BUCKET --policy file://bucket.json
aws --profile lab --region eu-west-1 s3 cp data.csv s3://plates/in/ --recursive
aws lambda create-function --function-name f --role arn:aws:iam::111122223333:role/science/runner
`;

const summaryOf = (fact: Fact): string => {
  if (fact.relation === "assigns-document") return `${fact.use} of ${fact.owner}: ${fact.document}`;
  if (fact.relation === "declares-role")
    return `role ${fact.role} ${fact.maxSessionDuration ?? ""}${fact.managedPolicies.join()}`;
  if (fact.relation === "declares-bucket") return `bucket ${fact.name} ${fact.region}`;
  if (fact.relation === "role-runs-service") return `${fact.role} runs ${fact.service}`;
  if (fact.relation === "command-uses") return `${fact.command} uses ${fact.entity} as ${fact.profile}`;
  return fact.relation;
};

test("a script's calls tell whose each file is, and what they work with", () => {
  const { facts } = analyzeFile({ name: "deploy/run.sh", text: script }, catalog);
  const found = new Set(facts.map(summaryOf));
  for (const expected of [
    "role worker 7200",
    "trust of role:worker: document:deploy/role/trust.json#0",
    "trust of role:worker: document:role/trust.json#0",
    "permissions of role:worker: document:deploy/role/permissions.json#0",
    "role worker arn:aws:iam::aws:policy/AmazonS3FullAccess",
    "bucket plates eu-west-1",
    "resource-policy of bucket:plates: document:deploy/bucket.json#0",
    "s3 cp uses bucket:plates as lab",
    "s3 cp uses profile:*#lab as lab",
    "arn:aws:iam::111122223333:role/science/runner runs lambda.amazonaws.com",
  ])
    assert.ok(found.has(expected), `${expected}\n${[...found].join("\n")}`);
  // A name that a variable holds is marked where the variable is assigned.
  for (const fact of facts) {
    if (fact.relation === "mentions") assert.equal(script.slice(fact.nameSpan.start, fact.nameSpan.end), fact.name);
  }
});

test("the same call says the same in every file that may hold it", () => {
  const call = "aws s3api put-bucket-policy --bucket plates --policy file://bucket.json";
  const files: Readonly<Record<string, string>> = {
    "run.sh": call,
    Makefile: `B = plates\ndeploy:\n\t@${call.replace("plates", "$(B)")}\n`,
    "README.md": `# Guide\n\n\`\`\`bash\n$ ${call}\n\`\`\`\n`,
    "guide.md": `# Guide\n\n1. Do\n\n       ${call}\n`,
    "quote.md": `> \`\`\`\n> ${call.replace("--policy", "\\\n>   --policy")}\n> \`\`\`\n`,
    "package.json": JSON.stringify({ scripts: { deploy: `echo "x" && ${call}` } }),
  };
  for (const [name, text] of Object.entries(files)) {
    const { facts, findings } = analyzeFile({ name, text }, catalog);
    assert.deepEqual(findings, []);
    assert.ok(facts.map(summaryOf).includes("resource-policy of bucket:plates: document:bucket.json#0"), name);
    for (const fact of facts) {
      if (fact.relation === "mentions")
        assert.equal(text.slice(fact.nameSpan.start, fact.nameSpan.end), fact.name, name);
    }
  }
});

test("a path on a command line may lead from any folder that the command may be run in, the nearest first", () => {
  const at = (name: string, path: string) => {
    const text = `aws s3api put-bucket-policy --bucket plates --policy file://${path}`;
    const { facts } = analyzeFile({ name, text }, catalog);
    return facts.flatMap((fact) =>
      fact.relation === "assigns-document" && fact.entity === fact.document
        ? `${fact.document} after ${fact.nearer?.length ?? 0}`
        : [],
    );
  };
  assert.deepEqual(at("infra/aws/put.sh", "policies/b.json"), [
    "document:infra/aws/policies/b.json#0 after 0",
    "document:infra/policies/b.json#0 after 1",
  ]);
  assert.deepEqual(
    at("work/infra/aws/put.sh", "infra/policies/b.json").at(-1),
    "document:work/infra/policies/b.json#0 after 2",
  );
  assert.deepEqual(at("infra/put.sh", "../policies/./b.json"), ["document:policies/b.json#0 after 0"]);
  for (const path of ["/tmp/b.json", "~/b.json", "C:/b.json", "../../b.json"])
    assert.deepEqual(at("infra/put.sh", path), [], path);
});

test("what one block of a guide assigns, the next ones know", () => {
  const text = `1. Choose

   \`\`\`sh
   export BUCKET=plates
   \`\`\`

2. Put

   \`\`\`sh
   aws s3api put-bucket-policy --bucket "$BUCKET" --policy file://bucket.json
   \`\`\`
`;
  const { facts } = analyzeFile({ name: "README.md", text }, catalog);
  assert.ok(facts.map(summaryOf).includes("resource-policy of bucket:plates: document:bucket.json#0"));
  const [mention] = facts.filter(({ relation }) => relation === "mentions");
  assert.equal(mention?.relation === "mentions" && mention.nameSpan.start, text.indexOf("plates"));
});

test("a block of a guide is what a command hands over by the name that the guide gives it", () => {
  const trust =
    '{ "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }';
  const permissions = '{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }';
  const call = "aws iam create-role --role-name worker --assume-role-policy-document file://iam/trust.json";
  const block = (info: string, text: string) => `\`\`\`${info}\n${text}\n\`\`\`\n\n`;
  const said = (text: string) =>
    analyzeFile({ name: "README.md", text: text + block("sh", call) }, catalog).facts.flatMap((fact) =>
      fact.relation === "assigns-document" && fact.entity === fact.owner ? fact.document : [],
    );
  const file = "document:iam/trust.json#0";
  const cases: readonly [text: string, documents: readonly string[]][] = [
    [`Save this as \`trust.json\`:\n\n${block("json", trust)}`, [file, "document:README.md#0"]],
    [block('json title="trust.json"', trust), [file, "document:README.md#0"]],
    [
      `1. The file iam/trust.json:\n\n   ${block("json", trust).replaceAll("\n", "\n   ")}`,
      [file, "document:README.md#0"],
    ],
    [`Beside \`trust.json\` the permissions:\n\n${block("json", permissions)}`, [file]],
    [`Not trust.json but other.json:\n\n${block("json", trust)}`, [file]],
    [`In trust.json.\n\nThen:\n\n${block("json", trust)}`, [file]],
    [`A trust.json:\n\n${block("json", trust)}Or trust.json:\n\n${block("json", trust)}`, [file]],
    [`A trust.json:\n\n${block("", "x")}${block("json", trust)}`, [file]],
  ];
  for (const [text, documents] of cases) assert.deepEqual(said(text), documents, text);
});

test("what is not filled in, or known only when it runs, says nothing", () => {
  for (const call of [
    "aws s3api put-bucket-policy --bucket <BUCKET> --policy file://bucket.json",
    "aws s3api put-bucket-policy --bucket $1 --policy file://bucket.json",
    "aws s3api put-bucket-policy --bucket plates --policy file://../../../bucket.json",
    "aws s3api put-bucket-policy --bucket plates --policy '{}'",
    "echo aws s3api put-bucket-policy --bucket plates --policy file://bucket.json",
    "# aws s3api put-bucket-policy --bucket plates --policy file://bucket.json",
  ]) {
    const { facts } = analyzeFile({ name: "run.sh", text: call }, catalog);
    assert.deepEqual(
      facts.filter(({ relation }) => relation === "assigns-document"),
      [],
      call,
    );
  }
});
