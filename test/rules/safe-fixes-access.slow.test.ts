// A fix called safe leaves unchanged who may do what, also by the evaluator of core/access: random policies are decided
// before and after every safe fix, over random requests with principals, contexts and documents beside them.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decide, parseRequest } from "../../core/access/index.ts";
import { analyzeFile } from "../../core/analyze.ts";
import type { Kind } from "../../core/kind.ts";
import { applyEdits } from "../../core/text.ts";
import { type Json, type OtherRequest, otherRequest, policy, type Role, statementsOf } from "../access/generate.ts";
import { catalog } from "../catalog/open.ts";

const cases: readonly { kind: Kind; role: Role }[] = [
  { kind: "identity-policy", role: "identity" },
  { kind: "bucket-policy", role: "resource" },
  { kind: "resource-policy", role: "resource" },
  { kind: "trust-policy", role: "trust" },
  { kind: "scp", role: "identity" },
];

const allowAll = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
const fixed = new Set<string>();

for (const { kind, role } of cases)
  test(`safe fixes of a ${kind} leave the evaluator's answers as they are`, () => {
    fc.assert(
      fc.property(
        // What AWS refuses grants nothing until it is mended, which a safe fix may do.
        repeating(role).filter((document) => !/"Conditions"|"StringEqual"|"AWS":\[\]/.test(JSON.stringify(document))),
        fc.array(otherRequest(), { minLength: 40, maxLength: 40 }),
        (document, asked) => {
          const text = JSON.stringify(document, undefined, 2);
          for (const { code, fixes } of analyzeFile({ name: "p.json", text, association: kind }, catalog).findings) {
            for (const fix of fixes.filter(({ safe }) => safe)) {
              fixed.add(code);
              const after = applyEdits(text, fix.edits);
              for (const one of asked)
                for (const beside of [undefined, allowAll])
                  assert.deepEqual(
                    answerOf(kind, JSON.parse(after), one, beside),
                    answerOf(kind, document, one, beside),
                    `${code}, ${fix.title}: ${JSON.stringify(one)}\n${text}\n${after}`,
                  );
            }
          }
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

test("the policies above are such that fixes are found", () => {
  assert.ok(fixed.size >= 6, [...fixed].join());
});

/** Policies that say some things twice, so that there is something to take away. */
function repeating(role: Role): fc.Arbitrary<Json> {
  const listOf = (value: unknown) => (value === undefined ? [] : [value].flat());
  const twice = (statement: Json): Json => ({
    ...statement,
    ...(statement.Action !== undefined && { Action: [...listOf(statement.Action), listOf(statement.Action)[0]] }),
    ...(statement.Resource !== undefined && { Resource: [...listOf(statement.Resource), "arn:aws:s3:::b/*"] }),
  });
  return fc.tuple(policy(role), fc.constantFrom("plain", "names", "statements")).map(([document, way]) => {
    const statements = statementsOf(document);
    if (way === "plain") return document;
    return {
      ...document,
      Statement: way === "names" ? statements.map(twice) : [...statements, ...statements.slice(0, 1)],
    };
  });
}

function answerOf(kind: Kind, document: Json, { principal, action, resource, context }: OtherRequest, beside?: Json) {
  const asTrust = kind === "trust-policy";
  const documents =
    kind === "identity-policy"
      ? { identityPolicies: [document, ...(beside ? [beside] : [])] }
      : kind === "scp"
        ? { identityPolicies: [allowAll], scps: [[document, ...(beside ? [beside] : [])]] }
        : { resourcePolicy: document, ...(beside && { identityPolicies: [beside] }) };
  const parsed = parseRequest(
    JSON.stringify({
      principal,
      action: asTrust ? "sts:AssumeRole" : action,
      resource: asTrust ? "arn:aws:iam::111111111111:role/target" : resource,
      resourceAccount: "111111111111",
      context,
      contextComplete: true,
      ...documents,
    }),
  );
  if ("error" in parsed) return parsed.error;
  return decide(parsed.request, parsed.documents);
}
