// What S3 refuses is an error that quotes what S3 was seen to answer; what AWS publishes is none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { catalog } from "../catalog/open.ts";

const findingsOf = (text: string) => analyzeFile({ name: "cors.json", text }, catalog).findings;
const malformed = "“The XML you provided was not well-formed or did not validate against our published schema”";
const unsupported = (method: string) =>
  `“Found unsupported HTTP method in CORS config. Unsupported method is ${method}”`;
const rule = (members: object) => JSON.stringify([{ AllowedOrigins: ["*"], AllowedMethods: ["GET"], ...members }]);

const refused: readonly [text: string, code: string, answer: string][] = [
  ["[]", "empty-element", malformed],
  ['{ "CORSRules": [] }', "empty-element", malformed],
  ["{}", "missing-element", malformed],
  ["[{}]", "missing-element", malformed],
  ['[{ "AllowedMethods": ["GET"] }]', "missing-element", malformed],
  ['[{ "AllowedOrigins": ["*"] }]', "missing-element", malformed],
  [rule({ AllowedOrigins: [] }), "empty-element", malformed],
  [rule({ AllowedMethods: [] }), "empty-element", malformed],
  [rule({ AllowedMethods: ["OPTIONS"] }), "cors-method", unsupported("OPTIONS")],
  [rule({ AllowedMethods: ["PATCH"] }), "cors-method", unsupported("PATCH")],
  [rule({ AllowedMethods: ["*"] }), "cors-method", unsupported("*")],
  [rule({ AllowedMethods: ["MYMETHOD"] }), "cors-method", unsupported("MYMETHOD")],
  [
    rule({ AllowedOrigins: ["*example*.com"] }),
    "cors-origin-wildcards",
    '“AllowedOrigin "*example*.com" can not have more than one wildcard.”',
  ],
  [
    rule({ ExposeHeaders: ["*"] }),
    "cors-expose-wildcard",
    '“ExposeHeader "*" contains wildcard. We currently do not support wildcard for ExposeHeader.”',
  ],
  // Without a recorded answer.
  [rule({ AllowedHeaders: ["x-*-*"] }), "cors-header-wildcards", "S3 refuses the configuration"],
  [rule({ ID: "x".repeat(256) }), "cors-limit", "refuses the configuration"],
];

for (const [text, code, answer] of refused) {
  test(`${code}: ${text.slice(0, 80)}`, () => {
    const errors = findingsOf(text).filter(({ severity }) => severity === "error");
    assert.deepEqual(
      errors.map((finding) => finding.code),
      [code],
    );
    assert.ok(errors[0]!.message.includes(answer), errors[0]!.message);
  });
}

/** Names of CloudFormation, Terraform, XML and of haste, and what each is in the JSON of S3. */
const otherNames: Readonly<Record<string, string>> = {
  ExposedHeaders: "ExposeHeaders",
  ExposeHeader: "ExposeHeaders",
  ExposedHeader: "ExposeHeaders",
  expose_headers: "ExposeHeaders",
  exposeHeaders: "ExposeHeaders",
  MaxAge: "MaxAgeSeconds",
  MaxAgeSecond: "MaxAgeSeconds",
  max_age_seconds: "MaxAgeSeconds",
  maxAge: "MaxAgeSeconds",
  AllowedHeader: "AllowedHeaders",
  allowed_headers: "AllowedHeaders",
  AllowHeaders: "AllowedHeaders",
  Id: "ID",
  id: "ID",
};

for (const [name, meant] of Object.entries(otherNames)) {
  test(`${name} is called ${meant}`, () => {
    const [finding, ...others] = findingsOf(rule({ [name]: meant === "ID" ? "x" : [] }));
    assert.equal(others.length, 0);
    assert.equal(finding?.code, "unknown-element");
    assert.match(finding.message, new RegExp(`Did you mean "${meant}"\\?`));
    assert.equal(finding.fixes[0]?.title, `Rename to "${meant}"`);
  });
}

for (const [name, meant] of [
  ["AllowedOrigin", "AllowedOrigins"],
  ["AllowedMethod", "AllowedMethods"],
  ["allowed_origins", "AllowedOrigins"],
  ["allowed_methods", "AllowedMethods"],
]) {
  test(`${name} is called ${meant}, and that one is not missing as well`, () => {
    const text = rule({}).replace(meant!, name!);
    assert.deepEqual(
      findingsOf(text).map(({ code }) => code),
      ["unknown-element"],
    );
  });
}

test("a rule without a list is one mistake, and is still read", () => {
  const text = '{ "AllowedOrigins": ["*", "a.example"], "AllowedMethods": ["GET"] }';
  assert.deepEqual(
    findingsOf(text).map(({ code, fixes }) => [code, fixes[0]?.title]),
    [
      ["missing-element", "Put the rule into a list"],
      ["cors-origin-never-matches", "Replace with https://a.example"],
    ],
  );
});

/** Configurations that AWS's user guides print. */
const published: readonly object[][] = [
  [
    ...["http://www.example1.com", "http://www.example2.com"].map((origin) => ({
      AllowedHeaders: ["*"],
      AllowedMethods: ["PUT", "POST", "DELETE"],
      AllowedOrigins: [origin],
      ExposeHeaders: [],
    })),
    { AllowedHeaders: [], AllowedMethods: ["GET"], AllowedOrigins: ["*"], ExposeHeaders: [] },
  ],
  [
    {
      AllowedHeaders: ["*"],
      AllowedMethods: ["PUT", "POST", "DELETE"],
      AllowedOrigins: ["http://www.example.com"],
      ExposeHeaders: ["x-amz-server-side-encryption", "x-amz-request-id", "x-amz-id-2"],
      MaxAgeSeconds: 3000,
    },
  ],
  [
    {
      AllowedHeaders: ["*"],
      AllowedMethods: ["GET", "HEAD", "PUT", "POST", "DELETE"],
      AllowedOrigins: ["*"],
      ExposeHeaders: ["x-amz-server-side-encryption", "x-amz-request-id", "x-amz-id-2", "ETag"],
      MaxAgeSeconds: 3000,
    },
  ],
];

for (const [i, configuration] of published.entries()) {
  test(`published by AWS, ${i + 1}: no error`, () => {
    const found = findingsOf(JSON.stringify(configuration));
    assert.deepEqual(
      found.filter(
        ({ severity, code }) => severity === "error" || (severity === "warning" && code !== "cors-any-origin-writes"),
      ),
      [],
    );
  });
}
