// Measures completion in policies: how long it takes, and how often what was taken out is among the first proposals.
//
// The managed policies among them are of a half, by the hash of their names, that the catalog's table of actions which
// stand together (scripts/catalog/action-sets.mjs) was not made from.
//
//   node scripts/bench-completion.mjs [--missed]
import { ready } from "./ready.mjs";

ready();
const { measureCompletion, measureRestoring } = await import("./bench/completion.mjs");

const time = measureCompletion();
console.log(`${time.positions} positions, ${time.proposals} proposals; CPU milliseconds of a list:`);
console.log(`median ${ms(time.median)}, 95th percentile ${ms(time.p95)}, worst ${ms(time.worst)}\n`);

const { rows, all } = measureRestoring();
console.log(
  "A token of a sound policy is taken out: the share that is among the first ten proposals, by what was typed\n",
);
console.log(
  "| element | tokens | nothing | without blanks | taken: no findings | opening quote | 3 letters | half of it | ever | letters needed, of |",
);
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
for (const row of [...rows, all])
  console.log(
    `| ${row.element} | ${row.tokens} | ${percent(row.bare)} | ${percent(row.exact)} | ${percent(row.sound)} | ${percent(row.nothing)} | ${percent(row.three)} | ${percent(row.half)} | ${percent(row.ever)} | ${row.letters.toFixed(1)} of ${row.length.toFixed(0)} |`,
  );
if (process.argv.includes("--missed"))
  for (const { element, kind, token, typed } of all.missed)
    console.log(`${element.padEnd(12)} ${kind.padEnd(16)} ${String(typed).padEnd(9)} ${token}`);

function ms(value) {
  return value.toFixed(2);
}

function percent(share) {
  return `${(100 * share).toFixed(0)} %`;
}
