// Each construct on which tools disagree, as the tools read it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { botocoreView } from "../../core/ini/botocore-view.ts";
import { type ConstructCode, constructs } from "../../core/ini/constructs.ts";
import { occurrencesIn } from "../../core/ini/find-constructs.ts";
import { jsView } from "../../core/ini/js-view.ts";
import { parseIni } from "../../core/ini/parse.ts";
import type { View } from "../../core/ini/view.ts";
import { plain } from "./plain.ts";
import type { Expected } from "./reading.ts";
import { readingsOfHeaders } from "./readings-of-headers.ts";
import { readingsOfSettings } from "./readings-of-settings.ts";

const cases = [...readingsOfHeaders, ...readingsOfSettings];

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

function outcomeOf(text: string, view: View): Expected {
  return view.ok ? (plain(view.profiles) as Expected) : text.slice(view.span.start, view.span.end);
}
