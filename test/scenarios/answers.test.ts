// What answers are refused, and why; what is asked, and what stands where nothing is answered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faultOfAnswer, generate, judgeAnswers, questionsFor } from "../../core/scenarios/ask.ts";
import { scenarios } from "../../core/scenarios/index.ts";
import type { Answers } from "../../core/scenarios/scenario.ts";
import { catalog } from "../catalog/open.ts";

function scenarioOf(id: string) {
  const found = scenarios.find((scenario) => scenario.id === id);
  assert.ok(found, id);
  return found;
}

function faultOf(id: string, key: string, value: string, answers: Answers = {}): string | undefined {
  const question = scenarioOf(id).questions.find((candidate) => candidate.id === key);
  assert.ok(question, `${id} ${key}`);
  return faultOfAnswer(question, value, answers, catalog);
}

const refused: readonly (readonly [id: string, key: string, value: string, why: RegExp, answers?: Answers])[] = [
  ["kolena", "account", "12345678901", /12 digits; this has 11/],
  ["kolena", "account", "1234-5678-9012", /hyphens out: 123456789012/],
  ["kolena", "account", "lab", /12 digits and nothing else/],
  ["kolena", "account", "", /needed/],
  ["kolena", "account", "<ACCOUNT-ID>", /placeholder/],
  ["kolena", "buckets", "Vision", /no capital letters: vision/],
  ["kolena", "buckets", "ok-bucket, s3://other", /name alone/],
  ["kolena", "buckets", "ok-bucket/images", /no slash/],
  ["kolena", "buckets", "twice-here, twice-here", /there twice/],
  ["kolena", "buckets", "your-bucket-name", /placeholder/],
  ["kolena", "role", "arn:aws:iam::123456789012:role/x", /name alone/],
  ["kolena", "role", "a b", /letters, digits/],
  ["kolena", "role", "AWSReservedThing", /AWS keeps/],
  ["kolena", "principal", "PASTE THE ARN HERE", /placeholder/],
  ["kolena", "principal", "arn:aws:iam::789012345678:root", /whole account/],
  ["kolena", "principal", "arn:aws:sts::789012345678:assumed-role/a/b", /name its role/],
  ["kolena", "principal", "arn:aws:iam::789012345678:role/*", /wildcard/],
  ["kolena", "principal", "arn:aws-cn:iam::789012345678:role/a", /other answers are in aws/, { region: "us-east-1" }],
  ["kolena", "external-id", "x", /2 to 1,224/],
  ["kolena", "region", "us-east-1a", /us-east-1/],
  ["illumina-ica", "bucket-region", "us-east-1", /project is in eu-central-1/, { "project-region": "eu-central-1" }],
  ["illumina-ica", "project-region", "us-west-2", /no choice/],
  ["illumina-ica", "folder", "/", /root/],
  ["illumina-ica", "folder", "", /whose root one project has/],
  ["illumina-ica", "folder", "./", /no \.\//],
  ["illumina-ica", "folder", "a/../b", /no \.\//],
  ["illumina-ica", "folder", "/ica", /not begin with a slash/],
  ["illumina-ica", "folder", "ica/*", /no wildcard/],
  ["illumina-ica", "provider", "https://login.example.com", /https:\/\/ out/],
  ["illumina-ica", "subject", "project-*", /let others in/],
  [
    "illumina-ica",
    "kms-key",
    "arn:aws:kms:us-east-1:123456789012:key/1",
    /bucket's Region, eu-central-1/,
    { "bucket-region": "eu-central-1" },
  ],
  ["distributed-cellprofiler", "collaborator-account", "123456789012", /your own account/, { account: "123456789012" }],
  ["distributed-cellprofiler", "collaborator-bucket", "plates-a", /own bucket already/, { bucket: "plates-a" }],
  ["distributed-cellprofiler", "source-profile", "access", /its own source/, { profile: "access" }],
  ["distributed-cellprofiler", "profile", "profile access", /name alone/],
  ["noisepy-batch", "ec2-role", "jobs", /role of the jobs/, { "job-role": "jobs" }],
  ["cloudtranscode", "output", "client-in", /input bucket/, { input: "client-in" }],
  ["bucket-log-delivery", "source-bucket", "logs-1", /without end/, { bucket: "logs-1" }],
  ["bucket-cloudfront", "region", "cn-north-1", /main partition/],
  ["bucket-cross-account", "principal", "arn:aws:iam::123456789012:role/a", /own account/, { account: "123456789012" }],
  ["trust-account", "principal", "123456789012", /own account/, { account: "123456789012" }],
  ["trust-github", "repository", "https://github.com/a/b", /OWNER\/NAME/],
  ["trust-github", "name", "*", /let others in/],
  [
    "trust-roles-anywhere",
    "trust-anchor",
    "arn:aws:rolesanywhere:eu-west-1:210987654321:trust-anchor/x",
    /in account 210987654321/,
    { account: "123456789012" },
  ],
  ["cors-upload", "origins", "*", /every page on the web/],
  ["cors-read", "origins", "https://app.example.com/", /meant|path|slash/],
  ["cors-read", "origins", "https://app.example.com, http://localhost:3000", /development/],
  ["cors-read", "origins", "app.example.com", /https:\/\//],
];

for (const [id, key, value, why, answers] of refused)
  test(`${id}: ${key}=${value} is refused`, () => assert.match(faultOf(id, key, value, answers) ?? "", why));

test("an answer of several lines is refused, and one with space around it is not", () => {
  assert.match(faultOf("kolena", "role", "a\nb") ?? "", /one line/);
  assert.equal(faultOf("kolena", "account", " 123456789012 "), undefined);
});

const kolena = {
  account: "678901234567",
  buckets: "vision-images",
  principal: "arn:aws:iam::789012345678:role/web-app",
};

test("defaults stand where nothing is said, and what is missing is told", () => {
  const { answers, missing, faults, unasked } = judgeAnswers(
    scenarioOf("kolena"),
    { account: "678901234567" },
    catalog,
  );
  assert.deepEqual(
    missing.map(({ id }) => id),
    ["buckets", "principal"],
  );
  assert.deepEqual([answers.region, answers.role, faults, unasked], ["us-east-1", "KolenaReadsImages", [], []]);
});

test("a question hangs on the answer, or the default, of one before it", () => {
  const ids = (answers: Answers) => questionsFor(scenarioOf("illumina-ica"), answers).map(({ id }) => id);
  assert.ok(ids({}).includes("role") && !ids({}).includes("user"));
  assert.ok(ids({ method: "user" }).includes("user") && !ids({ method: "user" }).includes("provider"));
  const given = { account: "678901234567", bucket: "a-bucket", method: "user", provider: "login.example.com" };
  assert.deepEqual(judgeAnswers(scenarioOf("illumina-ica"), given, catalog).unasked, ["provider"]);
});

test("answers that were left out leave nothing behind in the files", () => {
  const { answers } = judgeAnswers(scenarioOf("kolena"), { ...kolena, "external-id": "" }, catalog);
  const trust = generate(scenarioOf("kolena"), answers, catalog).files[0];
  assert.equal(JSON.parse(trust?.text ?? "").Statement[0].Condition, undefined);
});

test("ids, questions and words are as lists and flags need them", () => {
  const ids = scenarios.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
  for (const { id, questions, detail } of scenarios) {
    assert.match(id, /^[a-z0-9-]+$/);
    assert.doesNotMatch(detail, /\.$/, id);
    const keys = questions.map((question) => question.id);
    assert.deepEqual([...new Set(keys)], keys, id);
    for (const { id: key, title, asked } of questions) {
      assert.match(key, /^[a-z0-9-]+$/);
      assert.doesNotMatch(key, /secret|password|token|access-key/);
      assert.match(title, /[.?]$/, `${id} ${key}`);
      if (asked) assert.ok(keys.indexOf(asked.id) < keys.indexOf(key) && keys.includes(asked.id), `${id} ${key}`);
    }
  }
});
