// `latchkey validate`, built, against a server on this machine that speaks IAM Access Analyzer's protocol.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cleanEnvironment } from "../aws/ask.ts";
import { eachLoopback } from "../aws/each-loopback.ts";
import { finding } from "../aws/loopback.ts";
import { folderWith } from "./latchkey.ts";
import { policyWith, type Run, validate } from "./run-validate.ts";

describe("latchkey validate", () => {
  const loopback = eachLoopback();

  const run = (cwd: string, args: readonly string[], more?: Run) => validate(loopback(), cwd, args, more);

  const sound = () => ({ findings: [] });
  const odd = () => ({
    findings: [
      finding("INVALID_ACTION", [["Statement", 0, "Action"]], { type: "ERROR" }),
      finding("NEW_CODE", [["Statement", 0, "Resource"]], { type: "SUGGESTION", details: "Better so." }),
    ],
  });

  it("says nothing about sound policies, and asks about each", async () => {
    loopback().reply = sound;
    const folder = folderWith({
      "a.json": policyWith("s3:GetObject"),
      "b.json": policyWith("s3:PutObject"),
      "notes.txt": "none",
    });
    const { status, stdout, stderr } = await run(folder, ["."]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^No findings in 2 documents/);
    assert.equal(
      stderr,
      "latchkey: IAM Access Analyzer in eu-west-1 answered about 2 policies: it confirms 0 findings and adds 0.\n",
    );
    assert.deepEqual(
      loopback().requests.map(({ operation }) => operation),
      ["ValidatePolicy", "ValidatePolicy"],
    );
  });

  it("asks about equal policies once", async () => {
    loopback().reply = sound;
    const folder = folderWith({
      "a.json": policyWith("s3:GetObject"),
      "b.json": policyWith("s3:GetObject").replaceAll("\n", "  \n"),
    });
    assert.equal((await run(folder, ["."])).status, 0);
    assert.equal(loopback().requests.length, 1);
  });

  it("shows what both say once, and what AWS adds with its link", async () => {
    loopback().reply = odd;
    const folder = folderWith({ "a.json": policyWith("s3:ListObjectsV2") });
    const { status, stdout, stderr } = await run(folder, ["a.json"]);
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
    loopback().reply = odd;
    const folder = folderWith({ "a.json": policyWith("s3:ListObjectsV2"), "b.json": policyWith("<ACTION>") });
    const { status, stdout, stderr } = await run(folder, [".", "--format", "json"]);
    assert.equal(status, 1);
    assert.match(stderr, /latchkey: b\.json was not sent: placeholders in it are still to be filled in\./);
    const report = JSON.parse(stdout);
    assert.deepEqual(report.accessAnalyzer, {
      operation: "ValidatePolicy",
      endpoint: loopback().url,
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
      loopback().reply = odd;
      const { status, stdout } = await run(folderWith({ "a.json": policyWith("s3:GetObject") }), [
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

  it("asks about each policy of a Markdown file, and says which was not sent", async () => {
    loopback().reply = ({ body }) => ({
      findings: String(body.policyDocument).includes("Put")
        ? [finding("NEW_CODE", [["Statement", 0, "Resource"]])]
        : [],
    });
    const blocks = ["s3:GetObject", "<ACTION>", "s3:PutObject"].map(
      (action) => `\`\`\`json\n${policyWith(action)}\`\`\`\n`,
    );
    const folder = folderWith({ "docs/guide.md": `# Guide\n\n${blocks.join("\nText.\n\n")}`, "docs/other.json": "{}" });
    const { status, stdout, stderr } = await run(folder, ["docs/*.md", "--fail-on", "warning"]);
    assert.equal(status, 1, stderr);
    assert.match(stdout, /docs\/guide\.md:29:65 warning AWS says NEW_CODE\. access-analyzer NEW_CODE\n/);
    assert.match(stderr, /latchkey: document 2 of docs\/guide\.md was not sent: placeholders/);
    assert.equal(loopback().requests.length, 2);
  });

  it("leaves out what was accepted by AWS's code", async () => {
    loopback().reply = odd;
    const ignore = [{ code: "NEW_CODE", file: "a.json", reason: "Sound." }];
    const folder = folderWith({ "a.json": policyWith("s3:GetObject"), "latchkey.json": JSON.stringify({ ignore }) });
    const { stdout, stderr } = await run(folder, ["."]);
    assert.match(stdout, /INVALID_ACTION/);
    assert.doesNotMatch(stdout, /NEW_CODE/);
    assert.match(stderr, /it confirms 0 findings and adds 1\./);
  });

  it("names the policy of which AWS says more than is shown", async () => {
    const findings = Array.from({ length: 2001 }, (_, i) => finding(`CODE_${i}`, [["Statement", 0]]));
    loopback().reply = () => ({ findings, pageSize: 2001 });
    const { stderr } = await run(folderWith({ "a.json": policyWith("s3:GetObject") }), ["a.json", "--format", "json"]);
    assert.match(stderr, /AWS has more to say about a\.json than is shown\./);
  });

  it("reads standard input", async () => {
    loopback().reply = sound;
    const { status, stderr } = await run(
      folderWith({}),
      ["-", "--stdin-name", "p.json", "--profile", "default", "--region", "us-east-1"],
      {
        input: policyWith("s3:GetObject"),
        environment: cleanEnvironment({
          config: "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n",
        }),
      },
    );
    assert.equal(status, 0, stderr);
    assert.match(loopback().requests[0]?.headers.authorization ?? "", /\/us-east-1\//);
  });

  it("says what is wrong with the asking, and keeps our findings", async () => {
    loopback().reply = () => ({ error: "AccessDeniedException", status: 403, message: "no" });
    const { status, stdout, stderr } = await run(folderWith({ "a.json": policyWith("s3:ListObjectsV2") }), ["a.json"]);
    assert.equal(status, 2);
    assert.match(stdout, /api-operation-as-action/);
    assert.match(stderr, /may not do access-analyzer:ValidatePolicy/);
    assert.match(stderr, /"Action": "access-analyzer:ValidatePolicy"/);
  });

  it("goes on after a policy that AWS refuses, and stops where nobody can be asked", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`${i}.json`, policyWith(`s3:Get${"?".repeat(i)}*`)]),
    );
    loopback().reply = () =>
      loopback().requests.length === 2
        ? { error: "UnprocessableEntityException", status: 422, message: "Odd" }
        : { findings: [] };
    const mostly = await run(folderWith(files), ["."]);
    assert.equal(mostly.status, 2);
    assert.equal(loopback().requests.length, 12);
    assert.match(mostly.stderr, /\.json: IAM Access Analyzer does not take this policy: Odd\./);
    loopback().requests.length = 0;
    loopback().reply = () => ({ error: "AccessDeniedException", status: 403, message: "no" });
    assert.equal((await run(folderWith(files), ["."])).status, 2);
    assert.equal(loopback().requests.length, 1);
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
      const { status, stderr } = await run(folderWith({ "a.json": policyWith("s3:GetObject") }), ["a.json", ...args]);
      assert.equal(status, 2);
      assert.match(stderr, says);
      assert.equal(loopback().requests.length, 0);
    });
});
