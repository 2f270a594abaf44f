// A run of steps that each pass or fail, counted and timed, and the closing line that says how many did.

/** @typedef {{ passed: number, failed: number, skipped?: number }} Counts */

/**
 * Runs the steps one after the other and prints a line for each and the closing line; returns the exit code. A step
 * that throws counts as one failure: the others still run, so that one run shows all there is to mend. But a step that
 * needs one that failed counts as a failure without a run, which would only tell the same again, slowly.
 *
 * @param {{ name: string, title: string, needs?: string, run: () => Promise<Counts> | Counts }[]} steps
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = new Set();
  for (const { name, title, needs, run } of steps) {
    const started = performance.now();
    const { passed, failed, skipped = 0 } = failures.has(needs) ? notRun(title, needs) : await attempt(run);
    if (failed > 0) failures.add(name);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    console.log(`${failed ? "✖" : "✔"} ${title.padEnd(34)} ${line({ passed, failed, skipped }).padEnd(32)} ${seconds}`);
  }
  // A run of nothing is no success.
  if (total.passed === 0 && total.failed === 0) total.failed = 1;
  console.log(`\n${line(total)}`);
  return total.failed ? 1 : 0;
}

function notRun(title, needs) {
  console.log(`Not run, since ${needs} failed: ${title}.`);
  return { passed: 0, failed: 1 };
}

async function attempt(run) {
  try {
    return await run();
  } catch (error) {
    console.log(error?.stack ?? error);
    return { passed: 0, failed: 1 };
  }
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}
