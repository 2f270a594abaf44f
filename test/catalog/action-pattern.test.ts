import assert from "node:assert/strict";
import { test } from "node:test";
import { globMatches } from "../../core/catalog/action-pattern.ts";
import { catalog } from "./open.ts";

const namesOf = (pattern: string) => catalog.actionsMatching(pattern).map(({ service, name }) => `${service}:${name}`);

test("a pattern stands for the actions that a plain search finds", () => {
  const all = namesOf("*");
  const searches: readonly (readonly [pattern: string, search: RegExp])[] = [
    ["s3:Get*", /^s3:get/i],
    ["S3:GETOBJECT*", /^s3:getobject/i],
    ["ec2:?escribe*", /^ec2:.escribe/i],
    ["s*:Get*", /^s[^:]*:get/i],
    ["*:*Tag*", /^[^:]*:.*tag/i],
    ["s3:*Object", /^s3:.*object$/i],
    ["s3:Get*Acl", /^s3:get.*acl$/i],
    ["s?s:*", /^s.s:/i],
    ["iam:???Role", /^iam:...role$/i],
    ["s3:*b*u*c*k*e*t*", /^s3:.*b.*u.*c.*k.*e.*t/i],
  ];
  for (const [pattern, search] of searches) {
    const found = namesOf(pattern);
    assert.deepEqual(
      found,
      all.filter((name) => search.test(name)),
      pattern,
    );
    assert.ok(found.length > 0, pattern);
  }
});

test("an exact name, a bare star, and patterns that are none", () => {
  assert.deepEqual(namesOf("s3:getobject"), ["s3:GetObject"]);
  assert.equal(namesOf("*").length, namesOf("*:*").length);
  for (const pattern of [
    "",
    "s3",
    ":",
    "s3:",
    ":GetObject",
    "s3:Get Object",
    " s3:GetObject",
    "s3:GetObject ",
    "s3:Objekt*",
    "nosuch:*",
    "s3::GetObject",
  ]) {
    assert.deepEqual(catalog.actionsMatching(pattern), [], pattern);
  }
});

test("a second expansion is the first one", () => {
  assert.equal(catalog.actionsMatching("s3:Put*"), catalog.actionsMatching("S3:put*"));
});

test("a pattern covers actions that the catalog does not know", () => {
  assert.ok(catalog.matches("s3:Get*", "S3", "GetSomethingNew"));
  assert.ok(catalog.matches("*", "newservice", "Do"));
  assert.ok(!catalog.matches("s3:Get*", "s3express", "GetObject"));
  assert.ok(!catalog.matches("s3", "s3", "GetObject"));
});

test("a glob that tries every split ends soon", () => {
  const start = performance.now();
  assert.equal(globMatches(`${"*a".repeat(5000)}*b`, "a".repeat(60)), false);
  assert.equal(catalog.actionsMatching(`*:${"*a".repeat(2000)}`).length, 0);
  assert.ok(performance.now() - start < 10_000);
});
