// The first table holds what S3 itself answered to others who recorded it (July 2023 to March 2025); the rest follows its documentation.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CorsRequest, evaluateCors } from "../../core/cors/evaluate.ts";
import { rulesOf } from "./rules-of.ts";

const vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
const here = "https://localhost:4200";
const own = [{ AllowedOrigins: [here], AllowedMethods: ["GET", "PUT"], MaxAgeSeconds: 3000, AllowedHeaders: ["*"] }];
const everyone = [{ ...own[0], AllowedOrigins: ["*"] }];
const reading = [{ ...own[0], AllowedMethods: ["GET"] }];
const plain = [{ AllowedOrigins: ["*"], AllowedMethods: ["GET"] }];
const named = [
  {
    ...reading[0],
    AllowedHeaders: [
      "x-amz-expected-bucket-owner",
      "x-amz-server-side-encryption-customer-algorithm",
      "x-AMZ-server-SIDE-encryption",
    ],
  },
];
const exposing = [{ ...plain[0], ExposeHeaders: ["x-amz-id-2", "x-amz-request-id", "x-amz-request-payer"] }];
const answered = (origin: string, methods: string, more: Record<string, string> = {}) => ({
  "Access-Control-Allow-Origin": origin,
  "Access-Control-Allow-Methods": methods,
  Vary: vary,
  ...(origin !== "*" && { "Access-Control-Allow-Credentials": "true" }),
  ...more,
});
const aged = { "Access-Control-Max-Age": "3000" };

interface Recorded {
  readonly rules: unknown;
  readonly origin: string;
  readonly method: string;
  readonly headers?: string[];
  readonly preflight: Record<string, string> | "403" | "400";
  readonly request?: Record<string, string> | "none";
}

const recorded: readonly Recorded[] = [
  { rules: own, origin: here, method: "PUT", preflight: answered(here, "GET, PUT", aged) },
  {
    rules: own,
    origin: here,
    method: "GET",
    preflight: answered(here, "GET, PUT", aged),
    request: answered(here, "GET, PUT", aged),
  },
  { rules: own, origin: "http://localhost:4200", method: "PUT", preflight: "403", request: "none" },
  { rules: own, origin: "", method: "PUT", preflight: "400", request: "none" },
  { rules: [], origin: "whatever", method: "PUT", preflight: "403", request: "none" },
  {
    rules: everyone,
    origin: "http://random:1234",
    method: "PUT",
    preflight: answered("*", "GET, PUT", aged),
    request: answered("*", "GET, PUT", aged),
  },
  {
    rules: reading,
    origin: here,
    method: "GET",
    preflight: answered(here, "GET", aged),
    request: answered(here, "GET", aged),
  },
  { rules: reading, origin: here, method: "PUT", preflight: "403", request: "none" },
  {
    rules: reading,
    origin: here,
    method: "GET",
    headers: ["x-amz-request-payer", "x-amz-expected-bucket-owner"],
    preflight: answered(here, "GET", {
      ...aged,
      "Access-Control-Allow-Headers": "x-amz-request-payer, x-amz-expected-bucket-owner",
    }),
  },
  {
    rules: named,
    origin: here,
    method: "GET",
    headers: ["x-amz-request-payer"],
    preflight: "403",
    request: answered(here, "GET", aged),
  },
  {
    rules: named,
    origin: here,
    method: "GET",
    headers: ["x-amz-expected-bucket-owner"],
    preflight: answered(here, "GET", { ...aged, "Access-Control-Allow-Headers": "x-amz-expected-bucket-owner" }),
  },
  {
    rules: named,
    origin: here,
    method: "GET",
    headers: ["x-amz-expected-bucket-OWNER", "X-amz-server-side-encryption"],
    preflight: answered(here, "GET", {
      ...aged,
      "Access-Control-Allow-Headers": "x-amz-expected-bucket-owner, x-amz-server-side-encryption",
    }),
  },
  { rules: plain, origin: "localhost:4566", method: "GET", preflight: answered("*", "GET") },
  { rules: plain, origin: "localhost:4566", method: "GET", headers: ["x-amz-request-payer"], preflight: "403" },
  {
    rules: exposing,
    origin: "localhost:4566",
    method: "GET",
    preflight: answered("*", "GET", {
      "Access-Control-Expose-Headers": "x-amz-id-2, x-amz-request-id, x-amz-request-payer",
    }),
  },
];

for (const { rules, preflight, request, headers = [], ...rest } of recorded) {
  test(`recorded: ${rest.method} from ${rest.origin || "nowhere"} ${headers.join()} by ${JSON.stringify(rules)}`, () => {
    const answer = evaluateCors(rulesOf(rules), { ...rest, headers });
    if (typeof preflight === "string") {
      assert.equal(answer.preflight.allowed, false);
      assert.match(answer.preflight.why!, new RegExp(`S3 answers ${preflight} `));
    } else assert.deepEqual(answer.preflight.headers, preflight);
    if (request === "none") assert.equal(answer.request.headers, undefined);
    else if (request) assert.deepEqual(answer.request.headers, request);
  });
}

const ask = (rules: unknown, request: Partial<CorsRequest>) =>
  evaluateCors(rulesOf(rules), { origin: "https://app.example.com", method: "GET", headers: [], ...request });

test("the first rule that matches all three wins", () => {
  const rules = [
    { AllowedOrigins: ["https://app.example.com"], AllowedMethods: ["PUT"], AllowedHeaders: ["x-amz-*"] },
    { AllowedOrigins: ["https://*.example.com"], AllowedMethods: ["GET", "PUT"], AllowedHeaders: ["content-*"] },
    { AllowedOrigins: ["*"], AllowedMethods: ["PUT"], AllowedHeaders: ["*"] },
  ];
  const ruleFor = (method: string, ...headers: string[]) => ask(rules, { method, headers }).preflight.rule;
  assert.equal(ruleFor("PUT"), 0);
  assert.equal(ruleFor("PUT", "X-Amz-Date"), 0);
  assert.equal(ruleFor("PUT", "Content-Type"), 1);
  assert.equal(ruleFor("GET"), 1);
  assert.equal(ruleFor("PUT", "X-Amz-Date", "Content-Type"), 2);
  // The request itself is judged without its headers.
  assert.equal(ask(rules, { method: "PUT", headers: ["Content-Type"] }).request.rule, 0);
});

test("whether browsers ask first, and whether the request goes out", () => {
  const flags = (rules: unknown, request: Partial<CorsRequest>) => {
    const { preflight, request: own } = ask(rules, request);
    return [preflight.needed, preflight.allowed, own.sent, own.allowed];
  };
  assert.deepEqual(flags(plain, {}), [false, true, true, true]);
  assert.deepEqual(flags(plain, { headers: ["Accept"] }), [false, false, true, true]);
  assert.deepEqual(flags(plain, { headers: ["Content-Type"] }), [true, false, false, true]);
  assert.deepEqual(flags(plain, { method: "PUT" }), [true, false, false, false]);
  assert.deepEqual(flags(plain, { method: "POST" }), [false, false, true, false]);
  assert.deepEqual(flags([], {}), [false, false, true, false]);
});

const whys: readonly [rules: object[], request: Partial<CorsRequest>, why: RegExp][] = [
  [
    [{ AllowedOrigins: ["https://app.example.com/"], AllowedMethods: ["GET"] }],
    {},
    /Rule 1 fails: it allows https:\/\/app\.example\.com\/, not https:\/\/app\.example\.com: an origin ends without a slash\.$/,
  ],
  [[{ AllowedOrigins: ["http://app.example.com"], AllowedMethods: ["GET"] }], {}, /the scheme differs\.$/],
  [[{ AllowedOrigins: ["https://app.example.com:8443"], AllowedMethods: ["GET"] }], {}, /the port differs\.$/],
  [
    [{ AllowedOrigins: ["https://*.example.com"], AllowedMethods: ["GET"] }],
    { origin: "https://example.com" },
    /\*\. stands for names below the domain/,
  ],
  [[{ AllowedOrigins: ["app.example.com"], AllowedMethods: ["GET"] }], {}, /an origin begins with its scheme/],
  [
    [{ AllowedOrigins: ["https://a.example", "https://b.example"], AllowedMethods: ["GET"] }],
    {},
    /Rule 1 fails: it allows https:\/\/a\.example and https:\/\/b\.example, not https:\/\/app\.example\.com\.$/,
  ],
  [
    [{ AllowedOrigins: ["*"], AllowedMethods: ["GET", "HEAD"] }],
    { method: "PUT", headers: ["content-type"] },
    /Rule 1 fails: it allows GET and HEAD, not PUT; it allows no headers, and the browser asks for content-type\.$/,
  ],
  [
    [{ AllowedOrigins: ["*"], AllowedMethods: ["PUT"], AllowedHeaders: ["x-amz-*"] }],
    { method: "PUT", headers: ["content-type", "x-amz-acl"] },
    /it allows the headers x-amz-\*, not content-type\.$/,
  ],
  [
    [{ AllowedOrigins: ["*"], AllowedMethods: ["PUT"] }],
    { method: "PUT", headers: ["Accept"] },
    /\(browsers never ask for accept\)/,
  ],
  [
    [
      { AllowedOrigins: ["https://other.example"], AllowedMethods: ["GET"] },
      { AllowedOrigins: ["https://app.example.com"], AllowedMethods: ["GET"] },
      { AllowedOrigins: ["https://third.example"], AllowedMethods: ["PUT"], AllowedHeaders: ["*"] },
    ],
    { method: "PUT", headers: ["content-type"] },
    /Rule 2 comes nearest: it allows GET, not PUT; /,
  ],
];

for (const [rules, request, why] of whys) {
  test(`why not: ${why.source}`, () => assert.match(ask(rules, request).preflight.why!, why));
}

test("never throws, and allows only what a rule names", () => {
  const word = fc.constantFrom(
    "*",
    "https://*",
    "https://a.example",
    "https://a.example/",
    "x*y*z",
    "",
    "PUT",
    "GET",
    "null",
    "\u0000",
    "[",
    "a".repeat(3000),
  );
  const list = fc.array(word, { maxLength: 3 });
  const rule = fc.record(
    {
      AllowedOrigins: list,
      AllowedMethods: list,
      AllowedHeaders: list,
      ExposeHeaders: list,
      MaxAgeSeconds: fc.double(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), word, word, list, (rules, origin, method, headers) => {
      const { preflight } = evaluateCors(rulesOf(rules), { origin, method, headers });
      if (preflight.allowed) assert.ok(rules[preflight.rule!]!.AllowedMethods!.includes(method));
      else assert.ok(preflight.why);
    }),
  );
});
