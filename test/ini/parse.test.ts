import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { linesOf } from "../../core/ini/lines.ts";
import { lineIndexAt, parseIni } from "../../core/ini/parse.ts";
import type { Entry, Setting } from "../../core/ini/tree.ts";
import type { Span } from "../../core/text.ts";

describe("lines", () => {
  it("give the text back, whatever it is", () => {
    fc.assert(
      fc.property(iniText, (text) => {
        const lines = linesOf(text);
        assert.equal(lines.map(({ span }) => text.slice(span.start, span.end)).join(""), text);
      }),
      { numRuns: 150 },
    );
  });

  it("keep every range within the line, in order", () => {
    fc.assert(
      fc.property(iniText, (text) => {
        for (const line of linesOf(text)) {
          const ranges: Span[] = [line.indent, line.content];
          if (line.kind === "pair") ranges.push(line.pair.key, line.pair.separator, line.pair.value);
          for (const { start, end } of ranges)
            assert.ok(line.span.start <= start && start <= end && end <= line.span.end);
          if (line.kind !== "pair") continue;
          const { key, separator, raw, value, comment } = line.pair;
          assert.ok(
            key.end <= separator.start &&
              separator.end <= raw.start &&
              raw.start === value.start &&
              value.end <= raw.end,
          );
          if (comment?.after === "space") assert.ok(value.end <= comment.span.start && comment.span.end === raw.end);
        }
      }),
      { numRuns: 150 },
    );
  });

  const kinds: readonly (readonly [text: string, kinds: string])[] = [
    ["", ""],
    ["\n", "blank"],
    ["a=1\nb:2\r\nc = 3\rd", "pair pair pair text"],
    ["\uFEFF[default]", "header"],
    ["  # x\n\t; y\n \u00a0\n", "comment comment blank"],
    [
      "<<<<<<< HEAD\na = 1\n=======\n>>>>>>> theirs: x\n||||||| base\n========\n",
      "conflict pair conflict conflict conflict pair",
    ],
    [
      "-----BEGIN RSA PRIVATE KEY-----\nAb+/==\n\nAA=\n-----END RSA PRIVATE KEY-----\nregion = x",
      "pem pem blank pem pem pair",
    ],
    ["aws_secret_access_key = -----BEGIN X-----\nAb==\n[default]\n", "pair pem header"],
    ['[a]\n{\n  "k": {\n\n    "x": 1 }\n}\nk = 1', "header json json blank json json pair"],
    ['[a]\n{\n  "k": 1\n[b]\nk = 1', "header json json header pair"],
    ["[a]\nk = 1\n  {\n}", "header pair text text"],
    ["[a\n[]\n]", "header header text"],
  ];
  for (const [text, expected] of kinds) {
    it(`are told apart in ${JSON.stringify(text)}`, () => {
      const lines = linesOf(text);
      assert.equal(lines.map(({ kind }) => kind).join(" "), expected);
    });
  }
});

describe("tree", () => {
  const cases: readonly (readonly [text: string, outline: readonly string[]])[] = [
    ["[default]\nregion = us-east-1 # home\n", ['default "default"', "region=us-east-1|us-east-1 # home"]],
    ["[profile foo] # c\nk = v#c\n", ['profile "foo"', "k=v#c"]],
    ["[profile \"my p\"]\n[services 'x']\n[sso-session  s ]", ['profile "my p"', 'services "x"', 'sso-session "s"']],
    [
      "[foo]\n[plugins]\n[preview]\n[Profile x]\n[]\n[profile]",
      ['bare "foo"', 'plugins "plugins"', 'preview "preview"', 'unknown "x"', 'bare ""', 'profile ""'],
    ],
    [
      "[default]\ns3 =\n  addressing_style = path\n\n  # c\n  x=1 ; y\nregion = r",
      ['default "default"', "s3= {addressing_style=path, x=1|1 ; y}", "region=r"],
    ],
    [
      "[services x]\r\ns3 =\r\n\tendpoint_url = http://localhost:9000\r\nec2=\r\n",
      ['services "x"', "s3= {endpoint_url=http://localhost:9000}", "ec2="],
    ],
    ["[default]\n  region = a\n  output = json\n", ['default "default"', "region=a", "output=json"]],
    ["[default]\nregion = a\n  output = json\n  more\n", ['default "default"', "region=a … output = json … more"]],
    [
      "[default]\ncredential_process = a\n [profile b]\nx = 1",
      ['default "default"', "credential_process=a", 'profile "b" swallowed', "x=1"],
    ],
    ["region = x\n[a", ["region=x", 'bare "a"']],
    ["[default]\nk = # c\nj =# c\nh = ;", ['default "default"', "k=|# c", "j=# c", "h=|;"]],
    ["[default]\n\u00a0k\u00a0=\u00a0v\u00a0\n", ['default "default"', "k=v"]],
  ];
  for (const [text, outline] of cases) {
    it(`of ${JSON.stringify(text)}`, () => assert.deepEqual(outlineOf(text), outline));
  }

  it("points at what it names", () => {
    fc.assert(
      fc.property(iniText, (text) => {
        const slice = ({ start, end }: Span) => text.slice(start, end);
        const { sections, preamble, lines } = parseIni(text);
        for (const section of sections) {
          assert.equal(slice(section.nameSpan), section.name);
          assert.equal(lines[section.line]!.kind, "header");
          assert.ok(section.span.start <= section.contentEnd && section.contentEnd <= section.span.end);
        }
        for (const entry of [...preamble, ...sections.flatMap(({ entries }) => entries)]) {
          for (const setting of [entry, ...entry.nested]) {
            assert.equal(slice(setting.keySpan), setting.key);
            assert.equal(slice(setting.valueSpan), setting.value);
            assert.equal(slice(setting.rawSpan), setting.raw);
            assert.equal(lineIndexAt(lines, setting.keySpan.start), setting.line);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("problems", () => {
  const cases: readonly (readonly [text: string, problems: readonly string[]])[] = [
    ["[default]\nregion = x\n", []],
    ["\uFEFF[default]", ["byte-order-mark \uFEFF"]],
    ["[default]\nk = v\n\uFEFF[profile a]", ["byte-order-mark \uFEFF"]],
    ["a = 1\nb = 2\n\n[default]", ["text-before-header a = 1\nb = 2"]],
    ["[default]\nregion us-east-1\nk = v", ["missing-separator region us-east-1"]],
    ["[default]\n= v", ["missing-key = v"]],
    ["[default\nk = v\n[profile foo # c", ["unclosed-header [default", "unclosed-header [profile foo"]],
    ["[default] x # y\n[]", ["text-after-header x", "empty-header []"]],
    ["[default]\rk = v\r", ["carriage-return \r"]],
    [
      "[a]\n<<<<<<< HEAD\nk = 1\n=======\nk = 2\n>>>>>>> x",
      ["conflict-marker <<<<<<< HEAD", "conflict-marker =======", "conflict-marker >>>>>>> x"],
    ],
    ["[a]\n-----BEGIN X-----\nabc\n-----END X-----\nk = 1", ["pem -----BEGIN X-----\nabc\n-----END X-----"]],
    ["[a]\nk = v\n  continued\n  more", []],
  ];
  for (const [text, expected] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      const { problems } = parseIni(text);
      assert.deepEqual(
        problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
        expected,
      );
    });
  }
});

describe("time is linear in the text", () => {
  const inputs: readonly (readonly [name: string, make: (size: number) => string])[] = [
    ["one long line", (size) => "x".repeat(size)],
    ["one long value with comments", (size) => `[default]\nk = ${"a #".repeat(size / 3)}`],
    ["one long header", (size) => "[".repeat(size)],
    ["many sections", (size) => "[profile a]\nrole_arn = x\nsource_profile = b\n".repeat(size / 45)],
    [
      "deep indentation",
      (size) => Array.from({ length: Math.sqrt(size) }, (_, depth) => `${" ".repeat(depth)}a =\n`).join(""),
    ],
    ["a long PEM block", (size) => `-----BEGIN X-----\n${"QUJD\n".repeat(size / 5)}`],
    ["spaces", (size) => " ".repeat(size)],
    ["lone carriage returns", (size) => "\r".repeat(size)],
  ];
  for (const [name, make] of inputs) {
    it(name, () => {
      const text = make(name.startsWith("one long") ? 1_000_000 : 300_000);
      const began = process.cpuUsage();
      parseIni(text);
      const { user, system } = process.cpuUsage(began);
      assert.ok(user + system < 8_000_000, `${(user + system) / 1000} ms`);
    });
  }
});

/** Text rich in what the parser looks for. */
const iniText = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."[]=:#; \t\n\r\u00a0\uFEFF\"'\\%"),
      fc.constantFrom(
        "\r\n",
        "\n  ",
        "[profile ",
        "[default]",
        "s3 =\n  ",
        " # ",
        "<<<<<<< ",
        "=======\n",
        "-----BEGIN ",
        "region",
        "profile",
      ),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

function outlineOf(text: string): readonly string[] {
  const { preamble, sections } = parseIni(text);
  return [
    ...preamble.map(lineOf),
    ...sections.flatMap(({ type, name, swallowedBy, entries }) => [
      `${type} "${name}"${swallowedBy ? " swallowed" : ""}`,
      ...entries.map(lineOf),
    ]),
  ];

  function lineOf(entry: Entry): string {
    const nested = entry.nested.length === 0 ? "" : ` {${entry.nested.map(pair).join(", ")}}`;
    return [pair(entry) + nested, ...entry.continuation.map(({ span }) => text.slice(span.start, span.end))].join(
      " … ",
    );
  }

  function pair({ key, value, raw }: Setting): string {
    return `${key}=${value}${raw === value ? "" : `|${raw}`}`;
  }
}
