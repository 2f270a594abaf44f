// Sentences of random statements, read back.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sentenceLineOf, sentenceOf } from "../../core/edit/policy/sentence.ts";
import { policyKinds } from "../../core/kind.ts";
import { globMatches } from "../../core/model/glob.ts";
import { catalog } from "../catalog/open.ts";
import { allow, deny, lineOf, statementsOf } from "./policy-sentences.ts";

test("the words for objects mean the very objects that the pattern matches", () => {
  const letters = fc.constantFrom("a", "b", "*", "?");
  const part = (more: string[]) =>
    fc
      .array(fc.oneof(letters, fc.constantFrom(...more, "a", "*")), { minLength: 1, maxLength: 4 })
      .map((l) => l.join(""));
  const pattern = fc.oneof(
    part(["b"]),
    fc.tuple(part(["b"]), part(["/"])).map(([bucket, key]) => `${bucket}/${key}`),
  );
  const objects = [
    "a/a",
    "a/b",
    "b/a",
    "ab/a",
    "ba/ab",
    "a/a/b",
    "ab/b/a",
    "aa/b/",
    "b/ba/a",
    "bb/bb",
    "a/ab/ab",
    "abb/a",
  ];
  fc.assert(
    fc.property(pattern, (text) => {
      const line = lineOf("identity-policy", { ...allow, Action: "s3:GetObject", Resource: `arn:aws:s3:::${text}` });
      const means = meaningOf(line ?? "");
      for (const object of objects)
        assert.equal(means(object), globMatches(text, object), `${text}: ${line} (${object})`);
    }),
    { numRuns: 2000 },
  );
});

/** What a reader takes a line about downloading for. */
function meaningOf(line: string): (object: string) => boolean {
  const words = /^May (.*)\.$/.exec(line)?.[1] ?? line;
  const bucketOf = (object: string) => object.slice(0, object.indexOf("/"));
  const keyOf = (object: string) => object.slice(object.indexOf("/") + 1);
  const forms: readonly (readonly [RegExp, (object: string, ...found: string[]) => boolean])[] = [
    [/^Has no effect: s3:GetObject applies to none of these resources\.$/, () => false],
    [/^download any object of any bucket$/, () => true],
    [
      /^download any object of any bucket that begins with (\S+)$/,
      (object, begins = "") => bucketOf(object).startsWith(begins),
    ],
    [/^download any object that matches (\S+)$/, (object, glob = "") => globMatches(glob, object)],
    [/^download any object of (\S+)$/, (object, name) => bucketOf(object) === name],
    [
      /^download any object of (\S+) (?:under|whose key begins with) (\S+)$/,
      (object, name, begins = "") => bucketOf(object) === name && keyOf(object).startsWith(begins),
    ],
    [
      /^download any object of (\S+) whose key matches (\S+)$/,
      (object, name, glob = "") => bucketOf(object) === name && globMatches(glob, keyOf(object)),
    ],
    [/^download the object (\S+) of (\S+)$/, (object, key, name) => bucketOf(object) === name && keyOf(object) === key],
  ];
  for (const [form, test] of forms) {
    const found = form.exec(words);
    if (found) return (object) => test(object, ...found.slice(1));
  }
  throw new Error(`Nobody reads this: ${line}`);
}

test("unless says the opposite of what the negated operator says", () => {
  const key = fc.constantFrom(
    "aws:SourceIp",
    "aws:PrincipalOrgID",
    "aws:PrincipalArn",
    "aws:PrincipalTag/t",
    "s3:prefix",
    "a:b",
  );
  const value = fc.constantFrom("x", "y*", "*", "10.0.0.0/8", "", "arn:aws:iam::1:role/a*");
  const pair = fc.constantFrom(
    ...([
      "StringEquals",
      "StringLike",
      "StringEqualsIgnoreCase",
      "ArnLike",
      "ArnEquals",
      "NumericEquals",
      "DateEquals",
    ].map((name) => [name, name.replace(/(Equals|Like)/, "Not$1")] as const) as readonly (readonly [string, string])[]),
    ["IpAddress", "NotIpAddress"] as const,
  );
  fc.assert(
    fc.property(pair, key, fc.array(value, { minLength: 1, maxLength: 3 }), ([is, isNot], name, values) => {
      const forbids = (operator: string) =>
        lineOf("identity-policy", {
          ...deny,
          Action: "*",
          Resource: "*",
          Condition: { [operator]: { [name]: values } },
        }) ?? "";
      const [, when] = /, if (.*)\.$/.exec(forbids(is)) ?? [];
      assert.ok(when, forbids(is));
      assert.equal(forbids(isNot), `May not do anything with any resource, unless ${when}.`);
    }),
  );
});

test("any statement of the right shape gets one line of a bearable length, in Markdown too", () => {
  const text = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      ...[
        "*",
        "s3:*",
        "s3:GetObject",
        "iam:PassRole",
        "sts:AssumeRole",
        "logs:PutLogEvents",
        "arn:aws:s3:::b",
        "arn:aws:s3:::b/*",
      ],
      ...[
        "arn:aws:iam::1:role/*",
        "arn:aws:logs:*:*:*",
        "arn:aws:*:::x",
        "arn:aws:sqs:us-east-1:1:q",
        "arn:aws:s3:::${x",
        "\ud800",
        "x".repeat(500),
      ],
    ),
  );
  const texts = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 20 }));
  // Within the ARN of a principal AWS takes no wildcard.
  const person = text.filter((one) => !/^arn:.*[*?]/.test(one));
  const people = fc.oneof(person, fc.array(person, { minLength: 1, maxLength: 20 }));
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  const statement = fc.record({
    Effect: fc.constantFrom("Allow", "Deny"),
    action: fc.tuple(fc.constantFrom("Action", "NotAction"), texts),
    resource: fc.tuple(fc.constantFrom("Resource", "NotResource"), texts),
    principal: fc.tuple(
      fc.constantFrom("Principal", "NotPrincipal"),
      fc.oneof(
        fc.constant("*"),
        fc.dictionary(fc.constantFrom("AWS", "Service", "Federated", "CanonicalUser"), people, { minKeys: 1 }),
      ),
    ),
    Condition: fc.dictionary(
      fc.constantFrom(
        "StringLike",
        "ForAllValues:ArnLike",
        "Null",
        "BoolIfExists",
        "NotIpAddress",
        "Strange",
        "ForAnyValue:StringNotLike",
      ),
      fc.dictionary(
        fc.constantFrom("aws:SecureTransport", "aws:SourceIp", "aws:PrincipalTag/x", "a:b", "sts:ExternalId"),
        fc.oneof(value, fc.array(value)),
        { noNullPrototype: true },
      ),
      { noNullPrototype: true },
    ),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...policyKinds),
      statement,
      (kind, { Effect, action, resource, principal, Condition }) => {
        const members: [string, unknown][] = [["Effect", Effect], [...action], ["Condition", Condition]];
        if (kind !== "trust-policy") members.push([...resource]);
        if (kind !== "identity-policy" && kind !== "scp") members.push([...principal]);
        const [only] = statementsOf(JSON.stringify({ Statement: [Object.fromEntries(members)] }), kind);
        assert.ok(only);
        const options = { kind, catalog };
        const line = sentenceLineOf(only, options) ?? "";
        assert.match(line, /^[A-Z].+[.…]$/s);
        assert.ok(line.length <= 220, line);
        assert.doesNotMatch(line, /undefined|\n|^\S+ {2}/);
        const sentence = sentenceOf(only, options) ?? "";
        assert.ok(sentence.length < 30_000);
        assert.doesNotMatch(sentence, /undefined|\n/);
      },
    ),
    { numRuns: 2000 },
  );
});
