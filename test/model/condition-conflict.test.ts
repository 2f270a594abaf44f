// Two tests that are said to exclude each other are tried on every value of a small world, by an evaluator of their own.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseJson } from "../../core/json/parse.ts";
import type { Condition } from "../../core/model/condition.ts";
import { conditionsOf } from "../../core/model/condition.ts";
import { excludeEachOther } from "../../core/model/condition-conflict.ts";

type Test = readonly [operator: string, values: readonly string[]];

test("where two tests exclude each other, no value passes both", () => {
  for (const world of worlds) {
    const tests = fc.tuple(
      fc.constantFrom(...world.operators),
      fc.array(fc.constantFrom(...world.wanted), { minLength: 1, maxLength: 2 }),
    );
    fc.assert(
      fc.property(tests, tests, (a: Test, b: Test) => {
        if (!excludeEachOther(conditionOf(a), conditionOf(b))) return;
        for (const value of [undefined, ...world.values])
          assert.ok(!(passes(a, value) && passes(b, value)), `${value} passes ${a} and ${b}`);
      }),
      { numRuns: 2000 },
    );
  }
});

test("two tests that clearly exclude each other are found", () => {
  const pairs: readonly (readonly [Test, Test])[] = [
    [
      ["StringEquals", ["a"]],
      ["StringEqualsIgnoreCase", ["b"]],
    ],
    [
      ["StringLike", ["ab*"]],
      ["StringNotLike", ["a*"]],
    ],
    [
      ["Null", ["true"]],
      ["StringEquals", ["a"]],
    ],
    [
      ["NumericLessThan", ["2"]],
      ["NumericGreaterThan", ["1e1"]],
    ],
    [
      ["NumericNotEquals", ["2"]],
      ["NumericEquals", ["2"]],
    ],
    [
      ["IpAddress", ["192.0.2.0/25"]],
      ["IpAddressIfExists", ["192.0.2.128/25"]],
    ],
    [
      ["Bool", ["true"]],
      ["BoolIfExists", ["false"]],
    ],
  ];
  for (const [a, b] of pairs) {
    assert.ok(excludeEachOther(conditionOf(a), conditionOf(b)), `${a} and ${b}`);
    assert.ok(excludeEachOther(conditionOf(b), conditionOf(a)), `${b} and ${a}`);
  }
});

const withIfExists = (operators: readonly string[]) => operators.flatMap((name) => [name, `${name}IfExists`]);

const worlds = [
  {
    operators: [
      ...withIfExists(["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"]),
      ...withIfExists(["StringLike", "StringNotLike"]),
      "Null",
    ],
    wanted: ["a", "A", "ab", "a*", "*b", "?", "*", "b?", "", "true", "false"],
    values: ["", "a", "A", "b", "ab", "AB", "a*", "b?", "ba", "aab", "*", "true", "false"],
  },
  {
    operators: [
      ...withIfExists(["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"]),
      ...withIfExists(["NumericGreaterThan", "NumericGreaterThanEquals"]),
      "Null",
    ],
    wanted: ["1", "2", "3", "2.0", "x"],
    values: ["0", "1", "1.5", "2", "2.5", "3", "4"],
  },
  {
    operators: [...withIfExists(["IpAddress", "NotIpAddress"]), "Null"],
    wanted: ["192.0.2.0/30", "192.0.2.0/31", "192.0.2.2", "192.0.2.4/30", "192.0.2.1/30"],
    values: ["192.0.2.0", "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.8"],
  },
  {
    operators: [...withIfExists(["Bool"]), "Null"],
    wanted: ["true", "false", "True"],
    values: ["true", "false"],
  },
];

function conditionOf([operator, values]: Test): Condition {
  const { root } = parseJson(JSON.stringify({ [operator]: { "aws:x": values } }));
  return conditionsOf(root)[0]!;
}

/** As AWS's pages define the operators, without a look at the code under test. */
function passes([operator, values]: Test, value: string | undefined): boolean {
  if (operator === "Null") return values.some((wanted) => (value === undefined) === /^true$/i.test(wanted));
  const base = operator.replace(/IfExists$/, "");
  const negated = base.includes("Not");
  if (value === undefined) return negated || base !== operator;
  const positive = base.replace("Not", "");
  const some = values.some((wanted) => matches(positive, wanted, value));
  return negated ? !some : some;
}

function matches(operator: string, wanted: string, value: string): boolean {
  if (operator === "StringEquals") return wanted === value;
  if (operator === "StringEqualsIgnoreCase") return wanted.toLowerCase() === value.toLowerCase();
  if (operator === "StringLike") return likeOf(wanted).test(value);
  if (operator === "Bool") return wanted.toLowerCase() === value;
  if (operator === "IpAddress") return inRange(wanted, value);
  const [x, y] = [Number(value), Number(wanted)];
  if (operator === "NumericEquals") return x === y;
  if (operator === "NumericLessThan") return x < y;
  if (operator === "NumericLessThanEquals") return x <= y;
  return operator === "NumericGreaterThan" ? x > y : x >= y;
}

const likeOf = (pattern: string) => new RegExp(`^${pattern.replace(/[*?]/g, (c) => (c === "*" ? "[^]*" : "[^]"))}$`);

/** All addresses of the small world are in 192.0.2.0/24. */
function inRange(range: string, address: string): boolean {
  const last = (text: string) => Number(text.split(".")[3]);
  const [start = "", prefix = "32"] = range.split("/");
  const size = 2 ** (32 - Number(prefix));
  return Math.floor(last(start) / size) === Math.floor(last(address) / size);
}
