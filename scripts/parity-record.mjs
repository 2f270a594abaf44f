// Sets recorded answers of ValidatePolicy beside those of the rules: per code true, false and missed findings, where a
// finding is a (policy, code, path).
import { answersOf, kindOf, pathOf } from "./parity-answers.mjs";

/** A table of all codes, and the mismatches of the codes that `details` names. */
export function recordReport(record, details) {
  const mismatches = [];
  const tallies = new Map();
  const tallyOf = (code) => {
    if (!tallies.has(code)) tallies.set(code, { code, right: 0, wrong: 0, missed: 0 });
    return tallies.get(code);
  };
  for (const { name, document, findings, policyType, resourceType } of record) {
    const ours = keyed(answersOf(JSON.stringify(document), kindOf(policyType, resourceType)));
    const theirs = keyed(findings.map(({ code, path }) => ({ code, path: pathOf(path) })));
    for (const [key, answer] of ours) {
      const right = theirs.has(key);
      tallyOf(answer.code)[right ? "right" : "wrong"]++;
      if (!right) mismatches.push({ ...answer, what: "false", name });
    }
    for (const [key, answer] of theirs) {
      if (ours.has(key)) continue;
      tallyOf(answer.code).missed++;
      mismatches.push({ ...answer, what: "missed", name });
    }
  }
  const rows = [...tallies.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return [
    ...tableOf(rows, record.length),
    ...mismatches.filter(({ code }) => details === "all" || code === details).map(lineOf),
  ].join("\n");
}

const keyed = (answers) => new Map(answers.map((answer) => [JSON.stringify([answer.code, answer.path]), answer]));

function tableOf(rows, policies) {
  const total = { code: `${policies} policies`, right: 0, wrong: 0, missed: 0 };
  for (const { right, wrong, missed } of rows) {
    total.right += right;
    total.wrong += wrong;
    total.missed += missed;
  }
  const width = Math.max(...[...rows, total].map(({ code }) => code.length));
  return [
    `${"".padEnd(width)}   true  false missed  precision  recall`,
    ...[...rows, total].map(
      ({ code, right, wrong, missed }) =>
        `${code.padEnd(width)} ${cell(right, 6)} ${cell(wrong, 6)} ${cell(missed, 6)} ${cell(share(right, wrong), 10)} ${cell(share(right, missed), 7)}`,
    ),
  ];
}

const cell = (value, width) => String(value).padStart(width);

const share = (right, other) => (right + other === 0 ? "-" : (right / (right + other)).toFixed(3));

const lineOf = ({ what, code, name, path, rule, message }) =>
  `${what.padEnd(6)} ${code} ${name} /${path.join("/")}${rule === undefined ? "" : `  ${rule}: ${message}`}`;
