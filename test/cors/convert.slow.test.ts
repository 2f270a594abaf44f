// What holds of every conversion, whatever the text.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convertCors } from "../../core/cors/convert.ts";
import { corsNotations } from "../../core/cors/notation.ts";
import { rulesIn, textIn } from "./notations.ts";

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
    { numRuns: 1000 },
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
    { numRuns: 1000 },
  );
});
