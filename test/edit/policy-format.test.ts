// The layout of policies: what it looks like, and that it changes nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyzeFile } from "../../core/analyze.ts";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import { documentsOf, type JsonDocument } from "../../core/hosts/index.ts";
import { editToFile } from "../../core/hosts/mapping.ts";
import { type PolicyKind, policyKinds } from "../../core/kind.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";
import { samples } from "./random-policies.ts";

function documentOf(text: string, association: PolicyKind = "identity-policy"): JsonDocument {
  const [document] = documentsOf({ name: "/w/p.json", text, association });
  assert.ok(document?.language === "json");
  return document;
}

function formatted(text: string, step = "    ", kind?: PolicyKind): string {
  return applyEdits(text, policyAssist.format!(documentOf(text, kind), { step }));
}

const wild = `  { "Statement":[{ "Action":["s3:GetObject","s3:PutObject" ],
  "Condition": {"StringEquals":{"aws:PrincipalTag/x":["y"]} }, "Resource" : ["*"],"Effect":"Allow" , "Sid":"A"}
  ,{"Effect":"Deny","Action":[
     "*"],"Resource":[],"Other":{}}], "Id":"one"
  ,"Version":"2012-10-17"}
`;

test("each member on a line, the elements in AWS's order, arrays of one as they are", () => {
  const lines = [
    "{",
    '    "Version": "2012-10-17",',
    '    "Id": "one",',
    '    "Statement": [',
    "        {",
    '            "Sid": "A",',
    '            "Effect": "Allow",',
    '            "Action": [',
    '                "s3:GetObject",',
    '                "s3:PutObject"',
    "            ],",
    '            "Resource": ["*"],',
    '            "Condition": {',
    '                "StringEquals": {',
    '                    "aws:PrincipalTag/x": ["y"]',
    "                }",
    "            }",
    "        },",
    "        {",
    '            "Effect": "Deny",',
    '            "Action": [',
    '                "*"',
    "            ],",
    '            "Resource": [],',
    '            "Other": {}',
    "        }",
    "    ]",
    "}",
    "",
  ];
  assert.equal(formatted(wild), lines.join("\n"));
  const halved = lines.map((line) => " ".repeat((line.length - line.trimStart().length) / 2) + line.trimStart());
  assert.equal(formatted(wild, "  "), halved.join("\n"));
  assert.equal(formatted(wild.replaceAll("\n", "\r\n"), "  "), halved.join("\r\n"));
  assert.equal(formatted(wild, "\t"), lines.map((line) => line.replaceAll("    ", "\t")).join("\n"));
});

test("comments stay with what they are about", () => {
  const text = `// before
{ // first
  /* why
   * it is
     so */ "Statement": { "Resource": "*", // all
  "Action": [ "a:B" /* one */, /* two */ "a:C"
   // no more
  ], "Effect": /* really */ "Allow"
  // the end
  },
  "Version": "2012-10-17" // last
} // behind
`;
  const wanted = `// before
{
  "Version": "2012-10-17", // last
  // first
  /* why
   * it is
     so */
  "Statement": {
    // really
    "Effect": "Allow",
    "Action": [
      "a:B", /* one */
      /* two */
      "a:C"
      // no more
    ],
    "Resource": "*" // all
    // the end
  }
} // behind
`.replace("// really", "/* really */");
  assert.equal(formatted(text, "  "), wanted);
  assert.equal(formatted(wanted, "  "), wanted);
});

test("of a selection only the statements that it touches are laid out, where they stand", () => {
  const text = `{
    "Statement": [
        {"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},
        {"Resource":"*","Effect":"Deny","Action":"s3:PutObject"}
    ],
  "Version": "2012-10-17"
}`;
  const start = text.indexOf("s3:PutObject");
  const edits = policyAssist.format!(documentOf(text), { step: "    " }, { start, end: start + 3 });
  assert.equal(
    applyEdits(text, edits),
    text.replace(
      '{"Resource":"*","Effect":"Deny","Action":"s3:PutObject"}',
      '{\n            "Effect": "Deny",\n            "Action": "s3:PutObject",\n            "Resource": "*"\n        }',
    ),
  );
  const whole = policyAssist.format!(documentOf(text), { step: "  " }, { start: 0, end: text.length });
  assert.equal(applyEdits(text, whole), formatted(text, "  "));
  assert.deepEqual(policyAssist.format!(documentOf(text), { step: "  " }, { start: 0, end: 1 }), []);
});

test("what is no whole JSON stays as it is", () => {
  for (const text of [
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow"',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",}]}',
    '{\'Version\':"2012-10-17","Statement":[]}',
    '{"Version":"2012-10-17" "Statement":[]}',
    "[]",
    '"Statement"',
    "",
  ])
    assert.equal(formatted(text), text);
});

test("inside its surroundings a policy is indented as they are; in one line of a string it stays", () => {
  const policy = '{"Version":"2012-10-17","Statement":[]}';
  const inFile = (name: string, text: string) => {
    const edits = documentsOf({ name, text }).flatMap((document) =>
      document.language === "json"
        ? policyAssist.format!(document, { step: "  " }).map((edit) => editToFile(document.mapping, edit))
        : [],
    );
    return applyEdits(text, edits);
  };
  assert.equal(
    inFile("/w/put.json", `{\n  "PolicyName": "p",\n  "PolicyDocument": ${policy}\n}`),
    '{\n  "PolicyName": "p",\n  "PolicyDocument": {\n    "Version": "2012-10-17",\n    "Statement": []\n  }\n}',
  );
  assert.equal(
    inFile("/w/guide.md", `1. So:\n\n   \`\`\`json\n   ${policy}\n   \`\`\`\n`),
    '1. So:\n\n   ```json\n   {\n     "Version": "2012-10-17",\n     "Statement": []\n   }\n   ```\n',
  );
  const string = `{ "PolicyDocument": ${JSON.stringify(policy)} }`;
  assert.equal(inFile("/w/put.json", string), string);
});

for (const kind of policyKinds)
  test(`the layout of a ${kind} says and reports the same, keeps its comments, and is laid out`, () => {
    fc.assert(
      fc.property(samples(kind), fc.constantFrom("  ", "    ", "\t"), ({ text }, step) => {
        const after = formatted(text, step, kind);
        assert.equal(formatted(after, step, kind), after, "twice");
        assert.deepEqual(inOrder(JSON.parse(withoutComments(after))), inOrder(JSON.parse(withoutComments(text))));
        assert.deepEqual(comments(after).sort(), comments(text).sort());
        assert.deepEqual(findings(after, kind), findings(text, kind));
      }),
      { numRuns: 25 },
    );
  });

test("the layout of AWS's own policies says the same", () => {
  for (const path of catalog.managedPolicies) {
    const policy = catalog.managedPolicy(`arn:aws:iam::aws:policy/${path}`);
    if (policy === undefined) continue;
    const text = JSON.stringify(policy);
    const after = formatted(text, "  ");
    assert.deepEqual(JSON.parse(after), policy, path);
    assert.equal(formatted(after, "  "), after, path);
  }
});

test("no text makes it throw, or changes what a text says that is JSON", () => {
  const piece = fc.constantFrom(
    ...["{", "}", "[", "]", ",", ":", '"', '"Statement"', '"Effect": "Allow"', '"Action": ["', "\n", "\r\n", " ", "\t"],
    ...["// x", "/*", "*/", "\\", "\ufeff", "\ud83d\ude00", "1", "null", '{"Statement": [{', "}]}", "\r"],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join("");
      const after = formatted(text, "  ");
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return;
      }
      assert.deepEqual(JSON.parse(after), value);
    }),
    { numRuns: 2000 },
  );
});

function findings(text: string, association: PolicyKind): string[] {
  return analyzeFile({ name: "/w/p.json", text, association }, catalog)
    .findings.filter(({ code }) => code !== "policy-size")
    .map(({ code, severity, message, path }) => JSON.stringify([code, severity, message, path]))
    .sort();
}

/** With the members of objects in one order; that of lists counts. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, inOrder(inner)]);
}

const stringsAndComments = /"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

function comments(text: string): string[] {
  return [...text.matchAll(stringsAndComments)].flatMap(([found]) => (found.startsWith("/") ? found : []));
}

function withoutComments(text: string): string {
  return text.replace(stringsAndComments, (piece) => (piece.startsWith("/") ? "" : piece));
}
