// What an editor explains in policies, shows above them, folds and selects; `|` is the mouse or the cursor.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AssistContext } from "../../core/edit/assist.ts";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import type { Fact } from "../../core/facts/fact.ts";
import { factsOf } from "../../core/facts/facts.ts";
import { documentsOf, type JsonDocument } from "../../core/hosts/index.ts";
import type { PolicyKind } from "../../core/kind.ts";
import { catalog } from "../catalog/open.ts";

const manifest = JSON.stringify({
  accounts: { lab: "123456789012" },
  roles: [
    { arn: "arn:aws:iam::123456789012:role/stack_prod", trust: "role/trust.json", usedBy: ["ecs-tasks.amazonaws.com"] },
  ],
  buckets: [{ name: "client-in", policy: "bucket/policy.json" }],
});
const config = "[profile access]\nrole_arn = arn:aws:iam::123456789012:role/stack_prod\nsource_profile = me\n";

function facts(): readonly Fact[] {
  return [
    ["/w/latchkey.json", manifest],
    ["/w/aws/config", config],
  ].flatMap(([name = "", text = ""]) => {
    const file = { name, text };
    return factsOf(file, documentsOf(file));
  });
}

const context: AssistContext = {
  catalog,
  userProfiles: [],
  file: "/w/bucket/policy.json",
  index: 0,
  facts,
  documentsOf: () => [],
};

function documentOf(text: string, kind: PolicyKind): JsonDocument {
  const [document] = documentsOf({ name: "/w/bucket/policy.json", text, association: kind });
  assert.ok(document?.language === "json", "no document");
  return document;
}

function hoverAt(text: string, at: string, kind: PolicyKind, by = 1) {
  const start = text.indexOf(at);
  assert.ok(start >= 0, at);
  return policyAssist.hover!(documentOf(text, kind), start + by, context);
}

const policy = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Principal: {
          AWS: [
            "arn:aws:iam::123456789012:role/stack_prod",
            "arn:aws:iam::999988887777:root",
            "arn:aws:sts::123456789012:assumed-role/app/i-0abc",
            "AIDAEXAMPLEEXAMPLEEX1",
          ],
          Service: "cloudtrail.amazonaws.com",
          CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
        },
        Action: ["s3:GetObject", "s3:ListBucket", "s3:Put*", "s3:*", "s3:ListObjects"],
        Resource: ["arn:aws:s3:::client-in", "arn:aws:s3:::client-in/${aws:username}/*"],
        Condition: {
          StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-abc" },
          "ForAllValues:StringLike": { "aws:TagKeys": "a*" },
          Null: { "aws:TokenIssueTime": "true" },
          StringEquals: { "aws:SourceAccount": "123456789012", "aws:RequestedRegion": "eu-central-1" },
        },
      },
    ],
  },
  undefined,
  2,
);

const hovers: readonly (readonly [at: string, marks: string, says: RegExp])[] = [
  ["Version", "Version", /current one/],
  ["2012-10-17", "2012-10-17", /current policy language/],
  ["Statement", "Statement", /order does not matter/],
  ["Sid", "Sid", /name for the statement[\s\S]*Lets the role `stack_prod` in `123456789012` \(`lab`\)/],
  ["Read", "Read", /^Lets the role `stack_prod`/],
  ["Effect", "Effect", /Deny always wins[\s\S]*Lets the role/],
  ["Allow", "Allow", /unless a Deny[\s\S]*Lets the role/],
  ["Principal", "Principal", /Who the statement is about/],
  ["AWS", "AWS", /account id of twelve digits/],
  [
    "arn:aws:iam::123456789012:role/stack_prod",
    "arn:aws:iam::123456789012:role/stack_prod",
    /\*\*The role\*\* `stack_prod` in `123456789012` \(`lab` in the manifest\)[\s\S]*The manifest says that `ecs-tasks\.amazonaws\.com` runs under it[\s\S]*Its trust policy is `role\/trust\.json`[\s\S]*The profile `access` assumes it \(`aws\/config`\)/,
  ],
  [
    "arn:aws:iam::999988887777:root",
    "arn:aws:iam::999988887777:root",
    /whole account\*\* `999988887777`, not its root user alone/,
  ],
  ["assumed-role", "arn:aws:sts::123456789012:assumed-role/app/i-0abc", /One session\*\*, `i-0abc`, of the role `app`/],
  ["AIDA", "AIDAEXAMPLEEXAMPLEEX1", /A user by its unique id/],
  ["cloudtrail", "cloudtrail.amazonaws.com", /\*\*CloudTrail\*\*.*the service itself/],
  ["79a5", "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be", /One account\*\*, by its canonical id/],
  [
    "s3:GetObject",
    "s3:GetObject",
    /\*\*s3:GetObject\*\* · Read[\s\S]*Resources: .*`object`[\s\S]*`s3:ExistingObjectTag[\s\S]*list_s3\.html#list_s3-action-GetObject\)/,
  ],
  ["s3:Put*", "s3:Put*", /of the \d+ actions of Amazon S3[\s\S]*\*\*Write\*\* \(\d+\): `[\s\S]* and \d+ more/],
  ["s3:*", "s3:*", /all \d+ actions of Amazon S3/],
  [
    'arn:aws:s3:::client-in"',
    "arn:aws:s3:::client-in",
    /\*\*bucket\*\* · Amazon S3[\s\S]*partition `aws`[\s\S]*Region \*empty\*[\s\S]*the bucket itself, but none of its objects[\s\S]*Its policy is `bucket\/policy\.json`/,
  ],
  ["StringNotEqualsIfExists", "StringNotEqualsIfExists", /none of the values[\s\S]*is allowed all the same/],
  [
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgID",
    /organization[\s\S]*Allowed here only if the caller is not in the organization `o-abc`[\s\S]*without the key is allowed all the same/,
  ],
  ["ForAllValues", "ForAllValues:StringLike", /every value of the request must pass\. \*\*Without any value it holds/],
  ["aws:TagKeys", "aws:TagKeys", /several in a request[\s\S]*every value of `aws:TagKeys`, if any, matches `a\*`/],
  ["Null", "Null", /the request lacks the key/],
  ["eu-central-1", "eu-central-1", /Frankfurt/],
  ['123456789012",\n', "123456789012", /The account `123456789012`, `lab` in the manifest/],
];

for (const [at, marks, says] of hovers) {
  test(`hover explains ${at.trim()}`, () => {
    const found = hoverAt(policy, at, "bucket-policy");
    assert.match(found?.markdown ?? "nothing", says);
    assert.equal(policy.slice(found!.span.start, found!.span.end), marks);
  });
}

test("hover explains a variable where the mouse is on it, and the ARN around it elsewhere", () => {
  assert.match(
    hoverAt(policy, "aws:username", "bucket-policy")?.markdown ?? "",
    /\*\*Variable\*\* `aws:username`.*IAM user/,
  );
  assert.match(
    hoverAt(policy, "client-in/$", "bucket-policy")?.markdown ?? "",
    /resource `client-in\/\$\{aws:username\}\/\*`/,
  );
});

test("hover says the statement's sentence on its braces, and nothing on white space or punctuation", () => {
  const brace = policy.indexOf("{", 2);
  const document = documentOf(policy, "bucket-policy");
  assert.match(policyAssist.hover!(document, brace, context)?.markdown ?? "", /^Lets the role/);
  for (const offset of [policy.indexOf(" ", brace), policy.indexOf(","), policy.indexOf("["), 0, policy.length]) {
    assert.equal(policyAssist.hover!(document, offset, context), undefined, `at ${offset}`);
  }
  assert.equal(hoverAt(policy, "s3:ListObjects", "bucket-policy"), undefined, "an action that AWS does not have");
});

test("a hover's words are those of the effect and of the kind", () => {
  const star = (Effect: string) =>
    JSON.stringify({ Statement: [{ Effect, Principal: "*", Action: "sts:AssumeRole" }] });
  assert.match(hoverAt(star("Allow"), '"*"', "trust-policy")?.markdown ?? "", /Everyone with credentials of AWS/);
  assert.match(hoverAt(star("Allow"), '"*"', "bucket-policy")?.markdown ?? "", /without any credentials/);
  assert.match(hoverAt(star("Deny"), '"*"', "bucket-policy")?.markdown ?? "", /nobody is spared/);
  const denied =
    '{"Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:username": "x"}, "StringNotLike": {"aws:userid": "y"}}}]}';
  assert.match(hoverAt(denied, "StringEquals", "identity-policy")?.markdown ?? "", /without the key is not denied/);
  assert.match(
    hoverAt(denied, "StringNotLike", "identity-policy")?.markdown ?? "",
    /without the key is denied all the same/,
  );
  assert.match(hoverAt(denied, '"*"', "identity-policy")?.markdown ?? "", /Every action\*\* of every service/);
});

test("hover finds its place behind escapes", () => {
  const text = String.raw`{"Statement": [{"Resource": ["arn:aws:s3:::b/\u0024{aws:username}/*"]}]}`;
  assert.match(hoverAt(text, "aws:username", "identity-policy", 3)?.markdown ?? "", /Variable/);
});

test("what a document holds never becomes markup or a link of a hover", () => {
  const nasty = "x`](command:y)[<img src=x>\n# h";
  const values = [
    `arn:aws:s3:::${nasty}`,
    `arn:aws:iam::123456789012:role/${nasty}`,
    nasty,
    `s3:Get*${nasty}*`,
    `\${${nasty}}`,
  ];
  const operator = `${nasty}:StringEquals`;
  const text = JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: values },
        Action: values,
        Resource: values,
        Condition: { [operator]: { [nasty]: values } },
      },
    ],
  });
  const document = documentOf(text, "bucket-policy");
  for (let offset = 0; offset < text.length; offset++) {
    const { markdown = "" } = policyAssist.hover!(document, offset, context) ?? {};
    const outside = markdown.replace(/(`+)(?:(?!\1(?!`))[\s\S])*?[^`]\1(?!`)/g, "");
    assert.doesNotMatch(outside, /command:|<img|^# h/m, markdown);
  }
});

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
