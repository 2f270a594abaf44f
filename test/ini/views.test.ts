import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { botocoreView } from "../../core/ini/botocore-view.ts";
import { occurrencesIn } from "../../core/ini/find-constructs.ts";
import { jsView } from "../../core/ini/js-view.ts";
import { parseIni } from "../../core/ini/parse.ts";
import { flattened, type IniFileKind, mergedProfiles, type Values } from "../../core/ini/view.ts";
import { plain } from "./plain.ts";

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

  it("reject a block of [DEFAULT] only where it leaks", () => {
    const rejected = (text: string) => !botocoreView(parseIni(text), "config").ok;
    const defaults = "[DEFAULT]\ns3 =\n  path\n";
    assert.ok(rejected(`${defaults}[profile a]\nk = v`));
    assert.ok(!rejected(defaults));
    assert.ok(!rejected(`${defaults}[profile a]\ns3 =`));
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

function flat(sections: ReadonlyMap<string, Values>): Record<string, unknown> {
  return Object.fromEntries([...sections].map(([name, values]) => [name, plain(flattened(values))]));
}
