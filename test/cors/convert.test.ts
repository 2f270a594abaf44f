import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convertCors } from "../../core/cors/convert.ts";
import { type CorsNotation, corsNotations } from "../../core/cors/notation.ts";

const textIn: Readonly<Record<CorsNotation, string>> = {
  array: `[
  {
    "ID": "uploads & more",
    "AllowedHeaders": [
      "*"
    ],
    "AllowedMethods": [
      "GET",
      "PUT"
    ],
    "AllowedOrigins": [
      "https://*.example.com",
      "http://localhost:3000"
    ],
    "ExposeHeaders": [
      "ETag"
    ],
    "MaxAgeSeconds": 3000
  }
]`,
  object: `{
  "CORSRules": [
    {
      "ID": "uploads & more",
      "AllowedHeaders": [
        "*"
      ],
      "AllowedMethods": [
        "GET",
        "PUT"
      ],
      "AllowedOrigins": [
        "https://*.example.com",
        "http://localhost:3000"
      ],
      "ExposeHeaders": [
        "ETag"
      ],
      "MaxAgeSeconds": 3000
    }
  ]
}`,
  xml: `<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <CORSRule>
    <ID>uploads &amp; more</ID>
    <AllowedHeader>*</AllowedHeader>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedOrigin>https://*.example.com</AllowedOrigin>
    <AllowedOrigin>http://localhost:3000</AllowedOrigin>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>3000</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>`,
  cloudformation: `CorsConfiguration:
  CorsRules:
    - Id: 'uploads & more'
      AllowedHeaders:
        - '*'
      AllowedMethods:
        - GET
        - PUT
      AllowedOrigins:
        - 'https://*.example.com'
        - http://localhost:3000
      ExposedHeaders:
        - ETag
      MaxAge: 3000`,
};

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

/** The rules that a text holds, through its conversion to the console's array. */
function rulesIn(text: string): unknown {
  const conversion = convertCors(text, "array");
  return "text" in conversion ? JSON.parse(conversion.text) : conversion.problem;
}

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

const anyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      "*",
      "'",
      '"',
      "\\",
      "#",
      ":",
      "-",
      " ",
      "\n",
      "\t",
      "&",
      "<",
      "]]>",
      "{",
      "[",
      ",",
      "!",
      "é",
      "😀",
      "true",
      "~",
      "12",
      "\u2028",
      "\r",
    ),
    maxLength: 6,
  }),
);
const list = fc.array(anyText, { minLength: 1, maxLength: 3 });
const anyRule = fc.record(
  {
    ID: anyText,
    AllowedOrigins: list,
    AllowedMethods: list,
    AllowedHeaders: list,
    ExposeHeaders: list,
    MaxAgeSeconds: fc.integer(),
  },
  { requiredKeys: ["AllowedOrigins", "AllowedMethods"] },
);

test("there and back again, every notation keeps every value", () => {
  fc.assert(
    fc.property(fc.array(anyRule, { minLength: 1, maxLength: 3 }), fc.constantFrom(...corsNotations), (rules, to) => {
      const there = convertCors(JSON.stringify(rules), to);
      // Control characters have no place in XML; that is told, and nothing is written.
      if ("problem" in there) return assert.match(there.problem, /characters that XML/);
      if (to === "cloudformation" && JSON.stringify(rules).includes("${")) return;
      assert.deepEqual(rulesIn(there.text), JSON.parse(JSON.stringify(rules)));
    }),
    { numRuns: 150 },
  );
});

test("no text makes it throw", () => {
  const part = fc.constantFrom(
    ...Object.values(textIn).flatMap((text) => text.split(/(?=[<>:[{"'\n-])/)),
    "\r",
    "[",
    "{",
    "<",
    "CorsRules:",
    " ",
    "\t- ",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), fc.constantFrom(...corsNotations), (parts, to) => {
      assert.ok(convertCors(parts.join(""), to));
    }),
    { numRuns: 150 },
  );
});
