// Every issue code of ValidatePolicy has a standing, and the rules claim neither more nor less.
import assert from "node:assert/strict";
import { test } from "node:test";
import { awsCodes, retiredAwsCodes, standingOf } from "../../core/aws-codes.ts";
import { rules } from "../../core/rules/index.ts";

const claimed = new Set(rules.flatMap((rule) => rule.awsCodes ?? []));

test("a rule gives only codes that AWS has", () => {
  const known = new Set(awsCodes().map(({ code }) => code));
  assert.deepEqual(
    [...claimed].filter((code) => !known.has(code)),
    [],
  );
});

test("a code is not claimed exactly where no rule gives it, and says why", () => {
  for (const { code, standing, remark } of awsCodes()) {
    assert.equal(standing === "not claimed", !claimed.has(code), code);
    assert.equal(standingOf(code), standing);
    if (standing === "not claimed") assert.match(remark ?? "", /\.$/, code);
  }
});

test("each code stands in the list once, and no retired one", () => {
  const all = [...awsCodes().map(({ code }) => code), ...retiredAwsCodes];
  assert.equal(new Set(all).size, all.length);
  assert.equal(awsCodes().length, 153);
});
