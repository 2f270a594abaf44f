import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeManifest } from "../../core/scenarios/merge-manifest.ts";

const merged = (existing: unknown, added: unknown) => {
  const result = mergeManifest(
    typeof existing === "string" ? existing : JSON.stringify(existing),
    JSON.stringify(added),
  );
  return "text" in result ? JSON.parse(result.text) : result.conflict;
};

test("what is there stays, and what is new comes to it", () => {
  assert.deepEqual(
    merged(
      { rules: { "old-version": "off" }, roles: [{ arn: "a", trust: "t.json" }], expect: [{ who: "a", on: ["b"] }] },
      {
        roles: [{ arn: "a", policies: ["p.json"] }, { arn: "c" }],
        expect: [
          { who: "a", on: ["b"] },
          { who: "c", on: [] },
        ],
      },
    ),
    {
      rules: { "old-version": "off" },
      roles: [{ arn: "a", trust: "t.json", policies: ["p.json"] }, { arn: "c" }],
      expect: [
        { who: "a", on: ["b"] },
        { who: "c", on: [] },
      ],
    },
  );
});

test("lists are joined, and nothing is in one twice", () => {
  assert.deepEqual(
    merged({ roles: [{ arn: "a", usedBy: ["x", "y"] }] }, { roles: [{ arn: "a", usedBy: ["y", "z"] }] }).roles[0]
      .usedBy,
    ["x", "y", "z"],
  );
});

test("an account that is there keeps its name; another of that name goes by its id", () => {
  const accounts = { lab: "111122223333", own: "222233334444" };
  const added = (id: string) => ({ accounts: { own: id }, buckets: [{ name: "b", account: "own" }] });
  assert.deepEqual(merged({ accounts }, added("111122223333")), { accounts, buckets: [{ name: "b", account: "lab" }] });
  assert.deepEqual(merged({ accounts }, added("333344445555")), {
    accounts,
    buckets: [{ name: "b", account: "333344445555" }],
  });
});

test("a contradiction is told, and so is what is no manifest", () => {
  assert.match(
    merged({ roles: [{ arn: "a", trust: "x.json" }] }, { roles: [{ arn: "a", trust: "y.json" }] }),
    /x\.json/,
  );
  assert.match(merged("// a comment\n{}", {}), /without comments/);
  assert.match(merged("[]", {}), /no|not/);
});

test("adding the same again changes nothing", () => {
  const manifest = {
    accounts: { own: "111122223333" },
    buckets: [{ name: "b", account: "own" }],
    expect: [{ who: "a", on: ["b"] }],
  };
  assert.deepEqual(merged(manifest, manifest), manifest);
});
