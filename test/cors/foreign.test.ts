// CORS rules that are not in the JSON of S3: the same findings, at the characters of the text itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { corsConversions } from "../../core/cors/conversions.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

/** `file: text` and the findings as `code: marked text`, with the text after the first fix where there is one. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly found: readonly string[];
  readonly fixed?: string;
}

const xml = (rule: string) => `<CORSConfiguration>\n  <CORSRule>\n    ${rule}\n  </CORSRule>\n</CORSConfiguration>\n`;
const template = (rule: string) =>
  `Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Properties:\n      CorsConfiguration:\n        CorsRules:\n          - ${rule}\n      BucketName: x\n`;

/** Much that only the template knows, and one origin that stands there. */
const known = (host: string) =>
  template(
    [
      "AllowedOrigins: !If [Prod, [https://A.example], ['*']]",
      "AllowedMethods: &methods",
      "  - GET",
      "AllowedHeaders: !If",
      "- Prod",
      "- ['Content-Type:']",
      "ExposedHeaders: !Split",
      "  - ','",
      "  - x: y",
      "Id: !Sub >-",
      "  a-long",
      "  name",
    ].join("\n            ") +
      `\n          - AllowedOrigins: [*origins, ${host}]\n            AllowedMethods: *methods\n          - <<: *methods\n            Id: x\n          - !If [Prod, { Id: y }, !Ref z]`,
  );

const cases: readonly Case[] = [
  {
    name: "XML without a mistake",
    file: "cors.xml",
    text: xml(
      "<AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod><ID>a</ID><MaxAgeSeconds> 60 </MaxAgeSeconds>",
    ),
    found: [],
  },
  {
    name: "XML in a file of any name, with a fix in its own words",
    file: "notes.txt",
    text: xml(
      "<AllowedOrigin>https://A.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>x&amp;y: 1</AllowedHeader>",
    ),
    found: ["cors-origin-never-matches: A.example", "cors-header-name: x&amp;y: 1"],
    fixed: xml(
      "<AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>x&amp;y</AllowedHeader>",
    ),
  },
  {
    name: "methods and exposures in XML",
    file: "cors.xml",
    text: xml(
      "<AllowedMethod>OPTIONS</AllowedMethod><AllowedOrigin>*</AllowedOrigin><ExposeHeader>*</ExposeHeader><Max>1</Max>",
    ),
    found: ["cors-method: OPTIONS", "cors-expose-wildcard: *", "unknown-element: Max"],
    fixed: xml(
      "<AllowedMethod>OPTIONS</AllowedMethod><AllowedOrigin>*</AllowedOrigin><ExposeHeader>ETag</ExposeHeader><Max>1</Max>",
    ),
  },
  {
    name: "JSON's names in XML, and a tag that is not closed",
    file: "cors.xml",
    text: xml("<AllowedMethods>GET</AllowedMethods><AllowedOrigin>*"),
    found: ["json-syntax: AllowedMethods", "json-syntax: AllowedOrigin"],
  },
  {
    name: "XML where JSON belongs",
    file: "cors.json",
    text: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
    found: ["json-syntax: <"],
    fixed: '[\n  {\n    "AllowedOrigins": [\n      "*"\n    ],\n    "AllowedMethods": [\n      "GET"\n    ]\n  }\n]',
  },
  {
    name: "a template in YAML without a mistake",
    file: "template.yaml",
    text: template(
      "AllowedOrigins: [!Ref Site, !Sub 'https://${Domain}']\n            AllowedMethods: [GET]\n            MaxAge: !Ref Age\n            ExposedHeaders: [ETag]\n            Id: !Ref Name",
    ),
    found: [],
  },
  {
    name: "a template in YAML with mistakes",
    file: "template.yml",
    text: template(
      "AllowedOrigins:\n              - https://a.example/ # the app\n              - !Sub 'https://${Domain}/'\n            AllowedMethods: [GET, \"put\"]\n            MaxAgeSeconds: 30",
    ),
    found: [
      "cors-origin-never-matches: /",
      "cors-origin-never-matches: /",
      "cors-method: put",
      "json-syntax: MaxAgeSeconds",
    ],
    fixed: template(
      "AllowedOrigins:\n              - https://a.example # the app\n              - !Sub 'https://${Domain}/'\n            AllowedMethods: [GET, PUT]\n            MaxAgeSeconds: 30",
    ),
  },
  {
    name: "a template in JSON",
    file: "stack.json",
    text: '{ "Resources": { "B": { "Properties": { "CorsConfiguration": { "CorsRules": [{ "AllowedOrigins": [{ "Ref": "Site" }, "a.example"], "AllowedMethods": ["GET"], "ExposedHeaders": ["*"] }] } } } } }',
    found: ["cors-origin-never-matches: a.example", "cors-expose-wildcard: *"],
    fixed:
      '{ "Resources": { "B": { "Properties": { "CorsConfiguration": { "CorsRules": [{ "AllowedOrigins": [{ "Ref": "Site" }, "https://a.example"], "AllowedMethods": ["GET"], "ExposedHeaders": ["ETag"] }] } } } } }',
  },
  {
    name: "what an SDK takes",
    file: "params.json",
    text: '{ "Bucket": "b", "CORSConfiguration": { "CORSRules": [{ "AllowedOrigins": ["a.example"], "AllowedMethods": ["GET"] }] } }',
    found: ["cors-origin-never-matches: a.example"],
    fixed:
      '{ "Bucket": "b", "CORSConfiguration": { "CORSRules": [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] }] } }',
  },
  {
    name: "the CLI's object under CloudFormation's name",
    file: "cors.json",
    text: '{ "CorsRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] }',
    found: ["unknown-element: CorsRules"],
    fixed: '{ "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] }',
  },
  {
    name: "blocks of a tutorial",
    file: "tutorial.md",
    text: `# CORS\n\n- In XML:\n\n  \`\`\`xml\n  <CORSConfiguration>\n    <CORSRule><AllowedOrigin>a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>\n  </CORSConfiguration>\n  \`\`\`\n\n\`\`\`yaml\nCorsConfiguration:\n  CorsRules:\n  - AllowedMethods: [PATCH, GET]\n    AllowedOrigins: ['*']\n\`\`\`\n`,
    found: ["cors-origin-never-matches: a.example", "cors-method: PATCH"],
    fixed: `# CORS\n\n- In XML:\n\n  \`\`\`xml\n  <CORSConfiguration>\n    <CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>\n  </CORSConfiguration>\n  \`\`\`\n\n\`\`\`yaml\nCorsConfiguration:\n  CorsRules:\n  - AllowedMethods: [PATCH, GET]\n    AllowedOrigins: ['*']\n\`\`\`\n`,
  },
  {
    name: "words without quotes are marked alone, also at the very end of a text",
    file: "template.yaml",
    text: "CorsRules:\n  - AllowedOrigins: https://a.example\n    AllowedMethods: GET",
    found: ["wrong-type: https://a.example", "wrong-type: GET"],
  },
  {
    name: "what only the template knows: lists behind tags and aliases, in brackets, below and at the key's own column",
    file: "template.yaml",
    text: known("https://B.example"),
    found: ["cors-origin-never-matches: B.example"],
    fixed: known("https://b.example"),
  },
  { name: "other YAML", file: "ci.yaml", text: "on: [push]\njobs:\n  CorsRulesCheck:\n    steps: []\n", found: [] },
  { name: "other XML", file: "pom.xml", text: "<project><cors/></project>", found: [] },
];

for (const { name, file, text, found, fixed } of cases) {
  test(name, () => {
    const { findings } = analyzeFile({ name: file, text }, catalog);
    assert.deepEqual(
      findings.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`),
      found,
    );
    const edits = findings.flatMap(({ fixes }) => fixes[0]?.edits ?? []);
    assert.equal(applyEdits(text, edits), fixed ?? text);
  });
}

test("a document is converted where it stands", () => {
  const block = '- x\n\n  ```json\n  [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]\n  ```\n';
  const [document] = documentsOf({ name: "a.md", text: block });
  assert.ok(document?.language === "json");
  const conversions = corsConversions(document);
  assert.deepEqual(
    conversions.map(({ title }) => title),
    ["Convert to the object of the AWS CLI", "Convert to the XML of the REST API", "Convert to CloudFormation in YAML"],
  );
  assert.equal(
    applyEdits(block, [conversions[2]!.edit]),
    "- x\n\n  ```json\n  CorsConfiguration:\n    CorsRules:\n      - AllowedOrigins:\n          - '*'\n        AllowedMethods:\n          - GET\n  ```\n",
  );
  const [inTemplate] = documentsOf({ name: "t.yaml", text: template("AllowedMethods: [GET]") });
  assert.ok(inTemplate?.language === "json");
  assert.deepEqual(corsConversions(inTemplate), []);
});
