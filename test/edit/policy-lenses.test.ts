// What an editor shows above policies, folds and selects; `|` is the cursor.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import { factsOf } from "../../core/facts/facts.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import type { PolicyKind } from "../../core/kind.ts";
import { context, documentOf } from "./policy-reading.ts";

test("lenses: the size above the policy, a sentence above each statement", () => {
  const titles = (text: string, kind: PolicyKind) =>
    policyAssist.lenses!(documentOf(text, kind), context).map(({ title }) => title);
  const one =
    '{"Statement": [\n{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::client-in/*"},\n{"Effect": "Deny", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}]}';
  assert.deepEqual(titles(one, "identity-policy"), [
    "191 of the 6,144 characters without white space that a customer managed policy may have (4 %)",
    "May download any object of client-in.",
    "May not do anything with any resource.",
  ]);
  assert.match(titles(one, "trust-policy")[0] ?? "", /of the 2,048 characters/);
  assert.deepEqual(titles("{}", "identity-policy"), []);
  assert.deepEqual(titles('{"Statement": [{"Effect"', "identity-policy").length, 1, "half typed: the size alone");
  const long = JSON.stringify({
    Statement: Array.from({ length: 90 }, (_, i) => ({
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: `arn:aws:s3:::bucket-number-${i}/*`,
    })),
  });
  assert.match(titles(long, "identity-policy")[0] ?? "", /of the 10,240 characters .* an identity policy may have/);
  assert.match(titles(long.replaceAll("bucket-number", "b".repeat(60)), "identity-policy")[0] ?? "", /\(too long\)$/);
  assert.match(
    titles('{"Statement": {"Effect": "Allow", "Action": "a:$(bug)", "Resource": "*"}}', "identity-policy")[1] ?? "",
    /\$ \(bug\)/,
  );
});

test("a permissions boundary is read as a limit", () => {
  const text = '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}';
  const file = {
    name: "/w/latchkey.json",
    text: '{"roles": [{"arn": "arn:aws:iam::123456789012:role/a", "permissionsBoundary": "boundary.json"}]}',
  };
  const there = { ...context, file: "/w/boundary.json", facts: () => factsOf(file, documentsOf(file)) };
  assert.match(policyAssist.lenses!(documentOf(text, "identity-policy"), there)[1]?.title ?? "", /^Leaves it possible/);
  assert.match(
    policyAssist.hover!(documentOf(text, "identity-policy"), text.indexOf("Effect"), there)?.markdown ?? "",
    /Leaves it possible/,
  );
  assert.match(policyAssist.lenses!(documentOf(text, "identity-policy"), context)[1]?.title ?? "", /^May do/);
});

test("lenses of a thousand statements are bounded", () => {
  const statement = { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::client-in/*" };
  const text = JSON.stringify({ Statement: Array(1000).fill(statement) }, undefined, 1);
  const found = policyAssist.lenses!(documentOf(text, "identity-policy"), context);
  assert.ok(found.length > 100 && found.length < 500, `${found.length}`);
});

const selected = (marked: string, kind: PolicyKind = "identity-policy") => {
  const offset = marked.indexOf("|");
  const document = documentOf(marked.replace("|", ""), kind);
  return policyAssist.selections!(document, offset).map(({ start, end }) => document.text.slice(start, end));
};

test("selections grow by meaning", () => {
  assert.deepEqual(selected('{"Statement":[{"Action":["s3:GetOb|ject","a:b"]}]}'), [
    ...["Object", "GetObject", "s3:GetObject", '"s3:GetObject"', '"s3:GetObject","a:b"', '["s3:GetObject","a:b"]'],
    ...['"Action":["s3:GetObject","a:b"]', '{"Action":["s3:GetObject","a:b"]}', '[{"Action":["s3:GetObject","a:b"]}]'],
    ...['"Statement":[{"Action":["s3:GetObject","a:b"]}]', '{"Statement":[{"Action":["s3:GetObject","a:b"]}]}'],
  ]);
  assert.deepEqual(selected('{"R":"arn:aws:sqs:us-ea|st-1:1:jobs"}').slice(0, 4), [
    "east",
    "us-east-1",
    "arn:aws:sqs:us-east-1:1:jobs",
    '"arn:aws:sqs:us-east-1:1:jobs"',
  ]);
  assert.deepEqual(selected('{"R":"arn:aws:s3:::b/x/${aws:us|ername}/y"}').slice(0, 3), [
    "username",
    "${aws:username}",
    "b/x/${aws:username}/y",
  ]);
  assert.deepEqual(selected('{"R":"arn:aws:iam::12|3:role/x"}').slice(0, 2), ["123", "arn:aws:iam::123:role/x"]);
});

test("a policy in Markdown folds; in a JSON file the editor folds it", () => {
  const text =
    '{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "*",\n      "Resource": "*"\n    }\n  ]\n}';
  assert.deepEqual(policyAssist.folds!(documentOf(text, "identity-policy")), []);
  const [document] = documentsOf({ name: "/w/guide.md", text: `# A\n\n\`\`\`json\n${text}\n\`\`\`\n` });
  assert.ok(document?.language === "json");
  const line = (offset: number) => document.text.slice(0, offset).split("\n").length - 1;
  const found = policyAssist.folds!(document).map(({ start, end }) => [line(start), line(end)]);
  assert.deepEqual(found.sort(), [
    [0, 7],
    [1, 6],
    [2, 5],
  ]);
});

test("no place in any text makes anything throw, and every span lies in the text", () => {
  const piece = fc.constantFrom(
    ...[
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      '"Statement": [{',
      '"Effect": "Allow"',
      '"Action": "s3:*"',
      '"Resource": "arn:aws:s3:::a/*"',
      '"Principal": {"AWS": "*"}',
    ],
    ...[
      '"Condition": {"StringLike": {"aws:username": "${aws:',
      '"NotAction": ["*"]',
      "\\u0024{",
      "\n",
      "\r\n",
      "// x",
      "/*",
      "\ufeff",
      "\ud800",
      "\\",
      "${",
      "1",
      "null",
    ],
  );
  const kinds = fc.constantFrom<PolicyKind>("identity-policy", "trust-policy", "bucket-policy", "rcp");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), kinds, (pieces, kind) => {
      const text = pieces.join("");
      for (const document of documentsOf({ name: "/w/policy.json", text, association: kind })) {
        if (document.language !== "json") continue;
        const { length } = document.text;
        const lies = ({ start, end }: { readonly start: number; readonly end: number }) =>
          assert.ok(0 <= start && start <= end && end <= length, `${start} ${end} of ${length}`);
        for (const { span } of policyAssist.lenses!(document, context)) lies(span);
        for (const span of policyAssist.folds!(document)) lies(span);
        for (let offset = 0; offset <= length; offset += 3) {
          const found = policyAssist.hover!(document, offset, context);
          if (found) lies(found.span);
          const grown = policyAssist.selections!(document, offset);
          grown.forEach(lies);
          grown.reduce((inner, outer) => {
            assert.ok(outer.start <= inner.start && inner.end <= outer.end);
            return outer;
          }, grown[0]!);
        }
      }
    }),
    { numRuns: 500 },
  );
});
