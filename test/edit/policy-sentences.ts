// What the tests of sentences share.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceLineOf } from "../../core/edit/policy/sentence.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import type { PolicyKind } from "../../core/kind.ts";
import { policyOf } from "../../core/model/policy.ts";
import { catalog } from "../catalog/open.ts";

const accountName = (id: string) => (id === "111122223333" ? "lab" : undefined);

export function statementsOf(text: string, kind: PolicyKind) {
  const [document] = documentsOf({ name: "/w/policy.json", text, association: kind });
  assert.ok(document?.language === "json" && document.root, "no document");
  return policyOf(document.root).statements;
}

export function lineOf(kind: PolicyKind, statement: object): string | undefined {
  const [only] = statementsOf(JSON.stringify({ Statement: [statement] }), kind);
  assert.ok(only);
  return sentenceLineOf(only, { kind, catalog, accountName });
}

export type Case = readonly [statement: object, says: string | undefined];

export function says(title: string, kind: PolicyKind, cases: readonly Case[]): void {
  test(title, () => {
    for (const [statement, expected] of cases) {
      assert.equal(lineOf(kind, statement), expected, JSON.stringify(statement));
    }
  });
}

export const allow = { Effect: "Allow" };
export const deny = { Effect: "Deny" };
export const bucket = "arn:aws:s3:::client-in";
export const objects = "arn:aws:s3:::client-in/*";
export const role = { AWS: "arn:aws:iam::123456789012:role/stack_prod" };
export const overTls = { Bool: { "aws:SecureTransport": "true" } };

export const read = { Action: "s3:GetObject", Resource: objects };
