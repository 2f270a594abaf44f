import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { botocoreView } from "../../core/ini/botocore-view.ts";
import { type ConstructCode, constructs } from "../../core/ini/constructs.ts";
import { occurrencesIn } from "../../core/ini/find-constructs.ts";
import { jsView } from "../../core/ini/js-view.ts";
import { parseIni } from "../../core/ini/parse.ts";
import { shellWordsOf } from "../../core/ini/shell-words.ts";
import { flattened, type IniFileKind, mergedProfiles, type Values, type View } from "../../core/ini/view.ts";

/** Profiles and their values, or the text at which the tool rejects the file. */
type Expected = Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>> | string;

interface Case {
  readonly construct: ConstructCode;
  readonly text: string;
  readonly kind?: IniFileKind;
  readonly botocore: Expected;
  /** As botocore's where it is missing. */
  readonly js?: Expected;
  /** The text that is marked; undefined where nothing is. */
  readonly marked: string | undefined;
}

const cases: readonly Case[] = [
  {
    construct: "trailing-comment",
    text: "[default]\nregion = us-east-1 # home\noutput = json ; o",
    botocore: { default: { region: "us-east-1 # home", output: "json ; o" } },
    js: { default: { region: "us-east-1", output: "json" } },
    marked: "# home",
  },
  {
    construct: "nested-comment",
    text: "[default]\ns3 =\n  addressing_style = path # c",
    botocore: { default: { s3: { addressing_style: "path # c" } } },
    js: { default: { "s3.addressing_style": "path" } },
    marked: "# c",
  },
  {
    construct: "attached-comment",
    text: "[default]\nregion = us-east-1#home\nx =#y",
    botocore: { default: { region: "us-east-1#home", x: "#y" } },
    marked: undefined,
  },
  {
    construct: "indented-comment",
    text: "[default]\nregion = us-east-1\n  # home\noutput = json",
    botocore: { default: { region: "us-east-1", output: "json" } },
    marked: "# home",
  },
  {
    construct: "duplicate-section",
    text: "[default]\nregion = a\n[profile x]\ny = 1\n[default]\noutput = json",
    botocore: "[default]",
    js: { default: { region: "a", output: "json" }, x: { y: "1" } },
    marked: "[default]",
  },
  {
    construct: "duplicate-key",
    text: "[default]\nregion = a\nREGION = b\n",
    botocore: "REGION",
    js: { default: { region: "a", REGION: "b" } },
    marked: "REGION",
  },
  {
    construct: "default-twice",
    text: "[profile default]\nregion = a\n[default]\nregion = b\n",
    botocore: { default: { region: "b" } },
    js: { default: { region: "a" } },
    marked: "[default]",
  },
  {
    construct: "default-twice",
    text: "[default]\nregion = b\noutput = json\n[profile default]\nregion = a\n",
    botocore: { default: { region: "a" } },
    marked: "[profile default]",
  },
  {
    construct: "upper-default",
    text: "[DEFAULT]\nrole_arn = r\n[profile a]\nregion = x\n[profile b]\nrole_arn = own",
    botocore: { a: { region: "x", role_arn: "r" }, b: { role_arn: "own" } },
    js: { a: { region: "x" }, b: { role_arn: "own" } },
    marked: "DEFAULT",
  },
  {
    construct: "quoted-value",
    text: "[default]\nregion = \"us-east-1\"\noutput = 'json'",
    botocore: { default: { region: '"us-east-1"', output: "'json'" } },
    marked: '"us-east-1"',
  },
  {
    construct: "quoted-name",
    text: '[profile "foo"]\nk = v',
    botocore: { foo: { k: "v" } },
    marked: '"foo"',
  },
  {
    construct: "quoted-name",
    kind: "credentials",
    text: '["foo"]\nk = v',
    botocore: { '"foo"': { k: "v" } },
    marked: '"foo"',
  },
  {
    construct: "name-with-space",
    text: '[profile "my p"]\nk = v\n[profile my p]\nk = v',
    botocore: { "my p": { k: "v" } },
    js: {},
    marked: "my p",
  },
  {
    construct: "name-with-space",
    kind: "credentials",
    text: "[my p]\nk = v",
    botocore: { "my p": { k: "v" } },
    js: {},
    marked: "my p",
  },
  {
    construct: "name-characters",
    text: "[profile a&b]\nk = v\n[profile a-b_c.d@e+f%g:h/i]\nk = v",
    botocore: { "a&b": { k: "v" }, "a-b_c.d@e+f%g:h/i": { k: "v" } },
    js: { "a-b_c.d@e+f%g:h/i": { k: "v" } },
    marked: "a&b",
  },
  {
    construct: "upper-case-key",
    text: "[default]\nREGION = v",
    botocore: { default: { region: "v" } },
    js: { default: { REGION: "v" } },
    marked: "REGION",
  },
  {
    construct: "colon-separator",
    text: "[default]\nregion: v",
    botocore: { default: { region: "v" } },
    js: {},
    marked: ":",
  },
  {
    construct: "indented-first-key",
    text: "[default]\n  region = v\n  output = json",
    botocore: { default: { region: "v", output: "json" } },
    marked: "region",
  },
  {
    construct: "indented-later-key",
    text: "[default]\nregion = v\n  output = json",
    botocore: { default: { region: "v\noutput = json" } },
    js: { default: { region: "v", output: "json" } },
    marked: "output = json",
  },
  {
    construct: "continuation",
    text: "[default]\nk = v\n  more\n\n  still",
    botocore: { default: { k: "v\nmore\n\nstill" } },
    js: { default: { k: "v" } },
    marked: "more",
  },
  {
    construct: "indented-header",
    text: "[default]\nk = v\n  [profile a]\n  k = w",
    botocore: { default: { k: "v\n[profile a]\nk = w" } },
    js: { default: { k: "v" }, a: { k: "w" } },
    marked: "  ",
  },
  {
    construct: "indented-header",
    text: "[default]\nk = v\n  [profile a]\nk = w",
    botocore: "k",
    js: { default: { k: "v" }, a: { k: "w" } },
    marked: "  ",
  },
  { construct: "indented-header", text: "  [default]\nk = v", botocore: { default: { k: "v" } }, marked: "  " },
  {
    construct: "text-after-header",
    text: "[default]\nk = v\n[profile foo] text\nj = w",
    botocore: { default: { k: "v" }, foo: { j: "w" } },
    js: { default: { k: "v", j: "w" } },
    marked: "text",
  },
  {
    construct: "padded-header",
    text: "[ profile foo ]\nk = v",
    botocore: {},
    js: {},
    marked: " profile foo ",
  },
  {
    construct: "wide-header",
    text: "[profile  foo]\nk = v",
    botocore: { foo: { k: "v" } },
    js: {},
    marked: "  ",
  },
  {
    construct: "attached-header-comment",
    text: "[profile foo]# c\nk = v",
    botocore: { foo: { k: "v" } },
    js: {},
    marked: "# c",
  },
  {
    construct: "bracket-after-header",
    text: "[profile foo] # see [1]\nk = v",
    botocore: {},
    js: { foo: { k: "v" } },
    marked: "]",
  },
  {
    construct: "missing-separator",
    text: "[default]\nregion us-east-1\nk = v",
    botocore: "region us-east-1",
    js: { default: { k: "v" } },
    marked: "region us-east-1",
  },
  {
    construct: "missing-separator",
    text: "[default]\nk = v\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n",
    botocore: "-----BEGIN RSA PRIVATE KEY-----",
    js: { default: { k: "v" } },
    marked: "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
  },
  {
    construct: "nested-missing-separator",
    text: "[default]\ns3 =\n  path\n  max_queue_size = 3",
    botocore: "path",
    js: { default: { "s3.max_queue_size": "3" } },
    marked: "path",
  },
  {
    construct: "missing-key",
    text: "[default]\n= v\nk = v",
    botocore: "= v",
    js: { default: { k: "v" } },
    marked: "= v",
  },
  {
    construct: "text-before-header",
    text: "region = x\n[default]\nk = v",
    botocore: "region = x",
    js: { default: { k: "v" } },
    marked: "region = x",
  },
  {
    construct: "byte-order-mark",
    text: "\uFEFF[default]\nk = v",
    botocore: "\uFEFF[default]",
    js: { default: { k: "v" } },
    marked: "\uFEFF",
  },
  {
    construct: "carriage-return",
    text: "[default]\rk = v\r",
    botocore: { default: { k: "v" } },
    js: {},
    marked: "\r",
  },
  {
    construct: "unusual-space",
    text: "[default]\nk = v\u00a0\n",
    botocore: { default: { k: "v" } },
    marked: "\u00a0",
  },
  {
    construct: "empty-value",
    text: "[default]\nk =\nj = v",
    botocore: { default: { k: "", j: "v" } },
    js: { default: { j: "v" } },
    marked: "k",
  },
  {
    construct: "empty-section",
    text: "[profile a]\n[profile b]\nk = v",
    botocore: { a: {}, b: { k: "v" } },
    js: { b: { k: "v" } },
    marked: "[profile a]",
  },
  {
    construct: "export-prefix",
    text: "[default]\nexport k = v",
    botocore: { default: { "export k": "v" } },
    marked: "export k",
  },
  {
    construct: "conflict-marker",
    text: "[default]\n<<<<<<< HEAD\nk = a\n=======\nk = b\n>>>>>>> theirs\n",
    botocore: "<<<<<<< HEAD",
    js: { default: { k: "b" } },
    marked: "<<<<<<< HEAD",
  },
  {
    construct: "literal-escape",
    text: "[default]\nk = ~/a\\nb %(c)s $HOME",
    botocore: { default: { k: "~/a\\nb %(c)s $HOME" } },
    marked: undefined,
  },
  {
    construct: "unclosed-header",
    text: "[default]\nk = v\n[profile foo\nj = w",
    botocore: "[profile foo",
    js: { default: { k: "v", j: "w" } },
    marked: "[profile foo",
  },
  { construct: "empty-header", text: "[]\nk = v", botocore: "[]", js: {}, marked: "[]" },
  {
    construct: "deep-nesting",
    text: "[default]\ns3 =\n  a =\n    b = c",
    botocore: { default: { s3: { a: "", b: "c" } } },
    js: { default: { "a.b": "c" } },
    marked: "a",
  },
  {
    construct: "dotted-profile",
    text: "[profile.foo]\nk = v",
    botocore: {},
    js: { foo: { k: "v" } },
    marked: "profile.foo",
  },
  {
    construct: "near-type",
    text: "[profiles foo]\nk = v",
    botocore: { foo: { k: "v" } },
    js: {},
    marked: "profiles",
  },
  {
    construct: "respelled-section",
    text: '[profile foo]\nk = v\n[profile "foo"]\nj = w',
    botocore: { foo: { j: "w" } },
    js: { foo: { k: "v", j: "w" } },
    marked: '[profile "foo"]',
  },
];

describe("each construct on which tools disagree", () => {
  for (const { construct, text, kind = "config", botocore, js = botocore, marked } of cases) {
    describe(`${construct} in ${JSON.stringify(text)}`, () => {
      const file = parseIni(text);
      it("as AWS CLI reads it", () => assert.deepEqual(outcomeOf(text, botocoreView(file, kind)), botocore));
      it("as the SDK for JavaScript reads it", () => assert.deepEqual(outcomeOf(text, jsView(file, kind)), js));
      it("is found", () => {
        const found = occurrencesIn(file, kind).filter((occurrence) => occurrence.construct === construct);
        assert.equal(found[0] && text.slice(found[0].span.start, found[0].span.end), marked);
      });
    });
  }

  it("has a case", () => {
    const covered = new Set(cases.map(({ construct }) => construct));
    assert.deepEqual(
      Object.keys(constructs).filter((code) => !covered.has(code as ConstructCode)),
      [],
    );
  });

  it("says truly whether AWS CLI rejects the file and whether the values differ", () => {
    for (const { construct, text, kind = "config" } of cases) {
      const botocore = botocoreView(parseIni(text), kind);
      if (botocore.ok || construct === "indented-header") continue;
      assert.equal(constructs[construct].effect, "rejects", construct);
      assert.match(constructs[construct].reads.botocore ?? "", /rejects the whole file/);
    }
  });
});

describe("views", () => {
  it("of sections other than profiles", () => {
    const text =
      "[sso-session s]\nsso_region = r\n[services v]\ns3 =\n  endpoint_url = http://localhost:9000\n[plugins]\nx = y";
    const botocore = botocoreView(parseIni(text), "config");
    const js = jsView(parseIni(text), "config");
    assert.ok(botocore.ok && js.ok);
    assert.deepEqual(plain(botocore.ssoSessions), { s: { sso_region: "r" } });
    assert.deepEqual(plain(botocore.services), { v: { s3: { endpoint_url: "http://localhost:9000" } } });
    assert.deepEqual(plain(js.ssoSessions), { s: { sso_region: "r" } });
    assert.deepEqual(plain(js.services), { v: { "s3.endpoint_url": "http://localhost:9000" } });
    assert.deepEqual(plain(botocore.profiles), {});
  });

  it("of a credentials file take headers for names", () => {
    const text = "[profile a]\nk = v\n[b]\nk = v";
    const botocore = botocoreView(parseIni(text), "credentials");
    assert.ok(botocore.ok);
    assert.deepEqual(plain(botocore.profiles), { "profile a": { k: "v" }, b: { k: "v" } });
  });

  it("list every reason for a rejection, with what a duplicate repeats", () => {
    const text = "a = 1\n[x]\nk = 1\nk = 2\n[x]\njunk\ns3 =\n  path";
    const view = botocoreView(parseIni(text), "config");
    assert.ok(!view.ok);
    const slice = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
    assert.deepEqual(
      view.rejections.map(({ cause, span, first }) => [cause, slice(span), slice(first)]),
      [
        ["text-before-header", "a = 1", undefined],
        ["duplicate-key", "k", "k"],
        ["duplicate-section", "[x]", "[x]"],
        ["missing-separator", "junk", undefined],
        ["nested-missing-separator", "path", undefined],
      ],
    );
  });

  it("of the two files merge, credentials first", () => {
    const config = botocoreView(parseIni("[profile a]\nk = 1\nj = 1\n[profile b]\nk = 1"), "config");
    const credentials = botocoreView(parseIni("[a]\nk = 2\n[c]\nk = 3"), "credentials");
    assert.deepEqual(plain(mergedProfiles(config, credentials)), {
      a: { k: "2", j: "1" },
      b: { k: "1" },
      c: { k: "3" },
    });
    assert.deepEqual(plain(mergedProfiles(undefined, credentials)), { a: { k: "2" }, c: { k: "3" } });
  });

  it("agree where no construct is found", () => {
    let agreed = 0;
    fc.assert(
      fc.property(fc.array(plainLine, { maxLength: 7 }), fc.constantFrom("config", "credentials"), (lines, kind) => {
        const text = `[default]\nregion = x\n${lines.join("\n")}`;
        const file = parseIni(text);
        if (occurrencesIn(file, kind as IniFileKind).length > 0) return;
        const botocore = botocoreView(file, kind as IniFileKind);
        const js = jsView(file, kind as IniFileKind);
        assert.ok(botocore.ok && js.ok);
        for (const part of ["profiles", "ssoSessions", "services"] as const) {
          if (kind === "credentials") continue;
          assert.deepEqual(flat(botocore[part]), flat(js[part]));
        }
        agreed++;
      }),
      { numRuns: 3000 },
    );
    assert.ok(agreed > 100, `only ${agreed} files without a construct`);
  });

  it("never throw", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<IniFileKind>("config", "credentials"), (text, kind) => {
        const file = parseIni(text);
        botocoreView(file, kind);
        jsView(file, kind);
        occurrencesIn(file, kind);
      }),
    );
  });
});

describe("shell words", () => {
  const words: readonly (readonly [string, readonly string[] | undefined])[] = [
    ["", []],
    ["a  b\tc", ["a", "b", "c"]],
    ['"a b" c', ["a b", "c"]],
    ["'a \\b'\"c\"", ["a \\bc"]],
    ['a"\\"\\\\\\x"', ['a"\\\\x']],
    ["a\\ b", ["a b"]],
    ['""', [""]],
    ["it's", undefined],
    ["a\\", undefined],
    ["a | b #c", ["a", "|", "b", "#c"]],
  ];
  for (const [text, expected] of words) {
    it(JSON.stringify(text), () => assert.deepEqual(shellWordsOf(text), expected));
  }
});

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."[]=:#; \n\r\t\u00a0ab"),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    ),
  )
  .map((parts) => parts.join(""));

const plainLine = fc.constantFrom(
  "",
  "# comment",
  "[profile a]",
  "[profile b]",
  "[sso-session s]",
  "[services v]",
  "[c]",
  "[profile a] # c",
  '[profile "d"]',
  "region = us-east-1",
  "output=json",
  "endpoint_url = http://localhost:9000/#/",
  "s3 =",
  "  addressing_style = path",
  "  max_queue_size = 3",
  "  # indented",
  "\tuse_arn_region=true",
  "role_arn = x # c",
  "  role_arn = x",
  "k : v",
  "junk",
);

function outcomeOf(text: string, view: View): Expected {
  return view.ok ? (plain(view.profiles) as Expected) : text.slice(view.span.start, view.span.end);
}

function plain(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries([...map].map(([key, value]) => [key, value instanceof Map ? plain(value) : value]));
}

function flat(sections: ReadonlyMap<string, Values>): Record<string, unknown> {
  return Object.fromEntries([...sections].map(([name, values]) => [name, plain(flattened(values))]));
}
