// An edit redoes what rests on it and nothing else; the result must be what a fresh look at all files gives.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyzeFile } from "../../core/analyze.ts";
import type { Finding } from "../../core/finding.ts";
import { documentsOf, type SourceFile } from "../../core/hosts/index.ts";
import { createWorkspace } from "../../core/workspace/workspace.ts";
import { catalog } from "../catalog/open.ts";

const users = fc.constantFrom("image_analyst", "batch");
const names = fc.constantFrom("worker", "access-to-other-bucket", "ecsTaskRole", "x");
const accounts = fc.constantFrom("111122223333", "444455556666");
const arns = fc.tuple(accounts, names).map(([account, name]) => `arn:aws:iam::${account}:role/${name}`);
const profiles = fc.constantFrom("default", "lab", "access-collaborator");
const services = fc
  .constantFrom("ec2", "ecs", "ecs-tasks", "ecs-task", "lambda")
  .map((name) => `${name}.amazonaws.com`);

const trust = fc.record({ user: fc.option(users), service: fc.option(services) }).map(({ user, service }) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: {
        ...(user && { AWS: `arn:aws:iam::111122223333:user/${user}` }),
        ...(service && { Service: service }),
      },
      Action: "sts:AssumeRole",
    },
  }),
);

/** Names of files and the texts that may stand in them; some of the texts are broken, as they are while someone types. */
const file = fc.oneof(
  fc.record({
    name: fc.constantFrom("worker-trust-policy.json", "app/trust-policy.json", "x/trust-policy.json"),
    text: trust,
  }),
  fc.record({
    name: fc.constant("get-role.json"),
    text: fc
      .tuple(arns, trust)
      .map(([arn, policy]) => `{"Role":{"Arn":"${arn}","AssumeRolePolicyDocument":${policy}}}`),
  }),
  fc.record({
    name: fc.constantFrom("task-definition.json", "job.json"),
    text: fc.oneof(arns, names).map((role) => JSON.stringify({ taskRoleArn: role })),
  }),
  fc.record({
    name: fc.constantFrom("app/run.py", "config.py"),
    text: profiles.map((profile) => `AWS_PROFILE = "${profile}"\nSOURCE_BUCKET = 'a'\nSSH_KEY_NAME = 'k'\n`),
  }),
  fc.record({
    name: fc.constantFrom("aws/config", "other.md", ".aws/config"),
    text: fc
      .tuple(profiles, fc.option(arns), fc.option(profiles))
      .map(
        ([name, arn, source]) =>
          `[profile ${name}]\n${arn ? `role_arn = ${arn}\n` : ""}${source ? `source_profile = ${source}\n` : ""}`,
      ),
  }),
  fc.record({
    name: fc.constantFrom("aws/credentials", ".aws/credentials"),
    text: profiles.map((name) => `[${name}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n`),
  }),
  fc.record({
    name: fc.constantFrom("latchkey.json", "app/latchkey.json"),
    text: fc
      .tuple(arns, fc.constantFrom("trust-policy.json", "worker-trust-policy.json"), fc.option(services))
      .map(([arn, path, service]) =>
        JSON.stringify({ roles: [{ arn, trust: path, ...(service && { usedBy: [service] }) }] }),
      ),
  }),
);

const edit = fc.oneof(
  { weight: 5, arbitrary: file.map((changed) => ({ ...changed, gone: false })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(file, fc.nat(60))
      .map(([{ name, text }, end]) => ({ name, text: text.slice(0, end), gone: false })),
  },
  { weight: 2, arbitrary: file.map(({ name }) => ({ name, text: "", gone: true })) },
);

test("after any edits the findings are those of a fresh start", () => {
  const fired = new Set<string>();
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const files = new Map<string, SourceFile>();
      const workspace = workspaceOf(files);
      const shown = new Map<string, readonly Finding[]>();
      for (const { name, text, gone } of edits) {
        if (gone) files.delete(name);
        else files.set(name, { name, text });
        const changed = gone ? workspace.remove(name) : workspace.set(analyzeFile({ name, text }, catalog));
        for (const file of changed) shown.set(file, workspace.findings(file));
        const fresh = workspaceOf(files);
        fresh.setAll([...files.values()].map((source) => analyzeFile(source, catalog)));
        for (const file of new Set([...files.keys(), ...shown.keys()])) {
          const expected = fresh.findings(file);
          for (const { code } of expected) fired.add(code);
          assert.deepEqual(sorted(workspace.findings(file)), sorted(expected), `${file} after ${name}`);
          assert.deepEqual(sorted(shown.get(file) ?? []), sorted(expected), `${file} was not said to have changed`);
        }
      }
    }),
    { numRuns: 150 },
  );
  // Were nothing ever found, the property would hold for an engine that does nothing.
  assert.ok(fired.has("task-role-without-ecs-tasks"), "the rule across files never fired");
});

test("the order in which files come in does not matter", () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(file, { selector: ({ name }) => name, maxLength: 10 })
        .chain((files) => fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length }))),
      ([files, shuffled]) => {
        const [a, b] = [files, shuffled].map((order) => {
          const byName = new Map(order.map((source) => [source.name, source]));
          const workspace = workspaceOf(byName);
          for (const source of order) workspace.set(analyzeFile(source, catalog));
          return files.map(({ name }) => sorted(workspace.findings(name)));
        });
        assert.deepEqual(a, b);
      },
    ),
    { numRuns: 100 },
  );
});

function workspaceOf(files: ReadonlyMap<string, SourceFile>) {
  return createWorkspace(({ file, document }) => {
    const source = files.get(file);
    return source && documentsOf(source)[document ?? 0];
  });
}

/** Findings at one place may come in any order. */
function sorted(findings: readonly Finding[]): string[] {
  return findings.map((finding) => JSON.stringify(finding)).sort();
}
