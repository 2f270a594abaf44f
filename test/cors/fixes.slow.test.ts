// Whatever the rules say and offer, on any configuration: nothing throws, a fix leaves JSON, and its finding goes.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyzeFile } from "../../core/analyze.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

const origin = fc.constantFrom(
  "*",
  "null",
  "",
  "https://a.example",
  "https://a.example/",
  "a.example",
  "https://*.example",
  "*.a.example",
  "https://*a.example",
  "https://*.a.*.example",
  "HTTP://A.example:80",
  "https://a.example, https://b.example",
  "http://localhost:3000",
  'https://x"y',
  "http*://*",
  "https://*",
  " https://b.example",
);
const method = fc.constantFrom("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH", "get", "*", "", "GET,PUT");
const header = fc.constantFrom(
  "*",
  "ETag",
  "etag",
  "x-amz-*",
  "x-*-*",
  "Content-Type",
  "Authorization",
  "a b",
  "A: b",
  "",
  "a,b",
);
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 4 });
const rule = fc.record(
  {
    ID: fc.constantFrom("a", "b", "x".repeat(300)),
    AllowedOrigins: some(origin),
    AllowedMethods: some(method),
    AllowedHeaders: some(header),
    ExposeHeaders: some(header),
    MaxAgeSeconds: fc.constantFrom(-1, 0, 5, 7201, 90_000, 1.5),
    ExposedHeaders: some(header),
  },
  { requiredKeys: [] },
);
const configuration = fc.tuple(fc.array(rule, { maxLength: 4 }), fc.constantFrom(undefined, 2, "\t"), fc.boolean());

const findingsOf = (text: string) => analyzeFile({ name: "cors.json", text }, catalog).findings;

test("a fix leaves JSON, and one finding less", () => {
  fc.assert(
    fc.property(configuration, ([rules, indent, wrapped]) => {
      const text = JSON.stringify(wrapped ? { CORSRules: rules } : rules, undefined, indent);
      const findings = findingsOf(text);
      for (const { code, fixes, path } of findings) {
        for (const { title, edits } of fixes) {
          const after = applyEdits(text, edits);
          assert.doesNotThrow(() => JSON.parse(after), `${code}: ${title}\n${text}\n${after}`);
          const before = findings.filter((finding) => finding.code === code).length;
          const left = findingsOf(after).filter((finding) => finding.code === code).length;
          assert.ok(left < before, `${code} at ${path.join("/")}: ${title}\n${text}\n${after}`);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("half a text is read as far as it goes", () => {
  const texts = [
    "<CORSConfiguration>\n <CORSRule>\n  <AllowedOrigin>https://a.example/</AllowedOrigin>\n  <AllowedMethod>put</AllowedMethod><!-- x -->\n  <ID><![CDATA[x]]></ID>\n </CORSRule>\n</CORSConfiguration>",
    "CorsConfiguration:\n  CorsRules:\n    - AllowedOrigins: ['a', \"b\", !Ref C]\n      AllowedMethods:\n        - GET # x\n      MaxAge: 5\n",
    '{ "CorsConfiguration": { "CorsRules": [{ "AllowedOrigins": [{ "Ref": "X" }], "AllowedMethods": ["PATCH"], "MaxAge": "5" }] } }',
  ];
  for (const text of texts)
    for (let end = 0; end <= text.length; end++)
      for (const name of ["cors.json", "notes.txt", "cors.yaml"]) {
        for (const { span } of analyzeFile({ name, text: text.slice(0, end) }, catalog).findings)
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= end, `${name}: ${text.slice(0, end)}`);
      }
});
