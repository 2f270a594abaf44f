import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { grammarFailures } from "../../core/grammar/check.ts";
import type { GrammarFailure } from "../../core/grammar/failure.ts";
import { pathOf, spanOf } from "../../core/json/node.ts";
import { parseJson } from "../../core/json/parse.ts";
import type { Kind } from "../../core/kind.ts";

const sound = '"Effect":"Allow","Action":"s3:*","Resource":"*"';
const resourceBased = `${sound},"Principal":"*"`;

/** Statements of one policy, and what the grammar says about them: where, what. */
const statements: readonly (readonly [kind: Kind, statement: string, failures: readonly string[]])[] = [
  ["identity-policy", `{${sound}}`, []],
  ["identity-policy", `{${sound},"Principal":"*"}`, []],
  ["identity-policy", '{"Effect":"Allow","NotAction":["s3:*"],"NotResource":[]}', []],
  ["identity-policy", "{}", ["Statement/0 lacks Effect"]],
  [
    "identity-policy",
    '{"Effect":"Allow"}',
    ["Statement/0 lacks Action or NotAction", "Statement/0 lacks Resource or NotResource"],
  ],
  ["identity-policy", '{"effect":"Allow","Action":"s3:*","Resource":"*"}', ["Statement/0 has effect, meaning Effect"]],
  ["identity-policy", `{${sound},"Actions":"s3:*"}`, ["Statement/0 has Actions"]],
  ["identity-policy", `{${sound},"Conditions":{}}`, ["Statement/0 has Conditions, meaning Condition"]],
  ["identity-policy", `{${sound},"Xyz":1}`, ["Statement/0 has Xyz"]],
  [
    "identity-policy",
    `{${sound},"NotAction":"s3:*","NotResource":"*"}`,
    ["Statement/0 has Action and NotAction", "Statement/0 has Resource and NotResource"],
  ],
  ["identity-policy", '{"Effect":"allow","Action":"s3:*","Resource":"*"}', ["Statement/0/Effect is not Allow, Deny"]],
  ["identity-policy", '{"Effect":null,"Action":"s3:*","Resource":"*"}', ["Statement/0/Effect must be string"]],
  [
    "identity-policy",
    '{"Effect":"Allow","Action":[1,["s3:*"],"s3:*"],"Resource":{}}',
    [
      "Statement/0/Action/0 must be string",
      "Statement/0/Action/1 must be string",
      "Statement/0/Resource must be string, array",
    ],
  ],
  ["identity-policy", `{${sound},"Condition":[]}`, ["Statement/0/Condition must be object"]],
  ["identity-policy", `{${sound},"Condition":{"Bool":true}}`, ["Statement/0/Condition/Bool must be object"]],
  [
    "identity-policy",
    `{${sound},"Condition":{"Bool":{"a:b":null,"c:d":[true,1,"x"],"e:f":[[]],"g:h":{}}}}`,
    [
      "Statement/0/Condition/Bool/a:b must be string, number, boolean, array",
      "Statement/0/Condition/Bool/e:f/0 must be string, number, boolean",
      "Statement/0/Condition/Bool/g:h must be string, number, boolean, array",
    ],
  ],
  ["identity-policy", '"x"', ["Statement/0 must be object"]],
  ["scp", '{"Effect":"Deny","Action":"s3:*"}', ["Statement/0 lacks Resource or NotResource"]],
  ["bucket-policy", `{${resourceBased}}`, []],
  ["bucket-policy", `{${sound}}`, ["Statement/0 lacks Principal or NotPrincipal"]],
  ["bucket-policy", `{${sound},"Principal":["*"]}`, ["Statement/0/Principal must be string, object"]],
  [
    "bucket-policy",
    `{${sound},"Principal":{"AWS":1,"Aws":"*"}}`,
    ["Statement/0/Principal/AWS must be string, array", "Statement/0/Principal has Aws"],
  ],
  ["bucket-policy", `{${resourceBased},"NotPrincipal":"*"}`, ["Statement/0 has Principal and NotPrincipal"]],
  ["rcp", `{${sound}}`, ["Statement/0 lacks Principal or NotPrincipal"]],
  ["trust-policy", '{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*"}', []],
  ["trust-policy", '{"Effect":"Allow","Action":"sts:AssumeRole"}', ["Statement/0 lacks Principal or NotPrincipal"]],
  [
    "resource-policy",
    '{"Effect":"Allow","Action":"sqs:*","Principal":"*"}',
    ["Statement/0 lacks Resource or NotResource"],
  ],
];

const documents: readonly (readonly [kind: Kind, text: string, failures: readonly string[]])[] = [
  ["identity-policy", "[]", [" must be object"]],
  ["identity-policy", '{"Version":"2012-10-17"}', [" lacks Statement"]],
  [
    "identity-policy",
    '{"Version":"2012-10-18","Statement":[]}',
    ["Version is not 2012-10-17, 2008-10-17", "Statement is empty"],
  ],
  [
    "identity-policy",
    '{"Version":1,"Id":2,"Statement":"x"}',
    ["Version must be string", "Id must be string", "Statement must be object, array"],
  ],
  ["identity-policy", '{"Statements":[]}', [" has Statements, meaning Statement"]],
  ["identity-policy", `{"Version":"2012-10-17",${sound}}`, [" lacks Statement"]],
  ["identity-policy", `{"Statement":{${sound}},"Sid":"x"}`, [" has Sid"]],
  ["cors", "[]", [" is empty"]],
  ["cors", '{"CORSRules":[]}', ["CORSRules is empty"]],
  [
    "cors",
    '[{"AllowedOrigins":["*"],"AllowedMethods":["GET"],"MaxAgeSeconds":1.5}]',
    ["0/MaxAgeSeconds must be integer"],
  ],
  [
    "cors",
    '[{"AllowedOrigin":["*"],"AllowedMethods":"GET"}]',
    ["0 has AllowedOrigin, meaning AllowedOrigins", "0/AllowedMethods must be array"],
  ],
  ["cors", "[{}]", ["0 lacks AllowedOrigins"]],
  [
    "manifest",
    '{"roles":[{"trusts":"x.json"}],"rule":{}}',
    ["roles/0 has trusts, meaning trust", "roles/0 lacks arn", " has rule, meaning rules"],
  ],
  [
    "manifest",
    '{"buckets":[{"name":"b","versioning":"on"}]}',
    ["buckets/0/versioning is not enabled, suspended, disabled"],
  ],
];

describe("the grammar", () => {
  for (const [kind, statement, failures] of statements) {
    const text = `{"Version":"2012-10-17","Statement":[${statement}]}`;
    it(`${kind} ${statement}`, () => assert.deepEqual(said(kind, text), [...failures].sort()));
  }
  for (const [kind, text, failures] of documents)
    it(`${kind} ${text}`, () => assert.deepEqual(said(kind, text), [...failures].sort()));

  it("does not judge what is being typed", () => {
    const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":';
    for (let end = text.length; end > 60; end--) {
      const lacking = said("identity-policy", text.slice(0, end)).filter((failure) => failure.includes("lacks"));
      assert.deepEqual(lacking, [], text.slice(0, end));
    }
  });
});

function said(kind: Kind, text: string): string[] {
  const { root, problems } = parseJson(text);
  if (!root) return [];
  return grammarFailures(kind, root, problems)
    .map((failure) => `${pathOf(root, spanOf(failure.node)).join("/")} ${wordsOf(failure)}`)
    .sort();
}

function wordsOf(failure: GrammarFailure): string {
  switch (failure.problem) {
    case "unknown-member":
      return `has ${failure.name}${failure.meant ? `, meaning ${failure.meant}` : ""}`;
    case "wrong-type":
      return `must be ${failure.expected.join(", ")}`;
    case "missing-member":
      return `lacks ${failure.names.join(" or ")}`;
    case "not-allowed":
      return `is not ${failure.allowed.join(", ")}`;
    case "exclusive":
      return `has ${failure.names.join(" and ")}`;
    case "empty":
      return "is empty";
  }
}
