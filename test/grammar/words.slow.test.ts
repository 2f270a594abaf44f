import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { analyzeFile } from "../../core/analyze.ts";
import { grammarFailures } from "../../core/grammar/check.ts";
import type { GrammarFailure } from "../../core/grammar/failure.ts";
import { spanOf } from "../../core/json/node.ts";
import { parseJson } from "../../core/json/parse.ts";
import { isPolicyKind, jsonKinds, type Kind } from "../../core/kind.ts";
import { catalog } from "../catalog/open.ts";

describe("every failure", () => {
  const word = fc.constantFrom(
    "Version",
    "2012-10-17",
    "Statement",
    "Effect",
    "Allow",
    "Action",
    "Actions",
    "NotAction",
    "Resource",
    "Principal",
    "AWS",
    "Condition",
    "StringEquals",
    "aws:username",
    "AllowedOrigins",
    "AllowedMethods",
    "CORSRules",
    "roles",
    "arn",
    "rules",
    "kind",
    "s3:*",
    "__proto__",
    "constructor",
    "constructor:toString",
    "arn:aws:s3:::lab/${aws:username}",
    "",
  );
  const anything = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      word,
      fc.integer(),
      fc.constantFrom(true, null),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(word, tie("value"), { maxKeys: 5 }),
    ),
  })).value;
  const statement = fc.dictionary(word, anything, { maxKeys: 7 });
  const policy = fc.record({ Version: word, Statement: fc.oneof(statement, fc.array(statement, { maxLength: 3 })) });
  const json = fc.oneof(anything, policy);

  for (const kind of jsonKinds) {
    it(`of a ${kind} is told in words, once`, () => {
      fc.assert(
        fc.property(json, (value) => {
          const text = JSON.stringify(value, undefined, 1);
          const { root } = parseJson(text);
          const found = analyzeFile({ name: "x.json", text, association: kind }, catalog).findings;
          for (const { message } of found) assert.match(message, /^(?!.*undefined)\S.*[^.\s][.?]$/s);
          for (const failure of grammarFailures(kind, root!)) {
            if (hasOtherRule(failure, kind)) continue;
            const { start, end } =
              "key" in failure ? spanOf(failure.key) : "at" in failure ? failure.at : spanOf(failure.node);
            const here = found.filter(
              ({ span, code }) => grammarCodes.has(code) && span.start >= start && span.end <= end,
            );
            assert.equal(here.length > 0, true, `${failure.problem} of ${failure.element} in ${text}`);
          }
          const places = found
            .filter(({ code }) => grammarCodes.has(code))
            .map(({ span, code, message }) => `${code} ${span.start} ${span.end} ${message}`);
          assert.equal(new Set(places).size, places.length);
        }),
        { numRuns: 60 },
      );
    });
  }
});

const grammarCodes: ReadonlySet<string> = new Set([
  "unknown-element",
  "wrong-type",
  "missing-element",
  "exclusive-elements",
  "empty-element",
  "invalid-effect",
  "invalid-version",
  "invalid-value",
]);

/** Types of principals are malformed-principal's; the policies of repositories need no resource. */
function hasOtherRule(failure: GrammarFailure, kind: Kind): boolean {
  if (failure.problem === "unknown-member") return isPolicyKind(kind) && /Principal$/.test(failure.element);
  if (failure.problem === "empty") return kind === "manifest";
  return kind === "resource-policy" && failure.problem === "missing-member" && failure.names[0] === "Resource";
}

describe("bad input", () => {
  it("takes 100,000 bad statements in its stride", () => {
    const text = `{"Version":"2012-10-17","Statement":[${'{"Efect":1},'.repeat(100_000)}{}]}`;
    const start = process.cpuUsage().user;
    assert.ok(grammarFailures("bucket-policy", parseJson(text).root!).length > 1000);
    const spent = (process.cpuUsage().user - start) / 1000;
    assert.ok(spent < 30_000, `${Math.round(spent)} ms`);
  });
});
