// Runs node:test files and prints only what failed; a thousand passing rule pages are one line in the summary.
import { run } from "node:test";

/**
 * @param {string[]} files
 * @param {object} [options]
 * @param {"process" | "none"} [options.isolation] none: all in this process, without the start-up of one a file
 * @param {number | boolean} [options.concurrency] how many files at a time
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runNodeTests(files, { isolation = "process", concurrency = true } = {}) {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  // The same random values in every run: what fails here fails for whoever looks into it. LATCHKEY_SEED tries others.
  if (isolation === "none") {
    const { default: fc } = await import("fast-check");
    fc.configureGlobal({ seed: Number(process.env.LATCHKEY_SEED ?? 2026) });
  }
  let counts;
  for await (const { type, data } of run({ files, isolation, ...(isolation === "process" ? { concurrency } : {}) })) {
    if (type === "test:fail" && !isOnlyItsChildren(data)) printFailure(data);
    if (type === "test:stdout" || type === "test:stderr") process.stdout.write(data.message);
    if (type === "test:summary" && data.file === undefined) counts = data.counts;
  }
  if (!counts) throw new Error("The test runner ended without a summary.");
  return { passed: counts.passed, failed: counts.failed + counts.cancelled, skipped: counts.skipped + counts.todo };
}

/** A suite fails when one of its tests does; the test has been printed then. */
function isOnlyItsChildren({ details }) {
  return details.error?.failureType === "subtestsFailed";
}

function printFailure({ name, file, line, details }) {
  const cause = details.error?.cause ?? details.error;
  console.log(`\n✖ ${name}  (${file}:${line})`);
  console.log(indent(typeof cause === "string" ? cause : (cause?.stack ?? cause?.message ?? String(cause))));
  if (cause?.diff !== "full" && cause?.expected !== undefined && !String(cause.message).includes("+ actual")) {
    console.log(indent(`expected: ${show(cause.expected)}\nactual:   ${show(cause.actual)}`));
  }
}

function show(value) {
  return typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
}

/** Without the frames of Node itself, which tell nobody anything. */
function indent(text) {
  const lines = text.split("\n").filter((line) => !/^\s+at .*\(?node:internal/.test(line));
  return lines.map((line) => `    ${line}`).join("\n");
}
