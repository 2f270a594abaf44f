// What an editor explains in policies.
import assert from "node:assert/strict";
import { test } from "node:test";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import { context, documentOf, hoverAt, policy } from "./policy-reading.ts";

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

test("a hover does not take a wildcard in a principal's ARN for a name", () => {
  for (const arn of ["arn:aws:sts::123456789012:assumed-role/x/*", "arn:aws:iam::123456789012:role/team-?"]) {
    const text = `{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "${arn}"}, "Action": "sts:AssumeRole"}]}`;
    assert.match(hoverAt(text, arn, "trust-policy")?.markdown ?? "", /^\*\*Nobody\*\*/);
  }
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
