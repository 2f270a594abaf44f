// A fix called safe leaves unchanged who may do what: policies made of few names, in which everything overlaps, are decided
// before and after every such fix, by an evaluator that is no more than the definition.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyzeFile } from "../../core/analyze.ts";
import type { Kind } from "../../core/kind.ts";
import { globMatches } from "../../core/model/glob.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

const oneOrMore = <T>(values: readonly T[]) =>
  fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values), { maxLength: 4 }));

const actions = oneOrMore(["s3:GetObject", "S3:getobject", "s3:Get*", "s3:*", "s3:PutObject", "s3:*Object", "*"]);
const resources = oneOrMore([
  "arn:aws:s3:::b",
  "arn:aws:s3:::b/*",
  "arn:aws:s3:::b*",
  "arn:aws:s3:::b/a/*",
  "arn:aws:s3:::c",
  "*",
]);
const root = (account: string) => `arn:aws:iam::${account}:root`;
const names = [
  "111122223333",
  root("111122223333"),
  "arn:aws:iam::111122223333:role/r",
  "arn:aws:sts::111122223333:assumed-role/r/s",
  "*",
];
const principals = fc.oneof(fc.constant("*"), fc.record({ AWS: oneOrMore(names) }), fc.constant({}));
const prefixes = oneOrMore(["a", "a*", "ab", "A", "*"]);
const condition = fc.oneof(
  fc.constant({}),
  fc.record({ StringLike: fc.oneof(fc.constant({}), fc.record({ "s3:prefix": prefixes })) }),
  fc.record({ StringNotLike: fc.record({ "s3:prefix": prefixes }) }),
  fc.record({
    StringEquals: fc.record({ "s3:prefix": prefixes, "aws:PrincipalAccount": fc.constant("111122223333") }),
  }),
);
const statement = (withPrincipal: boolean) =>
  fc
    .record(
      {
        Sid: fc.constantFrom("", "A", "B", "a b"),
        Effect: fc.constantFrom("Allow", "Deny"),
        ...(withPrincipal && { Principal: principals }),
        Action: actions,
        NotAction: actions,
        Resource: resources,
        NotResource: resources,
        Condition: condition,
      },
      { requiredKeys: ["Effect"] },
    )
    // One of each pair, mostly the plain one.
    .map(({ Action, NotAction, Resource, NotResource, ...rest }) => ({
      ...rest,
      ...(Action === undefined && NotAction ? { NotAction } : { Action: Action ?? "s3:*" }),
      ...(Resource === undefined && NotResource ? { NotResource } : { Resource: Resource ?? "*" }),
    }));
const policy = (withPrincipal: boolean) =>
  fc.record({
    Version: fc.constantFrom("2012-10-17", "2008-10-17"),
    Statement: fc.oneof(
      statement(withPrincipal),
      fc.array(statement(withPrincipal), { minLength: 1, maxLength: 4 }),
      // One statement twice.
      statement(withPrincipal).map((said) => [said, { ...said, Sid: "A" }]),
    ),
  });

const fixed = new Set<string>();

for (const kind of ["identity-policy", "bucket-policy", "trust-policy", "scp"] as const satisfies readonly Kind[]) {
  test(`safe fixes of a ${kind} change nothing that is granted`, () => {
    fc.assert(
      fc.property(policy(kind.endsWith("t-policy")), fc.constantFrom(undefined, 2), (document, indent) => {
        const text = JSON.stringify(document, undefined, indent);
        for (const { code, fixes } of analyzeFile({ name: "p.json", text, association: kind }, catalog).findings) {
          for (const fix of fixes.filter(({ safe }) => safe)) {
            const after = applyEdits(text, fix.edits);
            const parsed = JSON.parse(after);
            fixed.add(code);
            const before = requests.map((request) => decided(document, request));
            const changed = requests.findIndex((request, i) => decided(parsed, request) !== before[i]);
            assert.equal(changed, -1, `${code}, ${fix.title}: ${JSON.stringify(requests[changed])}\n${after}`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
}

test("the policies above are such that fixes are found", () => {
  assert.ok(fixed.size >= 8, [...fixed].join());
});

interface Request {
  readonly action: string;
  readonly resource: string;
  readonly principal: string;
  readonly prefix: string | undefined;
}

const requests: readonly Request[] = ["s3:GetObject", "s3:PutObject", "s3:GetBucketAcl", "ec2:RunInstances"].flatMap(
  (action) =>
    ["arn:aws:s3:::b", "arn:aws:s3:::b/a/x", "arn:aws:s3:::bc", "arn:aws:s3:::d"].flatMap((resource) =>
      [
        "arn:aws:iam::111122223333:role/r",
        "arn:aws:iam::111122223333:role/q",
        "arn:aws:iam::444455556666:role/r",
      ].flatMap((principal) => ["a", "ab", "A", undefined].map((prefix) => ({ action, resource, principal, prefix }))),
    ),
);

type Plain = Readonly<Record<string, unknown>>;

function decided(document: unknown, request: Request): "allow" | "deny" | "nothing" {
  const { Statement } = document as { Statement: Plain | readonly Plain[] };
  const applying = [Statement].flat().filter((s) => applies(s as Plain, request)) as Plain[];
  if (applying.some(({ Effect }) => Effect === "Deny")) return "deny";
  return applying.some(({ Effect }) => Effect === "Allow") ? "allow" : "nothing";
}

function applies(s: Plain, { action, resource, principal, prefix }: Request): boolean {
  const any = (value: unknown, matches: (text: string) => boolean) => listOf(value).some(matches);
  const isAction = (pattern: string) => globMatches(pattern.toLowerCase(), action.toLowerCase());
  const isResource = (pattern: string) => globMatches(pattern, resource);
  if (s.Action === undefined ? any(s.NotAction, isAction) : !any(s.Action, isAction)) return false;
  if (s.Resource === undefined ? any(s.NotResource, isResource) : !any(s.Resource, isResource)) return false;
  if (s.Principal !== undefined && !any(namesIn(s.Principal), (name) => isPrincipal(name, principal))) return false;
  return Object.entries((s.Condition ?? {}) as Record<string, Plain>).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const asked = key === "s3:prefix" ? prefix : principal.split(":")[4];
      if (operator === "Null") return listOf(values).includes("true") === (asked === undefined);
      const like = operator !== "StringEquals";
      const hit = asked !== undefined && any(values, (value) => (like ? globMatches(value, asked) : value === asked));
      return operator.includes("Not") ? !hit : hit;
    }),
  );
}

const listOf = (value: unknown) => (value === undefined ? [] : [value].flat()) as string[];

const namesIn = (principal: unknown) =>
  typeof principal === "string" ? [principal] : Object.values(principal as Plain).flat();

/** A session is told from others by nothing but its role here. */
function isPrincipal(name: string, asked: string): boolean {
  const account = asked.split(":")[4]!;
  return (
    name === "*" ||
    name === asked ||
    name === account ||
    name === `arn:aws:iam::${account}:root` ||
    (name.includes(":assumed-role/r/") && asked === "arn:aws:iam::111122223333:role/r")
  );
}
