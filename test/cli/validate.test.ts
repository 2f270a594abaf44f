// `latchkey validate`, built, against a server on this machine that speaks IAM Access Analyzer's protocol.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { cleanEnvironment } from "../aws/ask.ts";
import { finding, type Loopback, startLoopback } from "../aws/loopback.ts";
import { type Files, folderWith } from "./latchkey.ts";

const cli = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

const policy = (action: string) => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "${action}", "Resource": "arn:aws:s3:::lab/*" }
  ]
}
`;

describe("latchkey validate", () => {
  let loopback: Loopback;
  beforeEach(async () => {
    loopback = await startLoopback();
  });
  afterEach(async () => {
    await loopback.close();
    assert.deepEqual(loopback.complaints, []);
  });

  async function validate(
    cwd: string,
    args: readonly string[],
    { input = "", environment = {} }: { input?: string; environment?: Record<string, string | undefined> } = {},
  ) {
    const child = spawn(process.execPath, [cli, "validate", ...args], {
      cwd,
      env: {
        ...process.env,
        ...cleanEnvironment(),
        ...environment,
        AWS_REGION: "eu-west-1",
        AWS_ENDPOINT_URL_ACCESSANALYZER: loopback.url,
        NO_COLOR: "1",
        CI: "1",
      },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.stdin.end(input);
    const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
    return { status, stdout, stderr };
  }

  const sound = () => ({ findings: [] });
  const odd = () => ({
    findings: [
      finding("INVALID_ACTION", [["Statement", 0, "Action"]], { type: "ERROR" }),
      finding("NEW_CODE", [["Statement", 0, "Resource"]], { type: "SUGGESTION", details: "Better so." }),
    ],
  });

  it("says nothing about sound policies, and asks about each", async () => {
    loopback.reply = sound;
    const folder = folderWith({
      "a.json": policy("s3:GetObject"),
      "b.json": policy("s3:PutObject"),
      "notes.txt": "none",
    });
    const { status, stdout, stderr } = await validate(folder, ["."]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^No findings in 2 documents/);
    assert.equal(
      stderr,
      "latchkey: IAM Access Analyzer in eu-west-1 answered about 2 policies: it confirms 0 findings and adds 0.\n",
    );
    assert.deepEqual(
      loopback.requests.map(({ operation }) => operation),
      ["ValidatePolicy", "ValidatePolicy"],
    );
  });

  it("asks about equal policies once", async () => {
    loopback.reply = sound;
    const folder = folderWith({
      "a.json": policy("s3:GetObject"),
      "b.json": policy("s3:GetObject").replaceAll("\n", "  \n"),
    });
    assert.equal((await validate(folder, ["."])).status, 0);
    assert.equal(loopback.requests.length, 1);
  });

  it("shows what both say once, and what AWS adds with its link", async () => {
    loopback.reply = odd;
    const folder = folderWith({ "a.json": policy("s3:ListObjectsV2") });
    const { status, stdout, stderr } = await validate(folder, ["a.json"]);
    assert.equal(status, 1, stderr);
    assert.match(
      stdout,
      /a\.json:4:\d+ error .* api-operation-as-action\n.*\n.*\^+\n.* IAM Access Analyzer says so too\./,
    );
    assert.match(stdout, /a\.json:4:\d+ info Better so\. access-analyzer NEW_CODE\n.*\n.*\^+\n +https:\/\/docs\.aws/);
    assert.equal(stdout.match(/INVALID_ACTION|api-operation-as-action/g)?.length, 1);
    assert.match(stderr, /it confirms 1 finding and adds 1\./);
  });

  it("keeps the JSON contract of check, and adds to it", async () => {
    loopback.reply = odd;
    const folder = folderWith({ "a.json": policy("s3:ListObjectsV2"), "b.json": policy("<ACTION>") });
    const { status, stdout, stderr } = await validate(folder, [".", "--format", "json"]);
    assert.equal(status, 1);
    assert.match(stderr, /latchkey: b\.json was not sent: placeholders in it are still to be filled in\./);
    const report = JSON.parse(stdout);
    assert.deepEqual(report.accessAnalyzer, {
      operation: "ValidatePolicy",
      endpoint: loopback.url,
      region: "eu-west-1",
      policies: 1,
      confirmed: 1,
      added: 1,
      notSent: [{ file: "b.json", document: 0, reason: "placeholders in it are still to be filled in" }],
    });
    const [confirmed] = report.findings.filter((one: { confirmed?: boolean }) => one.confirmed);
    assert.equal(confirmed.awsCode, "INVALID_ACTION");
    const [added] = report.findings.filter(({ code }: { code: string }) => code === "access-analyzer");
    assert.deepEqual(
      [added.file, added.kind, added.severity, added.awsCode, added.path, added.link],
      [
        "a.json",
        "identity-policy",
        "info",
        "NEW_CODE",
        ["Statement", 0, "Resource"],
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/checks.html#new_code",
      ],
    );
  });

  for (const format of ["sarif", "junit", "github"])
    it(`reports as ${format}`, async () => {
      loopback.reply = odd;
      const { status, stdout } = await validate(folderWith({ "a.json": policy("s3:GetObject") }), [
        "a.json",
        "--format",
        format,
        "--fail-on",
        "info",
      ]);
      assert.equal(status, 1);
      assert.match(stdout, /access-analyzer/);
      if (format === "sarif") {
        const [{ tool, results }] = JSON.parse(stdout).runs;
        for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
      }
    });

  it("reads standard input", async () => {
    loopback.reply = sound;
    const { status, stderr } = await validate(
      folderWith({}),
      ["-", "--stdin-name", "p.json", "--profile", "default", "--region", "us-east-1"],
      {
        input: policy("s3:GetObject"),
        environment: cleanEnvironment({
          config: "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n",
        }),
      },
    );
    assert.equal(status, 0, stderr);
    assert.match(loopback.requests[0]?.headers.authorization ?? "", /\/us-east-1\//);
  });

  it("says what is wrong with the asking, and keeps our findings", async () => {
    loopback.reply = () => ({ error: "AccessDeniedException", status: 403, message: "no" });
    const { status, stdout, stderr } = await validate(folderWith({ "a.json": policy("s3:ListObjectsV2") }), ["a.json"]);
    assert.equal(status, 2);
    assert.match(stdout, /api-operation-as-action/);
    assert.match(stderr, /may not do access-analyzer:ValidatePolicy/);
    assert.match(stderr, /"Action": "access-analyzer:ValidatePolicy"/);
  });

  it("goes on after a policy that AWS refuses, and stops where nobody can be asked", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`${i}.json`, policy(`s3:Get${"?".repeat(i)}*`)]),
    );
    loopback.reply = () =>
      loopback.requests.length === 2
        ? { error: "UnprocessableEntityException", status: 422, message: "Odd" }
        : { findings: [] };
    const mostly = await validate(folderWith(files), ["."]);
    assert.equal(mostly.status, 2);
    assert.equal(loopback.requests.length, 12);
    assert.match(mostly.stderr, /\.json: IAM Access Analyzer does not take this policy: Odd\./);
    loopback.requests.length = 0;
    loopback.reply = () => ({ error: "AccessDeniedException", status: 403, message: "no" });
    assert.equal((await validate(folderWith(files), ["."])).status, 2);
    assert.equal(loopback.requests.length, 1);
  });

  describe("with a check that AWS charges for", () => {
    const files: Files = { "a.json": policy("s3:*"), "old.json": policy("s3:GetObject") };
    const failing = () => ({
      result: "FAIL" as const,
      message: "It may.",
      reasons: [{ description: "New access in the statement.", statementIndex: 0 }],
    });

    it("wants a yes, and sends nothing without", async () => {
      const { status, stderr } = await validate(folderWith(files), [
        "a.json",
        "--check",
        "no-public-access",
        "--kind",
        "bucket-policy",
      ]);
      assert.equal(status, 2);
      assert.match(
        stderr,
        /AWS charges for each CheckNoPublicAccess \(https:\/\/aws\.amazon\.com\/iam\/access-analyzer\/pricing\/\)\. Say --yes/,
      );
      assert.equal(loopback.requests.length, 0);
    });

    it("compares with a file", async () => {
      loopback.reply = failing;
      const { status, stdout, stderr } = await validate(folderWith(files), [
        "a.json",
        "--check",
        "new-access",
        "--against",
        "old.json",
        "--yes",
      ]);
      assert.equal(status, 1, stderr);
      assert.match(
        stdout,
        /a\.json:4:5 warning This may allow what the policy did not allow before\. New access in the statement\. access-analyzer CheckNoNewAccess/,
      );
      assert.match(String(loopback.requests[0]?.body.existingPolicyDocument), /s3:GetObject/);
    });

    it("compares with what git has", async () => {
      loopback.reply = failing;
      const folder = folderWith({ ...files, "new.json": policy("s3:GetObject") });
      const git = (...args: string[]) =>
        execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
          cwd: folder,
          stdio: "pipe",
        });
      git("init", "-q");
      git("add", "a.json");
      git("commit", "-q", "-m", "First");
      // Nothing that a repository can be set up to start may run.
      const trap = join(folder, "trap.sh");
      writeFileSync(trap, `#!/bin/sh\ntouch "${folder}/sprung"\n`, { mode: 0o755 });
      for (const key of ["core.fsmonitor", "core.pager", "diff.x.textconv", "filter.x.smudge", "core.sshCommand"])
        git("config", key, trap);
      writeFileSync(join(folder, ".git/info/attributes"), "*.json diff=x filter=x\n");
      writeFileSync(join(folder, "a.json"), policy("s3:Put*"));
      const { status, stderr } = await validate(folder, [
        "a.json",
        "new.json",
        "--check",
        "new-access",
        "--against",
        "HEAD",
        "--yes",
      ]);
      assert.equal(status, 1, stderr);
      assert.match(stderr, /new\.json was not sent: it is not in HEAD, so that all of it is new\./);
      assert.equal(loopback.requests.length, 1);
      assert.match(String(loopback.requests[0]?.body.existingPolicyDocument), /s3:\*/);
      assert.match(String(loopback.requests[0]?.body.newPolicyDocument), /s3:Put\*/);
      assert.throws(() => execFileSync("ls", [join(folder, "sprung")], { stdio: "pipe" }), "no trap was sprung");
      const unknown = await validate(folder, ["a.json", "--check", "new-access", "--against", "nowhere", "--yes"]);
      assert.match(unknown.stderr, /not sent: git knows no nowhere\./);
    });

    it("asks for what is not to be granted", async () => {
      loopback.reply = () => ({ result: "PASS" as const });
      const args = [
        "old.json",
        "--check",
        "access-not-granted",
        "--action",
        "s3:DeleteBucket",
        "--action=iam:PassRole",
        "--resource",
        "arn:aws:s3:::lab",
        "--yes",
      ];
      const { status, stderr } = await validate(folderWith(files), args);
      assert.equal(status, 0, stderr);
      assert.deepEqual(loopback.requests[0]?.body.access, [
        { actions: ["s3:DeleteBucket", "iam:PassRole"], resources: ["arn:aws:s3:::lab"] },
      ]);
    });
  });

  const wrong: { args: string[]; says: RegExp }[] = [
    { args: ["--check", "all"], says: /--check is one of policy, new-access/ },
    { args: ["--check", "new-access"], says: /--against/ },
    { args: ["--against", "HEAD"], says: /--against/ },
    { args: ["--check", "access-not-granted"], says: /--action or --resource/ },
    { args: ["--action", "s3:*"], says: /access-not-granted/ },
    { args: ["--check", "new-access", "--against", "--upload-pack=x"], says: /against/ },
    { args: ["--check", "new-access", "--against=--output=x", "--yes"], says: /no such revision/ },
    { args: ["--locale", "XX"], says: /--locale/ },
    { args: ["--timeout", "0"], says: /--timeout/ },
    { args: ["--profile"], says: /profile/ },
    { args: ["--nonsense"], says: /nonsense/ },
  ];
  for (const { args, says } of wrong)
    it(`refuses ${args.join(" ")}`, async () => {
      const { status, stderr } = await validate(folderWith({ "a.json": policy("s3:GetObject") }), ["a.json", ...args]);
      assert.equal(status, 2);
      assert.match(stderr, says);
      assert.equal(loopback.requests.length, 0);
    });
});
