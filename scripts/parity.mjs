// Compares the rules with the answers that IAM Access Analyzer's ValidatePolicy gave. Run by Node 24:
//   node scripts/parity.mjs RECORD [--details CODE]    one recorded policy a line: name, document, findings
//   node scripts/parity.mjs --examples CATALOGUE [--details CODE]    a failing and a passing example of every code
// Both together are fine. --details lists the mismatches of a code, or of every code with `all`.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { examplesReport } from "./parity-examples.mjs";
import { recordReport } from "./parity-record.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { examples: { type: "string" }, details: { type: "string" } },
});

if (positionals.length === 0 && values.examples === undefined) {
  console.error("usage: node scripts/parity.mjs [RECORD …] [--examples CATALOGUE] [--details CODE]");
  process.exit(2);
}

for (const file of positionals) {
  const lines = readFileSync(file, "utf8").split("\n");
  const record = lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
  console.log(recordReport(record, values.details));
}
if (values.examples !== undefined)
  console.log(examplesReport(JSON.parse(readFileSync(values.examples, "utf8")), values.details));
