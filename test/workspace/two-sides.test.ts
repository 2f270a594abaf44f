// The two sides of an access in random workspaces: an edit gives what a fresh look gives, the order of files does not
// matter, and what is said to be lacking is lacking by the evaluator's own verdict.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compilePolicy, decide } from "../../core/access/index.ts";
import { analyzeFile, type FileAnalysis } from "../../core/analyze.ts";
import type { Finding } from "../../core/finding.ts";
import { documentsOf, type SourceFile } from "../../core/hosts/index.ts";
import { defaultSettings } from "../../core/settings.ts";
import { applyEdits } from "../../core/text.ts";
import { createWorkspace } from "../../core/workspace/workspace.ts";
import { catalog } from "../catalog/open.ts";

const home = "111122223333";
const partner = "444455556666";
const key = `arn:aws:kms:us-east-1:${home}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const roles = ["worker", "archive"] as const;
const buckets = ["plates-in", "results"] as const;
const arnOf = (role: string) => `arn:aws:iam::${home}:role/${role}`;

const effect = fc.constantFrom("Allow", "Allow", "Allow", "Allow", "Allow", "Deny");
const actions = fc.oneof(
  fc.subarray(["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:ListMultipartUploadParts", "s3:*", "kms:Decrypt"], {
    minLength: 1,
  }),
  fc.constantFrom(["s3:GetObject", "s3:PutObject"], ["s3:PutObject", "s3:ListMultipartUploadParts"]),
);
const resourcesIn = (name: string) =>
  fc.oneof(
    fc.subarray([`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`, `arn:aws:s3:::${name}/a/*`], { minLength: 1 }),
    fc.constant([`arn:aws:s3:::${name}/*`]),
  );
const principal = fc.constantFrom(
  ...roles.map((role) => ({ AWS: arnOf(role) })),
  { AWS: `arn:aws:iam::${home}:root` },
  "*" as const,
);
const condition = fc.option(fc.constant({ Bool: { "aws:SecureTransport": "false" } }), { freq: 5 });

const statement = (names: boolean, bucket: fc.Arbitrary<string>) =>
  fc
    .record({ effect, actions, resources: bucket.chain(resourcesIn), principal, condition })
    .map(({ effect, actions, resources, principal, condition }) => ({
      Effect: effect,
      ...(names && { Principal: principal }),
      Action: actions,
      Resource: resources,
      ...(condition && { Condition: condition }),
    }));

const policyOf = (names: boolean, bucket: fc.Arbitrary<string>) =>
  fc
    .array(statement(names, bucket), { minLength: 1, maxLength: 3 })
    .map((Statement) => JSON.stringify({ Version: "2012-10-17", Statement }, undefined, 2));

const anyBucket = fc.constantFrom(...buckets);
const rolePolicy = policyOf(false, anyBucket);
const bucketPolicies = buckets.map((name) => policyOf(true, fc.constant(name)));

const manifest = fc
  .record({
    owner: fc.constantFrom(home, partner, partner),
    region: fc.constantFrom("us-east-1", "cn-north-1", "eu-central-1"),
    kmsKey: fc.boolean(),
    swapped: fc.constantFrom(false, false, false, true),
    listed: fc.subarray([...roles], { minLength: 1 }),
  })
  .map(({ owner, region, kmsKey, swapped, listed }) =>
    JSON.stringify({
      roles: listed.map((role) => ({ arn: arnOf(role), policies: [`${role}.json`] })),
      buckets: buckets.map((name, i) => ({
        name,
        account: owner,
        region,
        policy: `${buckets[swapped ? 1 - i : i]}-bucket.json`,
        ...(kmsKey && { kmsKey: key }),
      })),
    }),
  );

const kinds = [
  fc.record({ name: fc.constantFrom(...roles.map((role) => `${role}.json`)), text: rolePolicy }),
  ...buckets.map((name, i) => fc.record({ name: fc.constant(`${name}-bucket.json`), text: bucketPolicies[i]! })),
  fc.record({ name: fc.constant("latchkey.json"), text: manifest }),
  fc.record({
    name: fc.constant("run.py"),
    text: fc.constantFrom(
      "AWS_PROFILE = 'lab'\nDESTINATION_BUCKET = 'results'\nUPLOAD_FLAGS = '--acl bucket-owner-full-control'\n",
      "AWS_PROFILE = 'lab'\nDESTINATION_BUCKET = 'results'\nUPLOAD_FLAGS = ''\n",
    ),
  }),
  fc.record({
    name: fc.constant("aws/config"),
    text: fc.constantFrom(
      `[profile lab]\nrole_arn = ${arnOf("worker")}\ncredential_source = Ec2InstanceMetadata\nregion = us-west-2\n`,
      `[profile lab]\nregion = us-west-2\n`,
    ),
  }),
];

const file = fc.oneof(...kinds);

/** Every file once, so that there is something between them; then single edits. */
const start = fc.tuple(...kinds).map((files) => files.map((one) => ({ ...one, gone: false })));

const edit = fc.oneof(
  { weight: 8, arbitrary: file.map((changed) => ({ ...changed, gone: false })) },
  { weight: 1, arbitrary: file.map(({ name, text }) => ({ name, text: text.slice(0, -3), gone: false })) },
  { weight: 1, arbitrary: file.map(({ name }) => ({ name, text: "", gone: true })) },
);

const betweenSides: ReadonlySet<string> = new Set([
  "bucket-policy-lacks-grant",
  "identity-lacks-grant",
  "denied-by-other-side",
  "missing-kms-permission",
  "several-principals",
  "other-bucket",
  "kms-key-in-other-region",
  "policy-of-other-partition",
  "profile-in-other-region",
  "upload-acl-not-allowed",
]);

test("after any edits the findings on both sides are those of a fresh start", () => {
  const fired = new Set<string>();
  fc.assert(
    fc.property(start, fc.array(edit, { maxLength: 8 }), (first, more) => {
      const edits = [...first, ...more];
      const files = new Map<string, SourceFile>();
      const workspace = workspaceOf(files);
      const shown = new Map<string, readonly Finding[]>();
      for (const { name, text, gone } of edits) {
        if (gone) files.delete(name);
        else files.set(name, { name, text });
        const changed = gone ? workspace.remove(name) : workspace.set(analyzed({ name, text }));
        for (const file of changed) shown.set(file, workspace.findings(file));
        const fresh = workspaceOf(files);
        fresh.setAll([...files.values()].reverse().map(analyzed));
        for (const file of new Set([...files.keys(), ...shown.keys()])) {
          const expected = fresh.findings(file);
          for (const { code } of expected) fired.add(code);
          assert.deepEqual(sorted(workspace.findings(file)), sorted(expected), `${file} after ${name}`);
          assert.deepEqual(sorted(shown.get(file) ?? []), sorted(expected), `${file} was not said to have changed`);
        }
      }
    }),
    { numRuns: 80, seed: 6 },
  );
  // Were nothing ever found, the property would hold for an engine that does nothing.
  assert.deepEqual([...betweenSides].filter((code) => !fired.has(code)).sort(), [], "these never fired");
});

test("what one side is said to lack is denied, and allowed after the fix", () => {
  let judged = 0;
  fc.assert(
    fc.property(
      fc.record({ identity: policyOf(false, fc.constant(buckets[0])), bucket: bucketPolicies[0]! }),
      ({ identity, bucket }) => {
        const name = "plates-in";
        const files = new Map<string, SourceFile>();
        const put = (file: string, text: string) => files.set(file, { name: file, text });
        put("worker.json", identity);
        put("bucket.json", bucket);
        put(
          "latchkey.json",
          JSON.stringify({
            roles: [{ arn: arnOf("worker"), policies: ["worker.json"] }],
            buckets: [{ name, account: partner, policy: "bucket.json" }],
          }),
        );
        for (const [file, code] of [
          ["bucket.json", "bucket-policy-lacks-grant"],
          ["worker.json", "identity-lacks-grant"],
        ] as const) {
          const [found] = findingsOf(files, file).filter((finding) => finding.code === code);
          if (!found) continue;
          const before = files.get(file)!.text;
          const after = applyEdits(before, found.fixes[0]!.edits);
          const verdicts = (text: string) =>
            asked.map(([action, resource]) => {
              const texts = { ...Object.fromEntries([...files].map(([name, { text }]) => [name, text])), [file]: text };
              const verdict = decide(
                {
                  principal: arnOf("worker"),
                  action,
                  resource: `arn:aws:s3:::${name}${resource}`,
                  resourceAccount: partner,
                },
                {
                  identityPolicies: [compilePolicy(texts["worker.json"]!, "identity", "identity")],
                  resourcePolicy: compilePolicy(texts["bucket.json"]!, "bucket", "resource"),
                },
                catalog,
              );
              return "error" in verdict ? verdict.error : verdict.answer;
            });
          const [old, now] = [verdicts(before), verdicts(after)];
          // What was denied is allowed or at least no longer lacking, and nothing that was allowed is lost.
          assert.ok(
            old.some((answer, i) => answer === "denied" && now[i] !== "denied"),
            `${found.message}\n${before}\n${after}`,
          );
          assert.ok(
            old.every((answer, i) => answer !== "allowed" || now[i] === "allowed"),
            after,
          );
          judged += 1;
        }
      },
    ),
    { numRuns: 200, seed: 11 },
  );
  assert.ok(judged > 20, `only ${judged} findings were judged`);
});

const asked = [
  ["s3:ListBucket", ""],
  ["s3:GetObject", "/a/x"],
  ["s3:PutObject", "/a/x"],
  ["s3:DeleteObject", "/a/x"],
  ["s3:ListMultipartUploadParts", "/a/x"],
  ["s3:GetObject", "/b"],
  ["s3:PutObject", "/b"],
  ["s3:DeleteObject", "/b"],
  ["s3:ListMultipartUploadParts", "/b"],
] as const;

const analyses = new Map<string, FileAnalysis>();

/** The file stage is not what is looked at here, and takes longer. */
function analyzed(source: SourceFile): FileAnalysis {
  const id = `${source.name} ${source.text}`;
  const known = analyses.get(id) ?? analyzeFile(source, catalog);
  analyses.set(id, known);
  return known;
}

function findingsOf(files: ReadonlyMap<string, SourceFile>, file: string): readonly Finding[] {
  const workspace = workspaceOf(files);
  workspace.setAll([...files.values()].map(analyzed));
  return workspace.findings(file);
}

function workspaceOf(files: ReadonlyMap<string, SourceFile>) {
  return createWorkspace(
    ({ file, document }) => {
      const source = files.get(file);
      return source && documentsOf(source)[document ?? 0];
    },
    defaultSettings,
    catalog,
  );
}

/** Findings at one place may come in any order. */
function sorted(findings: readonly Finding[]): string[] {
  return findings.map((finding) => JSON.stringify(finding)).sort();
}
