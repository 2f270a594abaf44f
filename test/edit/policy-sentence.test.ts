// What no sentence says, and what none may become.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceLineOf, sentenceOf } from "../../core/edit/policy/sentence.ts";
import { catalog } from "../catalog/open.ts";
import { allow, lineOf, statementsOf } from "./policy-sentences.ts";

test("a permissions boundary grants nothing", () => {
  const [only] = statementsOf(
    '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}',
    "identity-policy",
  );
  const line = only && sentenceLineOf(only, { kind: "identity-policy", catalog, as: "boundary" });
  assert.equal(line, "Leaves it possible to do anything in Amazon S3 with any resource.");
});

test("nothing is said of a statement that AWS would not take", () => {
  const whole = { ...allow, Action: "s3:GetObject", Resource: "*" };
  const broken: readonly object[] = [
    { Action: "s3:GetObject", Resource: "*" },
    { ...allow, Resource: "*" },
    { ...allow, Action: "s3:GetObject" },
    { ...whole, Effect: "allow" },
    { ...whole, NotAction: "s3:PutObject" },
    { ...whole, NotResource: "x" },
    { ...whole, Action: [] },
    { ...whole, Action: ["s3:GetObject", 1] },
    { ...whole, Resource: {} },
    { ...whole, Principal: "*" },
    { ...whole, Condition: [] },
    { ...whole, Condition: { StringEquals: "x" } },
    { ...whole, Condition: { StringEquals: { a: null } } },
    { ...whole, Comment: "x" },
    { ...whole, Sid: 1 },
  ];
  for (const statement of broken)
    assert.equal(lineOf("identity-policy", statement), undefined, JSON.stringify(statement));
  const twice = '{"Statement": [{"Effect": "Allow", "Effect": "Deny", "Action": "*", "Resource": "*"}]}';
  const [statement] = statementsOf(twice, "identity-policy");
  assert.equal(statement && sentenceLineOf(statement, { kind: "identity-policy", catalog }), undefined);
  assert.equal(lineOf("bucket-policy", whole), undefined, "without a principal");
  assert.equal(lineOf("bucket-policy", { ...whole, Principal: "arn:aws:iam::1:root" }), undefined);
  assert.equal(lineOf("bucket-policy", { ...whole, Principal: {} }), undefined);
  const team = "arn:aws:iam::123456789012:role/team-*";
  assert.equal(lineOf("bucket-policy", { ...whole, Principal: { AWS: team } }), undefined, "a wildcard in an ARN");
  assert.equal(
    lineOf("trust-policy", { ...allow, Principal: { AWS: ["*", team] }, Action: "sts:AssumeRole" }),
    undefined,
  );
});

test("in Markdown, names of the document stay text", () => {
  const nasty = "`x`[a](command:b)<img src=x>\n# h";
  const text = JSON.stringify({
    Statement: [
      {
        ...allow,
        Principal: { AWS: nasty },
        Action: nasty,
        Resource: nasty,
        Condition: { StringEquals: { [nasty]: nasty } },
      },
    ],
  });
  const [statement] = statementsOf(text, "bucket-policy");
  const sentence = (statement && sentenceOf(statement, { kind: "bucket-policy", catalog })) ?? "";
  const outside = sentence.replace(/(`+)[^`](?:(?!\1(?!`))[\s\S])*?[^`]?\1(?!`)/g, "");
  assert.match(outside, /^Lets {1,2}use {1,2}on {1,2}?, only if/);
  assert.doesNotMatch(outside, /[[<#\n]/);
});
