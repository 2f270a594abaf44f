import assert from "node:assert/strict";
import { test } from "node:test";
import { convertCors } from "../../core/cors/convert.ts";
import { type CorsNotation, corsNotations } from "../../core/cors/notation.ts";
import { rulesIn, textIn } from "./notations.ts";

for (const from of corsNotations)
  for (const to of corsNotations)
    test(`${from} to ${to}`, () => {
      const conversion = convertCors(textIn[from], to);
      assert.ok("text" in conversion, JSON.stringify(conversion));
      assert.equal(conversion.text, textIn[to]);
      assert.deepEqual(conversion.lost, []);
      assert.deepEqual(conversion.replaces, { start: 0, end: textIn[from].length });
    });

test("CRLF and tabs stay", () => {
  const tabbed = textIn.array.replaceAll("  ", "\t").replaceAll("\n", "\r\n");
  const conversion = convertCors(tabbed, "object");
  assert.ok("text" in conversion);
  assert.equal(conversion.text, textIn.object.replaceAll("  ", "\t").replaceAll("\n", "\r\n"));
});

const foreign: readonly [name: string, text: string, rules: unknown][] = [
  [
    "XML with a declaration, comments, CDATA, prefixes and rules in any order",
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ours -->\n<s3:CORSConfiguration xmlns:s3="x"><s3:CORSRule><s3:AllowedMethod>GET</s3:AllowedMethod><s3:AllowedOrigin><![CDATA[https://a.example]]></s3:AllowedOrigin><s3:AllowedMethod>PUT</s3:AllowedMethod><s3:AllowedHeader/></s3:CORSRule></s3:CORSConfiguration>\n`,
    [{ AllowedMethods: ["GET", "PUT"], AllowedOrigins: ["https://a.example"], AllowedHeaders: [""] }],
  ],
  [
    "YAML with flow lists, comments and keys in quotes",
    "# CORS\nCorsConfiguration:\n  CorsRules:\n  - AllowedOrigins: [ 'https://a.example', \"https://b.example\" ] # two\n    'AllowedMethods': [GET,\n      PUT]\n    MaxAge: 0\n    Id: \"x # y\"\n\n  # more\n  - AllowedMethods:\n    - HEAD\n    AllowedOrigins: ['*']\n",
    [
      {
        AllowedOrigins: ["https://a.example", "https://b.example"],
        AllowedMethods: ["GET", "PUT"],
        MaxAgeSeconds: 0,
        ID: "x # y",
      },
      { AllowedMethods: ["HEAD"], AllowedOrigins: ["*"] },
    ],
  ],
  [
    "CloudFormation in JSON",
    '{"CorsConfiguration":{"CorsRules":[{"AllowedMethods":["GET"],"AllowedOrigins":["*"],"ExposedHeaders":[],"MaxAge":"60"}]}}',
    [{ AllowedMethods: ["GET"], AllowedOrigins: ["*"], ExposeHeaders: [], MaxAgeSeconds: 60 }],
  ],
];

for (const [name, text, rules] of foreign) test(name, () => assert.deepEqual(rulesIn(text), rules));

const refused: readonly [text: string, problem: RegExp][] = [
  ["", /no CORS configuration/],
  ["Hello.", /no CORS configuration/],
  ['{ "Statement": [] }', /no CORS configuration/],
  ['[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposedHeaders": ["ETag"] }]', /no "ExposedHeaders"/],
  ['[{ "AllowedOrigins": "*", "AllowedMethods": ["GET"] }]', /AllowedOrigins has the wrong type/],
  ['[{ "AllowedMethods": ["GET"], "AllowedMethods": ["PUT"] }]', /twice/],
  ['[{ "AllowedMethods": ["GET"] ', /errors/],
  ["<CORSConfiguration><CORSRule><AllowedMethod>GET</CORSRule></CORSConfiguration>", /errors/],
  ["<CORSConfiguration><CORSRule><AllowedMethods>GET</AllowedMethods></CORSRule></CORSConfiguration>", /errors/],
  ["CorsConfiguration:\n  CorsRules:\n    - AllowedOrigins: [!Ref Site]\n", /variables/],
  [
    "Resources:\n  Bucket:\n    Properties:\n      CorsConfiguration:\n        CorsRules:\n          - AllowedMethods: [GET]\n",
    /larger/,
  ],
];

for (const [text, problem] of refused)
  test(`not converted: ${JSON.stringify(text)}`, () => {
    const conversion = convertCors(text, "xml");
    assert.ok("problem" in conversion, JSON.stringify(conversion));
    assert.match(conversion.problem, problem);
  });

test("what is lost is told", () => {
  const lost = (text: string, to: CorsNotation) => {
    const conversion = convertCors(text, to);
    return "lost" in conversion ? conversion.lost : conversion.problem;
  };
  assert.deepEqual(lost('[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": [] }]', "xml"), [
    "empty lists",
  ]);
  assert.deepEqual(lost("<CORSConfiguration><!-- a --></CORSConfiguration>", "array"), ["comments"]);
  assert.deepEqual(lost('[ // a\n{ "AllowedOrigins": ["*"] }]', "object"), ["comments"]);
  assert.deepEqual(lost("CorsRules:\n  - AllowedOrigins: ['*'] # a\n", "object"), ["comments"]);
});
