// What an editor offers in CORS configurations; `|` is the cursor.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AssistContext, Proposal } from "../../core/edit/assist.ts";
import { corsAssist } from "../../core/edit/cors/assist.ts";
import { documentsOf, type JsonDocument } from "../../core/hosts/index.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

const context: AssistContext = {
  catalog,
  userProfiles: [],
  file: "/w/cors.json",
  index: 0,
  facts: () => [],
  documentsOf: () => [],
};

interface Here {
  readonly document: JsonDocument;
  readonly offset: number;
}

function at(marked: string, name = "cors.json"): Here {
  const offset = marked.indexOf("|");
  const [document] = documentsOf({ name: `/w/${name}`, text: marked.replace("|", ""), association: "cors" });
  assert.ok(document?.language === "json", "no document");
  return { document, offset };
}

function proposals(marked: string): readonly Proposal[] {
  const { document, offset } = at(marked);
  return corsAssist.complete!(document, offset, context);
}

const labels = (marked: string) => proposals(marked).map(({ label }) => label);

/** The text after a proposal was taken, tab stops left empty or as they are prefilled. */
function taken(marked: string, label: string): string {
  const { document } = at(marked);
  const proposal = proposals(marked).find((p) => p.label === label);
  assert.ok(proposal, `no ${label} among ${labels(marked)}`);
  const text = proposal.snippet
    ? proposal.edit.text.replace(/\$\{\d+:([^}]*)\}/g, "$1").replace(/\$\d+/g, "")
    : proposal.edit.text;
  return applyEdits(document.text, [{ ...proposal.edit, text }]);
}

test("completion: the members that a rule has not yet, however little is typed", () => {
  const all = ["AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposeHeaders", "MaxAgeSeconds", "ID"];
  for (const marked of ["[{|}]", "[{|", '[{"|', '[{"|"', '{"CORSRules": [{ | }]}', '[{"ID": "a"}, {\n  "|\n}]']) {
    assert.deepEqual(labels(marked), all, marked);
  }
  assert.deepEqual(labels('[{"AllowedOrigins": ["*"], |, "ID": "x"}]'), all.slice(1, 5));
  assert.deepEqual(labels("{|}"), ["CORSRules"]);
  assert.deepEqual(labels('{"CORSConfiguration": {"CORSRules": [{|"AllowedOrigins": ["*"]}]}}'), all.slice(1));
  for (const marked of ['[{"ID": "a" | }]', '[{"ID" | }]', '[{"ID": "|"}]', "[{}] |", '{"a": [{|}]}', "// |\n[{}]"]) {
    assert.deepEqual(labels(marked), [], marked);
  }
});

test("completion: values by their member", () => {
  assert.deepEqual(labels('[{"AllowedMethods": [|]}]'), ["GET", "PUT", "POST", "DELETE", "HEAD"]);
  assert.deepEqual(labels('[{"AllowedMethods": ["GET", "|", "PUT"]}]'), ["POST", "DELETE", "HEAD"]);
  assert.ok(labels('[{"ExposeHeaders": ["|').includes("x-amz-meta-…"));
  assert.ok(!labels('[{"ExposeHeaders": ["|').includes("*"), "S3 refuses it");
  assert.ok(labels('[{"AllowedHeaders": ["|').includes("x-amz-meta-*"));
  assert.ok(labels('[{"MaxAgeSeconds": |').includes("7200"));
  assert.deepEqual(labels('[{"AllowedOrigins": ["https://a.example"]}, {"AllowedOrigins": [|]}]'), [
    "https://a.example",
    "*",
    "http://localhost:3000",
  ]);
  assert.equal(labels("[|]").filter((label) => label.startsWith("rule for")).length, 4);
  assert.ok(labels("|").every((label) => label.startsWith("CORS for the ")));
});

test("completion in a template uses CloudFormation's words", () => {
  const marked =
    '{"Resources": {"B": {"Type": "AWS::S3::Bucket", "Properties": {"CorsConfiguration": {"CorsRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"], |}]}}}}}';
  const offset = marked.indexOf("|");
  const [document] = documentsOf({ name: "/w/template.json", text: marked.replace("|", "") });
  assert.ok(document?.language === "json");
  assert.deepEqual(
    corsAssist.complete!(document, offset, context).map(({ label }) => label),
    ["AllowedHeaders", "ExposedHeaders", "MaxAge", "Id"],
  );
});

test("a proposal replaces what was typed of it, and adds the comma that is due", () => {
  assert.equal(taken('[{"Allo|": ["GET"]}]', "AllowedMethods"), '[{"AllowedMethods": ["GET"]}]');
  assert.equal(taken('[{"Allo|"}]', "AllowedMethods"), '[{"AllowedMethods": ["GET"]}]');
  assert.equal(taken('[{ | "ID": "a"}]', "MaxAgeSeconds"), '[{ "MaxAgeSeconds": 3000, "ID": "a"}]');
  assert.equal(taken('[{"AllowedMethods": ["G|"]}]', "GET"), '[{"AllowedMethods": ["GET"]}]');
  assert.equal(taken('[{"AllowedMethods": ["G|]}]', "GET"), '[{"AllowedMethods": ["GET"]}]');
  assert.equal(taken('[{"AllowedMethods": G|}]', "GET"), '[{"AllowedMethods": ["GET"]}]');
  assert.equal(taken('[{"ExposeHeaders": [|"ETag"]}]', "x-amz-id-2"), '[{"ExposeHeaders": ["x-amz-id-2","ETag"]}]');
  for (const label of labels("[|]")) {
    const [document] = documentsOf({ name: "/w/cors.json", text: taken("[|]", label) });
    assert.ok(document?.language === "json" && document.json.problems.length === 0, label);
  }
});

const rule =
  '{"ID": "a", "AllowedOrigins": ["https://*.example.com"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["x-amz-*"], "ExposeHeaders": ["etag"], "MaxAgeSeconds": 90000}';

const hovers: readonly (readonly [at: string, says: RegExp])[] = [
  ["AllowedOrigins", /CloudFront/],
  ["AllowedMethods", /in capitals/],
  ["https://*.example.com", /Every origin of this form/],
  ["PUT", /preflight/],
  ["x-amz-*", /metadata/],
  ["etag", /parts/],
  ["90000", /1 day 1 hour\*\*.*Firefox for a day/],
];

for (const [word, says] of hovers) {
  test(`hover explains ${word}, alone and in the object`, () => {
    for (const text of [`[${rule}]`, `{"CORSRules": [${rule}]}`]) {
      const { document } = at(`|${text}`);
      const found = corsAssist.hover!(document, text.indexOf(word) + 1, context);
      assert.match(found?.markdown ?? "", says);
      assert.equal(document.text.slice(found!.span.start, found!.span.end), word);
    }
  });
}

test("hover reads XML as well", () => {
  const text =
    "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>";
  const { document } = at(`|${text}`, "cors.xml");
  const found = corsAssist.hover!(document, text.indexOf("PUT") + 1, context);
  assert.equal(text.slice(found!.span.start, found!.span.end), "PUT");
});

test("a value never becomes markup of the hover", () => {
  const text = '[{"AllowedOrigins": ["https://`a`.[x](command:y)"]}]';
  const { document } = at(`|${text}`);
  assert.match(corsAssist.hover!(document, text.indexOf("https") + 1, context)!.markdown, /^`` https:.* ``/);
});

test("the document can be turned into the other notations and back", () => {
  const refactored = (text: string, title: RegExp) => {
    const { document } = at(`|${text}`);
    const found = corsAssist.refactorings!(document, { start: 0, end: 0 }, context).find((r) => title.test(r.title));
    return found && applyEdits(document.text, found.edits);
  };
  const array = JSON.stringify([JSON.parse(rule)], undefined, 2);
  const object = refactored(array, /CLI/)!;
  assert.deepEqual(JSON.parse(object), { CORSRules: JSON.parse(array) });
  assert.equal(refactored(object, /console/), array);
  assert.match(refactored(array, /XML/)!, /^<CORSConfiguration/);
  assert.equal(refactored(refactored(array, /CloudFormation/)!, /console/), array);
  assert.equal(refactored(`{"CORSConfiguration": {"CORSRules": [${rule}]}}`, /./), undefined);
  assert.equal(refactored('[{"AllowedMethods": ["GET"', /./), undefined, "half typed");
});

test("rules and lists fold up to the line before their bracket", () => {
  const text = '[\n  {\n    "AllowedMethods": [\n      "GET"\n    ],\n    "AllowedOrigins": ["*"]\n  }\n]\n';
  const { document } = at(`|${text}`);
  const line = (offset: number) => text.slice(0, offset).split("\n").length - 1;
  assert.deepEqual(
    corsAssist.folds!(document).map(({ start, end }) => [line(start), line(end)]),
    [
      [0, 6],
      [1, 5],
      [2, 3],
    ],
  );
});

test("no place in any text makes anything throw", () => {
  const piece = fc.constantFrom(
    ...["{", "}", "[", "]", ",", ":", '"', '"AllowedMethods"', '"AllowedMethods": ["', '"GET"', "GET", "12", "\n"],
    ...["\r\n", " ", "// x", "/*", "*/", '"CORSRules": [{', "\\", "\u201c", "\ufeff", "\ud800", "<CORSConfiguration>"],
    ...["CorsConfiguration:\n  CorsRules:\n    - ", '"CORSConfiguration": "{\\"CORSRules\\": [{}]}"'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.double({ min: 0, max: 1, noNaN: true }), (pieces, where) => {
      const text = pieces.join("");
      for (const document of documentsOf({ name: "/w/cors.json", text })) {
        if (document.language !== "json") continue;
        const { length } = document.text;
        const offset = Math.floor(where * length);
        for (const { edit } of corsAssist.complete!(document, offset, context))
          assert.ok(edit.span.start <= edit.span.end && edit.span.end <= length);
        corsAssist.hover!(document, offset, context);
        for (const { start, end } of corsAssist.folds!(document)) assert.ok(start < end && end <= length);
        for (const { edits } of corsAssist.refactorings!(document, { start: offset, end: offset }, context))
          applyEdits(document.text, edits);
      }
    }),
    { numRuns: 1000 },
  );
});

test("a text of brackets alone is given up at once", () => {
  const started = performance.now();
  const { document } = at(`|${"[".repeat(1_000_000)}`);
  assert.deepEqual(corsAssist.complete!(document, document.text.length, context), []);
  assert.ok(performance.now() - started < 10_000);
});

test("completion in XML and in CloudFormation's YAML", () => {
  const xml = (inside: string) =>
    `<CORSConfiguration>\n  <CORSRule>\n    ${inside}\n  </CORSRule>\n</CORSConfiguration>\n`;
  const yaml = (inside: string) => `CorsRules:\n  - AllowedOrigins: ["https://a.example.com"]\n${inside}`;
  const cases: readonly (readonly [string, string, string, string | undefined])[] = [
    ["cors.xml", xml("<AllowedMethod>P|</AllowedMethod>"), "PUT", "<AllowedMethod>PUT</AllowedMethod>"],
    ["cors.xml", xml("<AllowedMethod>|"), "GET", "<AllowedMethod>GET"],
    ["cors.xml", xml("<Exp|"), "ExposeHeader", "<ExposeHeader>${1}</ExposeHeader>"],
    ["cors.xml", xml("<ExposeHeader>|</ExposeHeader>"), "ETag", "<ExposeHeader>ETag</ExposeHeader>"],
    ["cors.xml", xml("<AllowedMethod>GET</AllowedMethod>|"), "PUT", undefined],
    ["cors.xml", xml("<AllowedMethod>GET</AllowedMethod><AllowedMethod>|"), "GET", undefined],
    ["cors.yaml", yaml("    AllowedMethods: [GET, |]\n"), "PUT", "[GET, PUT]"],
    ["cors.yaml", yaml("    AllowedMethods: [GET, |]\n"), "GET", undefined],
    ["cors.yaml", yaml("    AllowedMethods:\n      - GET\n      - |\n"), "PUT", "- PUT"],
    ["cors.yaml", yaml("    AllowedMethods:\n    - |\n"), "PUT", "- PUT"],
    ["cors.yaml", yaml("    AllowedHeaders:\n      - '|'\n"), "*", '- "*"'],
    ["cors.yaml", yaml("    AllowedHeaders:\n      - |\n"), "*", '- "*"'],
    ["cors.yaml", yaml("    Exp|\n"), "ExposedHeaders", 'ExposedHeaders: ["${1:ETag}"]'],
    ["cors.yaml", yaml("    AllowedMethods: [GET]\n  - All|\n"), "AllowedOrigins", '- AllowedOrigins: ["$1"]'],
    ["cors.yaml", yaml("    MaxAge|: 5\n"), "MaxAge", undefined],
  ];
  for (const [name, marked, label, wanted] of cases) {
    const offset = marked.indexOf("|");
    const text = marked.replace("|", "");
    const [document] = documentsOf({ name, text });
    assert.ok(document?.language === "json", marked);
    const proposal = corsAssist.complete!(document, offset, undefined as never).find((one) => one.label === label);
    const after = proposal && applyEdits(text, [proposal.edit]);
    if (wanted === undefined) assert.equal(after, undefined, marked);
    else assert.ok(after?.includes(wanted), `${marked}\n${after}`);
  }
});
