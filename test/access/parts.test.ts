// The small parts of the evaluator, against plainer ways to say the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changed, textEditOf } from "../../core/access/change.ts";
import { compareDecimals } from "../../core/access/decimal.ts";
import { secondOf } from "../../core/access/instant.ts";
import { contains, ipRangeOf } from "../../core/access/ip-range.ts";
import { codesOfParts, templateOf } from "../../core/access/template.ts";
import { codesOf, covers, matcherOf, matches, overlap } from "../../core/access/wildcard.ts";
import { parseJson } from "../../core/json/parse.ts";
import { applyEdits } from "../../core/text.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", ":", "/"), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 6 });
const runs = { numRuns: 300 };

test("wildcards match as regular expressions do", () => {
  fc.assert(
    fc.property(pattern, text, (written, asked) => {
      const expected = regular(written, "[^]").test(asked);
      assert.equal(matches(codesOf(written), asked), expected);
      assert.equal(matcherOf(codesOf(written))(asked), expected);
    }),
    runs,
  );
});

test("within the first five parts of an ARN wildcards stop at colons", () => {
  const wildcards = { wildcards: "wildcards", variables: "literal" } as const;
  fc.assert(
    fc.property(pattern, text, (written, asked) => {
      const { parts } = templateOf(written, wildcards);
      const segments = written.split(":");
      const expected =
        segments.length <= 5 && asked.split(":").length === segments.length
          ? segments.every((segment, index) => regular(segment, "[^:]").test(asked.split(":")[index]!))
          : segments.length > 5 && undefined;
      if (expected !== undefined) assert.equal(matches(codesOfParts(parts, "arn"), asked), expected);
    }),
    runs,
  );
});

test("what a pattern covers it matches, and what it does not meet it never matches", () => {
  fc.assert(
    fc.property(pattern, pattern, text, (one, other, asked) => {
      const [a, b] = [codesOf(one), codesOf(other)];
      const [inOne, inOther] = [matches(a, asked), matches(b, asked)];
      if (covers(a, b) && inOther) assert.ok(inOne, `${one} covers ${other}, but not ${asked}`);
      if (!overlap(a, b)) assert.ok(!(inOne && inOther), `${one} and ${other} meet in ${asked}`);
      assert.ok(covers(a, a));
    }),
    runs,
  );
});

test("a pattern of many stars takes no longer than its length", () => {
  const codes = codesOf(`${"a*".repeat(2000)}b`);
  const start = performance.now();
  assert.equal(matches(codes, "a".repeat(4000)), false);
  assert.ok(performance.now() - start < 20_000);
});

test("decimals are compared as numbers, without their rounding", () => {
  const decimal = fc
    .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, part]) => `${whole}.${part}`);
  fc.assert(
    fc.property(decimal, decimal, (a, b) =>
      assert.equal(Math.sign(compareDecimals(a, b)!), Math.sign(Number(a) - Number(b))),
    ),
    runs,
  );
  for (const odd of ["", " 1", "1e3", "0x1", "1.", ".5", "1,5", "NaN", "--1"])
    assert.equal(compareDecimals(odd, "1"), undefined, odd);
});

test("dates are read as Date reads them", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }), (date) => {
      assert.equal(secondOf(date.toISOString()), Math.floor(date.getTime() / 1000));
    }),
    runs,
  );
  for (const odd of [
    "",
    "2020",
    "2020-1-1",
    "2020-02-30",
    "2020-01-01T24:00:00Z",
    "2020-01-01T00:00:00",
    "20130930T231548Z",
    "2020-01-01 00:00:00Z",
  ])
    assert.equal(secondOf(odd), undefined, odd);
});

test("an address is in a range if their first bits are the same", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const address = fc.tuple(byte, byte, byte, byte);
  const number = (bytes: readonly number[]) => bytes.reduce((sum, one) => sum * 256 + one, 0);
  fc.assert(
    fc.property(address, address, fc.integer({ min: 0, max: 32 }), (a, b, bits) => {
      const size = 2 ** (32 - bits);
      const range = ipRangeOf(`${a.join(".")}/${bits}`)!;
      assert.equal(
        contains(range, ipRangeOf(b.join("."))!),
        Math.floor(number(a) / size) === Math.floor(number(b) / size),
      );
      assert.deepEqual(ipRangeOf(`::ffff:${b.join(".")}`), ipRangeOf(b.join(".")));
    }),
    runs,
  );
  for (const odd of [
    "",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.4/33",
    "1.2.3.4/",
    "1.2.3.4/8/8",
    "01.2.3.4",
    "::1::",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7",
    "g::",
    "::/129",
    "1::2:3:4:5:6:7:8",
    "::ffff:1.2.3",
  ])
    assert.equal(ipRangeOf(odd), undefined, odd);
});

test("a change of the value and the edit of the text are the same change", () => {
  const source =
    '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ["s3:GetObject"],\n      "Resource": "a"\n    }\n  ]\n}\n';
  const statement = { Effect: "Allow", Action: "s3:ListBucket", Resource: "b" };
  for (const change of [
    { path: ["Statement"], edit: { op: "add", value: statement } },
    { path: ["Statement", 0, "Action"], edit: { op: "add", value: "s3:PutObject" } },
    { path: ["Statement", 0, "Resource"], edit: { op: "replace", value: ["a", "b"] } },
  ] as const) {
    const { root } = parseJson(source);
    const edit = textEditOf(change, source, root!);
    const edited = applyEdits(source, [edit!]);
    assert.deepEqual(JSON.parse(edited), changed(JSON.parse(source), change));
    assert.doesNotMatch(edited, /\t| \n|^ {5}"/m);
  }
  const { root } = parseJson(source);
  assert.equal(textEditOf({ path: ["Nowhere"], edit: { op: "add", value: "x" } }, source, root!), undefined);
  assert.equal(changed({ a: 1 }, { path: ["b"], edit: { op: "replace", value: 2 } }), undefined);
  assert.equal(changed({ a: 1 }, { path: ["a"], edit: { op: "add", value: 2 } }), undefined);
});

function regular(written: string, any: string): RegExp {
  return new RegExp(`^${written.replaceAll("*", `${any}*`).replaceAll("?", any)}$`);
}
