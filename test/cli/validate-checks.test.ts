// The checks of `latchkey validate` that AWS charges for.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { eachLoopback } from "../aws/each-loopback.ts";
import { type Files, folderWith } from "./latchkey.ts";
import { policyWith, type Run, validate } from "./run-validate.ts";

describe("latchkey validate --check", () => {
  const loopback = eachLoopback();

  const run = (cwd: string, args: readonly string[], more?: Run) => validate(loopback(), cwd, args, more);

  const files: Files = { "a.json": policyWith("s3:*"), "old.json": policyWith("s3:GetObject") };
  const failing = () => ({
    result: "FAIL" as const,
    message: "It may.",
    reasons: [{ description: "New access in the statement.", statementIndex: 0 }],
  });

  it("wants a yes, and sends nothing without", async () => {
    const { status, stderr } = await run(folderWith(files), [
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
    assert.equal(loopback().requests.length, 0);
  });

  it("compares with a file", async () => {
    loopback().reply = failing;
    const { status, stdout, stderr } = await run(folderWith(files), [
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
    assert.match(String(loopback().requests[0]?.body.existingPolicyDocument), /s3:GetObject/);
  });

  it("compares with what git has", async () => {
    loopback().reply = failing;
    const folder = folderWith({ ...files, "new.json": policyWith("s3:GetObject") });
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
    writeFileSync(join(folder, "a.json"), policyWith("s3:Put*"));
    const { status, stderr } = await run(folder, [
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
    assert.equal(loopback().requests.length, 1);
    assert.match(String(loopback().requests[0]?.body.existingPolicyDocument), /s3:\*/);
    assert.match(String(loopback().requests[0]?.body.newPolicyDocument), /s3:Put\*/);
    assert.ok(!existsSync(join(folder, "sprung")), "no trap was sprung");
    const alone = await run(folder, ["new.json", "--check", "new-access", "--against", "HEAD", "--yes"]);
    assert.equal(alone.status, 2, "nothing was proven");
  });

  it("does not pay to hear that nothing is new where nothing changed", async () => {
    loopback().reply = () => ({ result: "PASS" as const });
    const layout = policyWith("s3:GetObject").replaceAll("\n", "\n  ");
    const folder = folderWith({ ...files, "same.json": layout, "other.json": policyWith("s3:PutObject") });
    const check = ["--check", "new-access", "--against", "old.json", "--yes"];
    const one = await run(folder, ["same.json", ...check]);
    assert.equal(one.status, 0, one.stderr);
    assert.match(one.stderr, /not sent since nothing in it is new: 1 policy that did not change\./);
    assert.equal(loopback().requests.length, 0);
    const both = await run(folder, ["same.json", "other.json", ...check, "--format", "json"]);
    assert.equal(both.status, 0, both.stderr);
    assert.deepEqual(JSON.parse(both.stdout).accessAnalyzer.notSent, [
      { file: "same.json", document: 0, reason: "it is what it was, so that nothing in it is new" },
    ]);
    assert.equal(loopback().requests.length, 1);
  });

  it("fails where there is nothing that it can be asked about", async () => {
    const { status, stderr } = await run(folderWith(files), ["a.json", "--check", "no-public-access", "--yes"]);
    assert.equal(status, 2);
    assert.match(stderr, /a\.json was not sent: AWS has this check for policies of certain resources only/);
    assert.equal(loopback().requests.length, 0);
  });

  const incomparable = [
    {
      what: "a revision that is not there",
      against: "origin/main",
      says: /--against origin\/main: of a\.json, git knows no/,
    },
    {
      what: "a file that is not there",
      against: "older.json",
      says: /--against older\.json: of a\.json, git knows no/,
    },
    { what: "a folder", against: "sub", says: /--against sub: / },
    { what: "a file that is no text", against: "binary.json", says: /--against binary\.json: it is binary/ },
    { what: "a folder without git", against: "HEAD", git: false, says: /its folder is no git repository/ },
  ];
  for (const { what, against, git = true, says } of incomparable)
    it(`fails where it would compare with ${what}, before anything is sent`, async () => {
      const folder = folderWith({ ...files, "binary.json": new Uint8Array(4), "sub/x.json": "{}" });
      if (git) execFileSync("git", ["init", "-q"], { cwd: folder });
      const { status, stderr } = await run(folder, ["a.json", "--check", "new-access", "--against", against, "--yes"]);
      assert.equal(status, 2);
      assert.match(stderr, says);
      assert.equal(loopback().requests.length, 0);
    });

  it("asks for what is not to be granted", async () => {
    loopback().reply = () => ({ result: "PASS" as const });
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
    const { status, stderr } = await run(folderWith(files), args);
    assert.equal(status, 0, stderr);
    assert.deepEqual(loopback().requests[0]?.body.access, [
      { actions: ["s3:DeleteBucket", "iam:PassRole"], resources: ["arn:aws:s3:::lab"] },
    ]);
  });
});
