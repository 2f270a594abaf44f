// Spoils sound documents in many ways and counts how often the finding follows that must: the share of mistakes of these
// kinds that the rules see. Run alone it prints each miss: node scripts/bench/mutants.mjs [KIND OF MUTATION]
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openCatalog } from "../../core/catalog/index.ts";
import { createProject } from "../../core/project.ts";
import { corsMutations } from "./mutations/cors.mjs";
import { policyMutations } from "./mutations/policy.mjs";
import { textMutations } from "./mutations/text.mjs";
import { soundDocuments } from "./sound-documents.mjs";

const parsed = (mutation) => ({ ...mutation, spoil: spoiltText(mutation.spoil) });
const mutations = [...[...policyMutations, ...corsMutations].map(parsed), ...textMutations];

/** For each kind of mutation `{ name, mutants, found, missed }`, where `missed` holds the mutants without their finding. */
export function measureMutants() {
  const catalog = openCatalog(readFileSync(new URL("../../core/catalog/catalog.txt", import.meta.url), "latin1"));
  const documents = soundDocuments().map((document) => ({ ...document, counts: countsOf(document, catalog) }));
  return mutations.map(({ name, kinds, follows, spoil }) => {
    const missed = [];
    let mutants = 0;
    for (const document of documents.filter(({ kind }) => kinds.includes(kind))) {
      const text = spoil(document.text, pickerOf(`${name} ${document.name}`));
      if (text === undefined || text === document.text) continue;
      mutants++;
      const counts = countsOf({ ...document, text }, catalog);
      // One more than before of what must follow: a finding that was there already proves nothing.
      if (follows.some((code) => (counts[code] ?? 0) > (document.counts[code] ?? 0))) continue;
      missed.push({ document: document.name, text, counts });
    }
    return { name, follows, mutants, found: mutants - missed.length, missed };
  });
}

/** What is wrong with the sound documents before anybody spoils them: findings by code, for those that have any. */
export function flawsOfSoundDocuments() {
  const catalog = openCatalog(readFileSync(new URL("../../core/catalog/catalog.txt", import.meta.url), "latin1"));
  return soundDocuments().flatMap((document) => {
    const errors = findingsOf(document, catalog).filter(({ severity }) => severity === "error");
    return errors.map(({ code, message }) => ({ document: document.name, code, message }));
  });
}

function findingsOf({ kind, text }, catalog) {
  const name = `/project/${kind === "aws-config" ? "config" : kind === "aws-credentials" ? "credentials" : "document.json"}`;
  const file = { name, text, association: kind };
  const project = createProject({ catalog, roots: ["/project"], read: () => file });
  project.set([file]);
  return project.findings(name);
}

function countsOf(document, catalog) {
  const counts = {};
  for (const { code } of findingsOf(document, catalog)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function spoiltText(spoil) {
  return (text, pick) => {
    const document = JSON.parse(text);
    return spoil(document, (places, change) => pick(places, (place) => change(place, pick, document)))
      ? JSON.stringify(document, undefined, 2)
      : undefined;
  };
}

/** Tries places in an order that only the seed decides, until the change finds one to its taste. */
function pickerOf(seed) {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return function pick(places, change) {
    const left = [...places];
    while (left.length > 0) {
      const [place] = left.splice(Math.floor(random() * left.length), 1);
      if (change(place, pick)) return true;
    }
    return false;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = measureMutants();
  for (const { name, follows, mutants, found, missed } of rows) {
    console.log(`${String(found).padStart(5)} of ${String(mutants).padEnd(5)} ${name}`);
    for (const miss of missed)
      console.log(`            ${miss.document}: ${Object.keys(miss.counts).join(", ") || "silent"}`);
    if (process.argv[2] === name) for (const { text } of missed.slice(0, 3)) console.log(follows, text);
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(
    `${sum("found")} of ${sum("mutants")} by ${rows.length} kinds: ${((100 * sum("found")) / sum("mutants")).toFixed(2)} %`,
  );
  console.log(flawsOfSoundDocuments());
}
