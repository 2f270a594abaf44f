// Refactorings of policies; `|` is the cursor. What holds of all of them is tried in policy-refactor-properties.slow.test.ts.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AssistContext, Refactoring } from "../../core/edit/assist.ts";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import type { Fact } from "../../core/facts/fact.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import { editToFile, offsetInDocument } from "../../core/hosts/mapping.ts";
import type { Kind } from "../../core/kind.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

interface Given {
  readonly kind?: Kind;
  readonly name?: string;
  readonly facts?: readonly Fact[];
}

interface Offer extends Refactoring {
  /** The file's text after it. */
  readonly after: string;
}

/** All that is offered at the cursor, as edits of the file. */
function offers(marked: string, { kind, name = "/w/policy.json", facts = [] }: Given = {}): readonly Offer[] {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const context: AssistContext = {
    catalog,
    userProfiles: [],
    file: name,
    index: 0,
    facts: () => facts,
    documentsOf: () => [],
  };
  return documentsOf({ name, text, ...(kind && { association: kind }) }).flatMap((document): readonly Offer[] => {
    if (document.language !== "json" || offset < document.span.start || document.span.end < offset) return [];
    const at = offsetInDocument(document, offset);
    const found = policyAssist.refactorings!(document, { start: at, end: at }, context);
    return found.map((offer) => {
      const edits = offer.edits.map((edit) => editToFile(document.mapping, edit));
      return { ...offer, edits, after: applyEdits(text, edits) };
    });
  });
}

function after(marked: string, title: string, given?: Given): string {
  const all = offers(marked, given);
  const offer = all.find((one) => one.title === title);
  assert.ok(offer, `no "${title}" among:\n${all.map((one) => one.title).join("\n")}`);
  return offer.after;
}

const titles = (marked: string, given?: Given) => offers(marked, given).map(({ title }) => title);

/** A document with these statements, each on a line. */
const policy = (...statements: readonly string[]) =>
  `{\n  "Version": "2012-10-17",\n  "Statement": [\n    ${statements.join(",\n    ")}\n  ]\n}\n`;

interface Case {
  readonly title: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly given?: Given;
}

const bucket: Given = { kind: "bucket-policy" };

const cases: readonly Case[] = [
  {
    title: "Sort the actions and remove the repetition",
    before: ['{ "Effect": "Allow", "Action": ["s3:PutObject|", "S3:putobject", "s3:GetObject"], "Resource": "*" }'],
    after: ['{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" }'],
  },
  {
    title: "Sort the values",
    before: [
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": ["us-east-1", "eu-west-1|"] } } }',
    ],
    after: [
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } } }',
    ],
  },
  {
    title: "Put the elements of the statement in AWS's order",
    before: ['{ "Resource": "*", |"Action": "s3:GetObject", "Effect": "Allow", "Sid": "A" }'],
    after: ['{ "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }'],
  },
  {
    title: "Put the value in an array",
    before: ['{ "Effect": "Allow", "Action|": "s3:GetObject", "Resource": "*" }'],
    after: ['{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" }'],
  },
  {
    title: "Take the value out of its array",
    before: ['{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [ "*|" ] }'],
    after: ['{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }'],
  },
  {
    title: "Expand s3:GetBucketL* to the 2 actions that it stands for today",
    before: ['{ "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetBucketL*|"], "Resource": "*" }'],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetBucketLocation", "s3:GetBucketLogging"], "Resource": "*" }',
    ],
  },
  {
    title: "Expand s3:PutObjectL* to the action that it stands for today",
    before: ['{ "Effect": "Allow", "Action": "s3:PutObjectL*|", "Resource": "arn:aws:s3:::b/*" }'],
    after: ['{ "Effect": "Allow", "Action": ["s3:PutObjectLegalHold"], "Resource": "arn:aws:s3:::b/*" }'],
  },
  {
    title: "Expand s3:*Object to the 5 actions that it stands for today",
    before: ['{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:*Object|"], "Resource": "arn:aws:s3:::b/*" }'],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject", "s3:PutObject", "s3:ReplicateObject", "s3:RestoreObject"], "Resource": "arn:aws:s3:::b/*" }',
    ],
  },
  {
    title: "Expand s3:*Location to the action that applies to these resources today",
    before: ['{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:*Location|"], "Resource": ["arn:aws:s3:::b"] }'],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetBucketLocation"], "Resource": ["arn:aws:s3:::b"] }',
    ],
  },
  {
    title: "Shrink 3 actions as s3:ListBucket*: the same today, and takes in new ones",
    before: [
      '{ "Effect": "Allow", "Action": ["s3:ListBucket|", "s3:GetObject", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"], "Resource": "*" }',
    ],
    after: ['{ "Effect": "Allow", "Action": ["s3:ListBucket*", "s3:GetObject"], "Resource": "*" }'],
  },
  {
    title: "Split into 2 statements, one for each service",
    before: [
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage|"], "Resource": ["arn:aws:s3:::b/*", "arn:aws:sqs:us-east-1:123456789012:q"] }',
    ],
    after: [
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::b/*"] }',
      '{ "Sid": "A2", "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": ["arn:aws:sqs:us-east-1:123456789012:q"] }',
    ],
  },
  {
    title: "Split into 2 statements, one for each bucket",
    before: [
      '{ "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::c/*"] }',
    ],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }',
      '{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::c/*"] }',
    ],
  },
  {
    title: "Split into a statement for the bucket and one for its objects",
    before: [
      '{ "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }',
    ],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::b"] }',
      '{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::b/*"] }',
    ],
  },
  {
    title: "Merge with the 2 other statements that differ only in actions",
    before: [
      '{ "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }',
      '{ "Sid": "B", "Effect": "Allow", "Resource": ["*"], "Action": ["s3:PutObject"] }|',
      '{ "Sid": "C", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" }',
      '{ "Sid": "D", "Effect": "Allow", "Action": ["S3:putobject", "s3:DeleteObject"], "Resource": "*" }',
    ],
    after: [
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "Resource": "*" }',
      '{ "Sid": "C", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" }',
    ],
  },
  {
    title: "Merge with the other statement that differs only in principals",
    given: bucket,
    before: [
      '{ "Effect": "Allow", |"Principal": { "AWS": "111111111111" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
      '{ "Effect": "Allow", "Principal": { "AWS": ["222222222222"], "Service": "x.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": { "AWS": ["111111111111", "222222222222"], "Service": "x.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
    ],
  },
  {
    title: "Merge with the other statement that differs only in the values of aws:SourceIp",
    before: [
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "198.51.100.0/24" } } }|',
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "IpAddress": { "aws:sourceip": ["203.0.113.0/24"] } } }',
    ],
    after: [
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["198.51.100.0/24", "203.0.113.0/24"] } } }',
    ],
  },
  {
    title: "Replace NotAction with the 3 other actions of trust policies today",
    given: { kind: "trust-policy" },
    before: [
      '{ "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "NotAction|": ["sts:AssumeRoleWith*", "sts:SetContext"] }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"] }',
    ],
  },
  {
    title: "Deny requests without TLS: add a statement that does",
    given: bucket,
    before: [
      '{ "Effect": "Allow", |"Principal": { "AWS": "111111111111" }, "Action": "s3:GetObject", "Resource": "arn:aws-cn:s3:::b/*" }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "s3:GetObject", "Resource": "arn:aws-cn:s3:::b/*" }',
      '{ "Sid": "DenyInsecureTransport", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws-cn:s3:::b", "arn:aws-cn:s3:::b/*"], "Condition": { "Bool": { "aws:SecureTransport": "false" } } }',
    ],
  },
  {
    title: "Restrict to what the service does for account 111111111111 (aws:SourceAccount)",
    given: bucket,
    before: [
      '{ "Effect": "Allow", |"Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/AWSLogs/111111111111/*" }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/AWSLogs/111111111111/*", "Condition": { "StringEquals": { "aws:SourceAccount": "111111111111" } } }',
    ],
  },
  {
    title: "Restrict to callers of organization o-ab12cd34ef (aws:PrincipalOrgID)",
    given: {
      ...bucket,
      facts: [
        {
          relation: "declares-account",
          entity: "account:111111111111",
          place: { file: "/w/latchkey.json", span: { start: 0, end: 0 } },
          id: "111111111111",
          name: "lab",
          organization: "o-ab12cd34ef",
        },
      ],
    },
    before: [
      '{ "Effect": "Allow", |"Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d", "aws:PrincipalOrgID": "o-ab12cd34ef" } } }',
    ],
  },
  {
    title: "Restrict listings and objects of b to one prefix, to fill in",
    before: [
      '{ "Sid": "A", "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetBucketLocation", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/*" }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::c/*" }',
    ],
    after: [
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::b"], "Condition": { "StringLike": { "s3:prefix": "<PREFIX>/*" } } }',
      '{ "Sid": "A2", "Effect": "Allow", "Action": ["s3:GetBucketLocation"], "Resource": ["arn:aws:s3:::b"] }',
      '{ "Sid": "A3", "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::b/<PREFIX>/*"] }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/<PREFIX>/*" }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::c/*" }',
    ],
  },
  {
    title: "Restrict listings and objects of b to data/2024/",
    before: [
      '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/data/2024/*" }',
      '{ "Effect": "Allow", |"Action": "s3:ListBucket", "Resource": "arn:aws:s3:::b" }',
    ],
    after: [
      '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/data/2024/*" }',
      '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::b", "Condition": { "StringLike": { "s3:prefix": "data/2024/*" } } }',
    ],
  },
];

for (const { title, before, after: wanted, given } of cases)
  test(`refactoring: ${title}`, () => {
    assert.equal(after(policy(...before), title, given), policy(...wanted));
  });

const own = '"arn:aws:s3:::b", "arn:aws:s3:::b/*"';

/** A refactoring that would not be exact, or would be of no use, is not offered. */
const refused: readonly {
  readonly why: string;
  readonly not: RegExp;
  readonly statements: readonly string[];
  readonly given?: Given;
}[] = [
  {
    why: "two NotActions do not add up",
    not: /^Merge/,
    statements: [
      '{ "Effect": "Allow", |"NotAction": "s3:GetObject", "Resource": "*" }',
      '{ "Effect": "Allow", "NotAction": "s3:PutObject", "Resource": "*" }',
    ],
  },
  {
    why: "negated tests do not add up",
    not: /^Merge/,
    statements: [
      '{ "Effect": "Deny", |"Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": "us-east-1" } } }',
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } } }',
    ],
  },
  {
    why: "ForAllValues tests do not add up",
    not: /^Merge/,
    statements: [
      '{ "Effect": "Deny", |"Action": "*", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } } }',
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": "b" } } }',
    ],
  },
  {
    why: "they differ in two elements",
    not: /^Merge/,
    statements: [
      '{ "Effect": "Allow", |"Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::c/*" }',
    ],
  },
  {
    why: "one is missing",
    not: /^Shrink/,
    statements: ['{ "Effect": "Allow", "Action": ["s3:ListBucket|", "s3:ListBucketVersions"], "Resource": "*" }'],
  },
  {
    why: "it is everything",
    not: /^Expand/,
    statements: ['{ "Effect": "Allow", "Action": "*|", "Resource": "*" }'],
  },
  {
    why: "it would be too long",
    not: /^Expand/,
    statements: ['{ "Effect": "Allow", "Action": "ec2:*|", "Resource": "*" }'],
  },
  {
    why: "what AWS adds tomorrow would no longer be denied",
    not: /^Replace NotAction/,
    statements: ['{ "Effect": "Deny", "NotAction|": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }'],
  },
  {
    why: "every service may act on it",
    not: /^Replace NotAction/,
    statements: ['{ "Effect": "Allow", "NotAction|": "s3:GetObject", "Resource": "*" }'],
  },
  {
    why: "s3:Get* is about both",
    not: /^Restrict/,
    statements: [`{ "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:Get*"], "Resource": [${own}] }`],
  },
  {
    why: "another statement lists everything all the same",
    not: /^Restrict/,
    statements: [
      `{ "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetObject"], "Resource": [${own}] }`,
      '{ "Effect": "Allow", "Action": "s3:List*", "Resource": "*" }',
    ],
  },
  {
    why: "there is one already",
    not: /TLS/,
    given: bucket,
    statements: [
      `{ "Effect": "Deny", |"Principal": "*", "Action": "s3:*", "Resource": [${own}], "Condition": { "Bool": { "aws:SecureTransport": "false" } } }`,
    ],
  },
  {
    why: "EC2 is not known to send it",
    not: /SourceAccount/,
    given: bucket,
    statements: [
      '{ "Effect": "Allow", |"Principal": { "Service": "ec2.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/*" }',
    ],
  },
  {
    why: "a service belongs to no organization",
    not: /OrgID/,
    given: bucket,
    statements: [
      '{ "Effect": "Allow", |"Principal": { "AWS": "111111111111", "Service": "ec2.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/*" }',
    ],
  },
  {
    why: "it says two things",
    not: /./,
    statements: [
      '{ "Effect": "Allow", "Effect": "Deny", "Action": ["s3:PutObject|", "s3:GetObject"], "Resource": "*" }',
    ],
  },
];

for (const { why, not, statements, given } of refused)
  test(`no refactoring ${not} where ${why}`, () => {
    const offered = titles(policy(...statements), given).filter((title) => !title.startsWith("Lay out"));
    assert.deepEqual(
      offered.filter((title) => not.test(title)),
      [],
    );
  });

test("nothing is offered in what is no whole JSON", () => {
  for (const marked of [
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject|", "s3:GetObject"], "Resource": "*" }',
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject|", "s3:GetObject",], "Resource": "*" }] }',
    '{ “Version”: "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject|", "s3:GetObject"], "Resource": "*" }] }',
    "|",
  ])
    assert.deepEqual(titles(marked, { kind: "identity-policy" }), [], marked);
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
