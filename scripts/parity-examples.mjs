// Runs the failing and the passing example of every issue code: the failing one must get the code, the passing one not.
// Where we hold the example or the code's text for wrong, parity-disputed.json says so with the reason.
import { readFileSync } from "node:fs";
import { answersOf, kindOf } from "./parity-answers.mjs";

/** One line for each example that is not as expected, the disputed ones with their reasons, and the totals. */
export function examplesReport(catalogue, details) {
  const disputed = JSON.parse(readFileSync(new URL("parity-disputed.json", import.meta.url), "utf8"));
  const active = catalogue.filter(({ status }) => status !== "retired");
  const results = active.flatMap((entry) =>
    ["failing", "passing"].map((side) => {
      const text = textOf(entry, side);
      const codes = answersOf(text, kindOfExample(entry, side)).map(({ code }) => code);
      const asExpected = codes.includes(entry.code) === (side === "failing");
      const reason = disputed.find((d) => d.code === entry.code && d.example === side)?.reason;
      return { code: entry.code, side, text, codes, asExpected, reason };
    }),
  );
  const not = results.filter(({ asExpected, reason }) => !asExpected && reason === undefined);
  const withReason = results.filter(({ asExpected, reason }) => !asExpected && reason !== undefined);
  const stale = results.filter(({ asExpected, reason }) => asExpected && reason !== undefined);
  const shown = results.filter(({ code }) => details !== undefined && code === details);
  return [
    `${active.length} codes, ${catalogue.length - active.length} retired left out`,
    `${results.length - not.length - withReason.length} examples as expected, ${not.length} not, ${withReason.length} disputed`,
    ...not.map(({ code, side, codes }) => `not       ${code} ${side}: ${said(codes)}`),
    ...withReason.map(({ code, side, reason }) => `disputed  ${code} ${side}: ${reason}`),
    ...stale.map(({ code, side }) => `listed as disputed, yet as expected: ${code} ${side}`),
    ...shown.map(({ code, side, text, codes }) => `${code} ${side}: ${said(codes)}\n${text}`),
  ].join("\n");
}

const textOf = (entry, side) => entry[`${side}Text`] ?? JSON.stringify(entry[side], undefined, 2);

const kindOfExample = (entry, side) =>
  side === "passing"
    ? kindOf(entry.passingPolicyType ?? entry.policyType, entry.passingResourceType ?? entry.resourceType)
    : kindOf(entry.policyType, entry.resourceType);

const said = (codes) => (codes.length === 0 ? "nothing said" : `said ${[...new Set(codes)].join(", ")}`);
