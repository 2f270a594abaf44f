// Refactorings in the text as it stands: comments, layout, Markdown, strings, and what is no JSON.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Fact } from "../../core/facts/fact.ts";
import { after, offers, policy, titles } from "./policy-refactorings.ts";

test("nothing is offered in what is no whole JSON", () => {
  for (const marked of [
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject|", "s3:GetObject"], "Resource": "*" }',
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject|", "s3:GetObject",], "Resource": "*" }] }',
    '{ “Version”: "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject|", "s3:GetObject"], "Resource": "*" }] }',
    "|",
  ])
    assert.deepEqual(titles(marked, { kind: "identity-policy" }), [], marked);
});

test("comments go with what they are about, and line ends and tabs stay as they are", () => {
  const marked = [
    "{",
    '\t"Statement": [',
    "\t\t// both",
    "\t\t{",
    '\t\t\t"Effect": "Allow",',
    '\t\t\t"Action": [',
    "\t\t\t\t// to write",
    '\t\t\t\t"sqs:SendMessage|", // soon',
    '\t\t\t\t"s3:GetObject" /* now */',
    "\t\t\t\t// that is all",
    "\t\t\t],",
    '\t\t\t"Resource": "*"',
    "\t\t}",
    "\t]",
    "}",
  ].join("\r\n");
  assert.equal(
    after(marked, "Sort the actions"),
    marked
      .replace("|", "")
      .replace('\t\t\t\t"s3:GetObject" /* now */\r\n', "")
      .replace("\t\t\t\t// to write", '\t\t\t\t"s3:GetObject", /* now */\r\n\t\t\t\t// to write')
      .replace('"sqs:SendMessage", // soon', '"sqs:SendMessage" // soon'),
  );
  const split = after(marked, "Split into 2 statements, one for each service").split("\r\n");
  assert.ok(split.every((line) => !line.includes("\n")));
  assert.deepEqual(split.slice(2, 13), [
    "\t\t// both",
    "\t\t{",
    '\t\t\t"Effect": "Allow",',
    '\t\t\t"Action": [',
    "\t\t\t\t// to write",
    '\t\t\t\t"sqs:SendMessage" // soon',
    "\t\t\t\t// that is all",
    "\t\t\t],",
    '\t\t\t"Resource": "*"',
    "\t\t},",
    "\t\t{",
  ]);
});

test("a statement that goes leaves its comments with the one that it goes into", () => {
  const marked = policy(
    '{ "Effect": "Allow", |"Action": "s3:GetObject", "Resource": "*" }',
    '// to write, too\n    { "Effect": "Allow", "Action": "s3:PutObject" /* one by one */, "Resource": "*" }',
  );
  assert.equal(
    after(marked, "Merge with the other statement that differs only in actions"),
    policy(
      '// to write, too\n    /* one by one */\n    { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" }',
    ),
  );
});

test("a lone statement becomes an array of those that it is split into, laid out as it was", () => {
  const marked = `{
    "Version": "2012-10-17",
    "Statement": {
        "Effect": "Allow",
        "Action": [
            "s3:GetObject",
            "sqs:SendMessage|"
        ],
        "Resource": "*"
    }
}`;
  assert.equal(
    after(marked, "Split into 2 statements, one for each service"),
    `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "s3:GetObject"
            ],
            "Resource": "*"
        },
        {
            "Effect": "Allow",
            "Action": [
                "sqs:SendMessage"
            ],
            "Resource": "*"
        }
    ]
}`,
  );
});

test("a long list is laid out line by line", () => {
  const marked = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:PutBucket*|",
      "Resource": "arn:aws:s3:::b"
    }
  ]
}`;
  const [title] = titles(marked);
  assert.match(title ?? "", /^Expand s3:PutBucket\* to the \d+ actions/);
  assert.match(after(marked, title!), /\n {6}"Action": \[\n {8}"s3:PutBucketAbac",\n {8}"s3:PutBucketAcl",/);
});

const inner =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject|", "s3:GetObject"], "Resource": "*" }] }';

test("a policy in Markdown and one in a string are changed where they stand", () => {
  const sorted = inner.replace('"s3:PutObject|", "s3:GetObject"', '"s3:GetObject", "s3:PutObject"');
  const markdown = (text: string) => `# A guide\n\n> \`\`\`json\n> ${text}\n> \`\`\`\n`;
  assert.equal(after(markdown(inner), "Sort the actions", { name: "/w/guide.md" }), markdown(sorted));
  const string = (text: string) => `{ "PolicyName": "p", "PolicyDocument": ${JSON.stringify(text)} }\n`;
  assert.equal(after(string(inner), "Sort the actions", { name: "/w/put.json" }), string(sorted));
  const lines =
    '{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage|"], "Resource": "*" }\n  ]\n}';
  const quoted = `> \`\`\`json\n${lines.replace(/^/gm, "> ")}\n> \`\`\`\n`;
  assert.match(
    after(quoted, "Split into 2 statements, one for each service", { name: "/w/guide.md" }),
    /\n> {5}\{ "Effect": "Allow", "Action": \["s3:GetObject"\], "Resource": "\*" \},\n> {5}\{ "Effect": "Allow", "Action": \["sqs:SendMessage"\]/,
  );
});

test("a bucket policy for the role that has the policy, else for those that are declared, else to fill in", () => {
  const marked = policy(
    '{ "Sid": "Read", "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetObject", "s3:ListAllMyBuckets", "sqs:*"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::b/x"] }',
    '{ "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::b/*" }',
    '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": ["arn:aws:s3:::b/in/*", "arn:aws:s3:::c/*"], "Condition": { "Bool": { "aws:SecureTransport": "true" } } }',
  );
  const place = { file: "/w/latchkey.json", span: { start: 0, end: 0 } };
  const arn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const declared = (name: string): Fact => ({
    relation: "declares-role",
    entity: `role:${name}`,
    place,
    role: arn(name),
    nameSpan: place.span,
    managedPolicies: [],
    source: "The manifest",
  });
  const holds: Fact = {
    relation: "assigns-document",
    entity: "role:one",
    place,
    document: "document:/w/policy.json#0",
    owner: "role:one",
    ownerName: arn("one"),
    use: "permissions",
    grounds: "certain",
    source: "The manifest",
  };
  const written = (facts: readonly Fact[]) => offers(marked, { facts }).filter(({ kind }) => kind === "extract");
  assert.deepEqual(
    written([]).map(({ title }) => title),
    ["Write the bucket policy of b that grants this to a role, to fill in"],
  );
  assert.deepEqual(
    written([declared("one"), declared("two")]).map(({ title }) => title),
    ["one", "two"].map((name) => `Write the bucket policy of b that grants this to ${name}`),
  );
  const [offer, ...more] = written([declared("one"), declared("two"), holds]);
  assert.deepEqual(more, []);
  assert.equal(offer?.creates?.name, "bucket-policy.json");
  const principal = { AWS: arn("one") };
  assert.deepEqual(JSON.parse(offer.creates.text), {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Principal: principal,
        Action: ["s3:ListBucket", "s3:GetObject"],
        Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::b/x"],
      },
      {
        Effect: "Allow",
        Principal: principal,
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::b/in/*",
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      },
    ],
  });
});

test("no place in any text makes it throw, and every edit lies in the text", () => {
  const piece = fc.constantFrom(
    ...["{", "}", "[", "]", ",", ":", '"', '"Version": "2012-10-17"', '"Statement": [{', '"Effect": "Allow"', "}]}"],
    ...['"Action": ["', '"s3:Get*"', '"NotAction": "*"', '"Resource": "arn:aws:s3:::b/*"', '"Principal": {"AWS":'],
    ...[
      '"Condition": {"StringLike": {"s3:prefix": "a"}}',
      "\n",
      "\r\n",
      " ",
      "// x",
      "/*",
      "*/",
      "\\",
      "\ufeff",
      "\ud800",
      "1",
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.double({ min: 0, max: 1, noNaN: true }), (pieces, where) => {
      const text = pieces.join("");
      const at = Math.floor(where * text.length);
      for (const kind of ["identity-policy", "bucket-policy"] as const)
        for (const { edits } of offers(`${text.slice(0, at)}|${text.slice(at)}`, { kind }))
          for (const { span } of edits) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
    }),
    { numRuns: 1000 },
  );
});
