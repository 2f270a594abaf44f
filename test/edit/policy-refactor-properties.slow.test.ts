// What holds of every refactoring of random policies: what is allowed stays (or shrinks where the title says so), no comment
// is lost, the document parses, and no rule finds anything new to warn of.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AccessRequest, compilePolicy, decide, type Verdict } from "../../core/access/index.ts";
import { analyzeFile } from "../../core/analyze.ts";
import type { AssistContext, Refactoring } from "../../core/edit/assist.ts";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import { mayActOn } from "../../core/edit/policy/refactor-fit.ts";
import type { Fact } from "../../core/facts/fact.ts";
import { documentsOf, type JsonDocument } from "../../core/hosts/index.ts";
import { parseJson } from "../../core/json/parse.ts";
import type { PolicyKind } from "../../core/kind.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";
import { contexts, type Sample, samples } from "./random-policies.ts";

const kinds: readonly PolicyKind[] = ["identity-policy", "bucket-policy", "trust-policy", "resource-policy", "scp"];
const rank = { denied: 0, depends: 1, allowed: 2 } as const;
const runs = Number(process.env.RUNS ?? 100);
const seed = Number(process.env.SEED ?? 7);
/** The titles, to see that none of the refactorings is left out by what is tried here. */
const offered = new Set<string>();

for (const kind of kinds)
  test(`refactorings of a ${kind} keep what it says`, { timeout: 600_000 }, () => {
    // Samples rather than a property: a policy that fails is best read as it is.
    const places = fc.sample(fc.nat(), { numRuns: 4 * runs, seed });
    for (const [i, sample] of fc.sample(samples(kind), { numRuns: runs, seed }).entries())
      for (const [turn, place] of places.slice(4 * i, 4 * i + 4).entries()) {
        // Every other time on an Action or NotAction, where most is offered.
        const elements = turn % 2 === 0 ? [...sample.text.matchAll(/Action"/g)].map(({ index }) => index) : [];
        const at = elements.length > 0 ? elements[place % elements.length]! : place % (sample.text.length + 1);
        for (const refactoring of refactoringsAt(sample, at)) check(sample, at, refactoring);
      }
  });

test("each refactoring was offered somewhere", () => {
  const expected = [
    "Expand",
    "Shrink",
    "Sort",
    "Remove",
    "Put the elements of the statement",
    "Put the elements of the policy",
    "Put the value in",
    "Put the statement in",
    "Take the value out",
    "Take the statement out",
    "Split … service",
    "Split … bucket",
    "Split … resource",
    "Split … objects",
    "Merge … actions",
    "Merge … resources",
    "Merge … principals",
    "Merge … values",
    "Replace NotAction … resources",
    "Replace NotAction … trust",
    "Restrict listings",
    "Restrict to callers",
    "Restrict to what the service does",
    "Deny requests without TLS",
    "Write the bucket policy",
    "Lay out",
  ];
  const isOffered = (words: string) => [...offered].some((title) => new RegExp(words.replace(" … ", ".*")).test(title));
  assert.deepEqual(
    expected.filter((words) => !isOffered(words)),
    [],
  );
});

const own = "111111111111";

/** Only what the action can act on: what a refactoring leaves out must not be asked of nonsense. */
const pairs = [
  "s3:GetObject",
  "s3:PutObject",
  "s3:ListBucket",
  "s3:GetBucketLocation",
  "s3:DeleteObject",
  "s3:ListBucketVersions",
  "s3:GetObjectAcl",
  "s3:GetBucketPolicy",
  "sqs:SendMessage",
  "sqs:ReceiveMessage",
  "kms:Decrypt",
  "kms:GenerateDataKey",
  "sts:AssumeRole",
  "sts:TagSession",
].flatMap((action) =>
  [
    "arn:aws:s3:::b",
    "arn:aws:s3:::b/a",
    "arn:aws:s3:::b/ana/x",
    "arn:aws:s3:::c",
    "arn:aws:s3:::c/a",
    "arn:aws:s3:::d/a",
    `arn:aws:sqs:eu-west-1:${own}:q`,
    `arn:aws:kms:eu-west-1:${own}:key/k`,
    `arn:aws:iam::${own}:role/target`,
  ]
    .filter((resource) => mayActOn(catalog.action(action)!, resource, catalog))
    .map((resource) => ({ action, resource })),
);

const requests: fc.Arbitrary<AccessRequest> = fc
  .tuple(
    fc.constantFrom<AccessRequest["principal"]>(
      `arn:aws:iam::${own}:user/ana`,
      `arn:aws:iam::${own}:role/app`,
      `arn:aws:sts::${own}:assumed-role/app/one`,
      "arn:aws:iam::222222222222:user/ben",
      "anonymous",
      { service: "logging.s3.amazonaws.com" },
      { service: "sns.amazonaws.com" },
    ),
    fc.constantFrom(...pairs),
    contexts,
  )
  .map(([principal, pair, context]) => ({
    principal,
    ...pair,
    resourceAccount: own,
    context,
    contextComplete: true,
  }));

const sampled = fc.sample(requests, { numRuns: 2000, seed });
const isTrust = ({ action }: AccessRequest) => action.startsWith("sts:");
const asked = {
  trust: sampled.filter(isTrust).slice(0, 60),
  other: sampled.filter((one) => !isTrust(one)).slice(0, 60),
};

function refactoringsAt({ text, kind }: Sample, at: number): readonly Refactoring[] {
  return policyAssist.refactorings!(documentOf(text, kind), { start: at, end: at }, context);
}

const role = `arn:aws:iam::${own}:role/app`;

const declared: Fact = {
  relation: "declares-role",
  entity: "role:app",
  place: { file: "/w/latchkey.json", span: { start: 0, end: 0 } },
  role,
  nameSpan: { start: 0, end: 0 },
  managedPolicies: [],
  source: "The manifest",
};

const context: AssistContext = {
  catalog,
  userProfiles: [],
  file: "/w/p.json",
  index: 0,
  facts: () => [declared],
  documentsOf: () => [],
};

function documentOf(text: string, association: PolicyKind): JsonDocument {
  const [document] = documentsOf({ name: "/w/p.json", text, association });
  assert.ok(document?.language === "json");
  return document;
}

function check({ kind, text }: Sample, at: number, { title, edits, kind: sort, creates }: Refactoring) {
  offered.add(title);
  if (creates) return checkCreated(text, creates.text);
  const after = applyEdits(text, edits);
  const say = (what: string) => `${title} at ${at}: ${what}\n${text}\n--- becomes\n${after}`;
  const { root, problems } = parseJson(after);
  assert.ok(root, say("no JSON"));
  assert.deepEqual(
    problems.filter((problem) => problem.kind !== "comment"),
    [],
    say("problems"),
  );
  assert.deepEqual(missing(commentsOf(text), commentsOf(after)), [], say("lost comments"));
  if (text.includes("\n")) assert.equal(/[^\r]\n/.test(after), /[^\r]\n/.test(text), say("line ends"));
  if (sort === "layout") assert.deepEqual(jsonOf(after), jsonOf(text), say("another value"));
  const restricts = /^(?:Restrict|Deny)/.test(title);
  const before = new Set(alarms(text, kind));
  const isExpected = (code: string) =>
    // What is to be filled in is reported until it is.
    (restricts && code === "placeholder") ||
    // An action that applied to nothing in another statement, too, is told of once no statement has the same wildcard.
    (title.startsWith("Expand") && code === "action-without-resource") ||
    // What a Deny took from a part of the statement is told of once that part is a statement of its own.
    (/^(?:Split|Expand)/.test(title) && code === "denied-statement");
  const news = alarms(after, kind).filter((code) => !before.has(code) && !isExpected(code));
  assert.deepEqual(news, [], say("new findings"));
  const [was, is] = [answers(kind, text), answersOf(kind, after)];
  for (const [i, before] of was.entries()) {
    const one = asked[kind === "trust-policy" ? "trust" : "other"][i];
    if (restricts) assert.ok(rank[is[i]!.answer] <= rank[before.answer], say(`allows more: ${JSON.stringify(one)}`));
    else assert.deepEqual(is[i], before, say(JSON.stringify(one)));
  }
}

let last: { readonly text: string; readonly answers: readonly Verdict[] } | undefined;

/** Those of one text are asked for again and again. */
function answers(kind: PolicyKind, text: string): readonly Verdict[] {
  if (last?.text !== text) last = { text, answers: answersOf(kind, text) };
  return last.answers;
}

/** A bucket policy that is written after an identity policy allows the role no more than that did, leaving Deny aside. */
function checkCreated(identityPolicy: string, bucketPolicy: string): void {
  const say = (what: string) => `${what}\n${identityPolicy}\n--- gives\n${bucketPolicy}`;
  const wrong = alarms(bucketPolicy, "bucket-policy").filter(
    (code) => !alarms(identityPolicy, "identity-policy").includes(code),
  );
  assert.deepEqual(wrong, [], say("new findings"));
  const { Statement, ...rest } = jsonOf(identityPolicy) as { readonly Statement: unknown };
  const allows = [Statement].flat().filter((one) => (one as { Effect: string }).Effect === "Allow");
  const identityPolicies = [compilePolicy(JSON.stringify({ ...rest, Statement: allows }), "it", "identity")];
  const resourcePolicy = compilePolicy(bucketPolicy, "it", "resource");
  for (const one of asked.other) {
    const request = { ...one, principal: role };
    const [was, is] = [{ identityPolicies }, { resourcePolicy }].map((documents) =>
      decide(request, documents, catalog),
    );
    assert.ok(was && is && "answer" in was && "answer" in is);
    assert.ok(rank[is.answer] <= rank[was.answer], say(JSON.stringify(request)));
  }
}

function alarms(text: string, association: PolicyKind): string[] {
  return analyzeFile({ name: "/w/p.json", text, association }, catalog)
    .findings.filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ code }) => code);
}

function commentsOf(json: string): string[] {
  const pieces = json.matchAll(/"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g);
  return [...pieces].flatMap(([found]) => (found.startsWith("/") ? found : []));
}

function missing(before: readonly string[], after: readonly string[]): string[] {
  const left = new Set(after);
  return before.filter((comment) => !left.has(comment));
}

function jsonOf(text: string): unknown {
  return JSON.parse(
    text.replace(/"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (piece) =>
      piece.startsWith("/") ? "" : piece,
    ),
  );
}

const allowAll = compilePolicy(
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  "all",
  "identity",
);

/** What is answered to each of the requests. */
function answersOf(kind: PolicyKind, text: string): Verdict[] {
  const json = JSON.stringify(jsonOf(text));
  const role = kind === "scp" ? "scp" : kind === "trust-policy" ? "trust" : "resource";
  const documents =
    kind === "identity-policy"
      ? { identityPolicies: [compilePolicy(json, "it", "identity")] }
      : kind === "scp"
        ? { identityPolicies: [allowAll], scps: [[compilePolicy(json, "it", role)]] }
        : { resourcePolicy: compilePolicy(json, "it", role) };
  return asked[kind === "trust-policy" ? "trust" : "other"].map((one) => {
    const verdict = decide(one, documents, catalog);
    assert.ok("answer" in verdict);
    return verdict;
  });
}
