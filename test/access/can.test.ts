// The command: its arguments, what it reads and prints, and its exit status.
import assert from "node:assert/strict";
import { test } from "node:test";
import { can } from "../../cli/can.ts";
import { UsageError } from "../../cli/terminal.ts";
import { catalog } from "../catalog/open.ts";

const all = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } };
const request = {
  id: "one",
  principal: "arn:aws:iam::111122223333:user/ana",
  action: "sqs:SendMessage",
  resource: "arn:aws:sqs:eu-west-1:111122223333:q",
  identityPolicies: [all],
};

async function run(args: readonly string[], files: Readonly<Record<string, string>> = {}, color = false) {
  let out = "";
  let errors = "";
  const status = await can(args, {
    read(path) {
      const text = files[path];
      if (text === undefined) throw new Error("no such file");
      return text;
    },
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      errors += text;
    },
    color,
    facts: catalog,
  });
  return { status, out, errors };
}

test("can: the exit status is the answer", async () => {
  const statusOf = async (asked: object) =>
    (await run(["--request", "r.json"], { "r.json": JSON.stringify(asked) })).status;
  assert.equal(await statusOf(request), 0);
  assert.equal(await statusOf({ ...request, identityPolicies: [] }), 1);
  assert.equal(await statusOf({ ...request, identityPolicies: ["nonsense"] }), 3);
  assert.equal(await statusOf({ ...request, resource: undefined }), 2);
});

test("can: one request as JSON", async () => {
  const { status, out } = await run(["--request", "-", "--format=json"], { "-": JSON.stringify(request) });
  assert.equal(status, 0);
  const answer = JSON.parse(out);
  assert.deepEqual(Object.keys(answer), ["id", "answer", "explicit", "assumptions", "gates", "missing", "nearest"]);
  assert.deepEqual(
    [answer.id, answer.answer, answer.explicit, answer.missing, answer.nearest],
    ["one", "allowed", false, [], []],
  );
  assert.deepEqual(answer.gates, [
    {
      gate: "identity",
      open: true,
      statements: [{ document: "identityPolicies[0]", path: ["Statement"], effect: "Allow" }],
    },
  ]);
});

test("can: one request as text", async () => {
  const asked = {
    ...request,
    identityPolicies: [
      { ...all, Statement: { ...all.Statement, Sid: "Mine", Resource: "arn:aws:sqs:eu-west-1:111122223333:other" } },
    ],
  };
  const { status, out } = await run(["--request", "r.json"], { "r.json": JSON.stringify(asked) });
  assert.equal(status, 1);
  assert.equal(
    out.slice(0, out.indexOf("Taken for granted")),
    `DENIED: arn:aws:iam::111122223333:user/ana asks for sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:q.

  shut     identity policies: no statement applies

Missing:
  No identity policy allows sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:q.

Nearest:
  identityPolicies[0] Statement ("Mine") allows sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:other, but it is asked of arn:aws:sqs:eu-west-1:111122223333:q.
    Replace identityPolicies[0] Statement: [{"Effect":"Allow","Action":"*","Resource":"arn:aws:sqs:eu-west-1:111122223333:other","Sid":"Mine"},{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:111122223333:q"}]

`,
  );
  const { out: colored } = await run(["--request", "r.json"], { "r.json": JSON.stringify(request) }, true);
  assert.ok(colored.startsWith("\u001b[1;32mALLOWED\u001b[0m: "));
});

test("can: many requests, an answer a line, in order", async () => {
  const lines = [JSON.stringify(request), "", JSON.stringify({ ...request, id: 2, identityPolicies: [] })];
  const { status, out } = await run(["--requests", "r.jsonl"], { "r.jsonl": `${lines.join("\r\n")}\r\n` });
  assert.equal(status, 0);
  const answers = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    answers.map(({ id, answer }) => [id, answer]),
    [
      ["one", "allowed"],
      [2, "denied"],
    ],
  );
  const broken = await run(["--requests", "r.jsonl", "--format", "json"], { "r.jsonl": `{\n${lines[0]}\n{"id": 3}` });
  assert.equal(broken.status, 2);
  const results = broken.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    results.map((line) => Object.keys(line).slice(0, 2)),
    [["error"], ["id", "answer"], ["id", "error"]],
  );
});

test("can: wrong usage", async () => {
  for (const args of [
    [],
    ["x"],
    ["--request"],
    ["--request", "a", "--requests", "b"],
    ["--request", "a", "--format", "xml"],
    ["--request", "a", "--request", "b"],
    ["--requests", "a", "--format", "text"],
  ]) {
    await assert.rejects(run(args), UsageError, args.join(" "));
  }
  const { status, errors } = await run(["--request", "missing.json"]);
  assert.deepEqual([status, errors], [2, "latchkey: missing.json was not read: no such file.\n"]);
});

test("can: requests that cannot be used, and why", async () => {
  const whys: [object | string, RegExp][] = [
    ["{", /not JSON/],
    ['{ "principal": "anonymous", }', /not JSON/],
    ["[]", /no JSON object/],
    [{ ...request, action: undefined }, /no action/],
    [{ ...request, principal: undefined }, /no principal/],
    [{ ...request, action: "s3:*" }, /several actions/],
    [{ ...request, action: "GetObject" }, /no action/],
    [{ ...request, action: 7 }, /no string/],
    [{ ...request, resource: "q" }, /no ARN/],
    [{ ...request, resource: "" }, /no resource/],
    [{ ...request, principal: "*" }, /names no caller/],
    [{ ...request, principal: "111122223333" }, /names no caller/],
    [{ ...request, principal: "arn:aws:iam::111122223333:group/g" }, /makes no requests/],
    [{ ...request, principal: "arn:aws:iam::111122223333:user/*" }, /wildcard/],
    [{ ...request, principal: { service: "*" } }, /one service/],
    [{ ...request, principal: { AWS: "x" } }, /takes "service" or "federated"/],
    [{ ...request, resourceAccount: "444455556666" }, /names account 111122223333/],
    [{ ...request, resourceAccount: 111122223333 }, /no string/],
    [{ ...request, contextComplete: "yes" }, /neither true nor false/],
    [{ ...request, context: [] }, /no object/],
    [{ ...request, context: { "aws:SourceIp": {} } }, /neither a string nor a list/],
    [{ ...request, context: { "a:b": "1", "A:B": "2" } }, /twice/],
    [{ ...request, identityPolicies: 7 }, /no list/],
    [{ ...request, scps: [all] }, /documents of one level/],
    [{ ...request, identityPolicy: all }, /none of that name/],
    [{ ...request, SCPs: [] }, /none of that name/],
    [{ ...request, permissionBoundary: all }, /none of that name/],
    [`{ "action": "s3:GetObject", "action": "s3:PutObject", "principal": "anonymous", "resource": "*" }`, /twice/],
  ];
  for (const [asked, why] of whys) {
    const text = typeof asked === "string" ? asked : JSON.stringify(asked);
    const { status, out } = await run(["--request", "r.json", "--format", "json"], { "r.json": text });
    assert.equal(status, 2, text);
    assert.match(JSON.parse(out).error, why, text);
  }
});

test("can: members that nobody asked for are passed over, and that is said", async () => {
  const { status, out } = await run(["--request", "r.json", "--format", "json"], {
    "r.json": JSON.stringify({ ...request, comment: "mine", resourcePolicy: null }),
  });
  assert.equal(status, 0);
  assert.match(JSON.parse(out).assumptions[0], /"comment" is no member/);
});
