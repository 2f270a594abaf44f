// What a page cannot show: sizes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { catalog } from "../catalog/open.ts";

const codes = (configuration: unknown) =>
  analyzeFile({ name: "cors.json", text: JSON.stringify(configuration) }, catalog).findings.map(
    ({ code, message }) => ({
      code,
      message,
    }),
  );
const rule = (n: number) => ({ AllowedOrigins: [`https://a${n}.example.com`], AllowedMethods: ["GET"] });
const rules = (n: number) => Array.from({ length: n }, (_, i) => rule(i));

test("100 rules are taken, 101 are not", () => {
  assert.deepEqual(codes(rules(100)), []);
  assert.deepEqual(codes(rules(101)), [
    { code: "cors-limit", message: "This is rule 101 of 101; S3 takes 100 and refuses the configuration." },
  ]);
});

test("64 KB are counted in the XML that is sent", () => {
  const origins = (n: number) => [
    { AllowedOrigins: Array.from({ length: n }, (_, i) => `https://${i + 1000}.example`), AllowedMethods: ["GET"] },
  ];
  // 87 for the root, 21 for the rule, 34 for the method; each origin takes 31 and its own 20.
  const most = Math.floor((65_536 - 87 - 21 - 34) / 51);
  assert.deepEqual(codes(origins(most)), []);
  assert.deepEqual(
    codes(origins(most + 1)).map(({ code }) => code),
    ["cors-limit"],
  );
  assert.match(codes(origins(3000))[0]!.message, /has 150 KB; S3 takes 64 KB/);
});
