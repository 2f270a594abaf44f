import { readFileSync } from "node:fs";
import { parseTree } from "jsonc-parser";
import { getLanguageService } from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { analyzeFile } from "../../core/analyze.ts";
import { openCatalog } from "../../core/catalog/index.ts";
import { managedPolicies } from "../managed-policies.mjs";

const root = new URL("../../", import.meta.url);

/** Policies of about these sizes, in bytes; the largest is made of the statements of many. */
const sizes = [1, 6, 20, 230].map((kilobytes) => kilobytes * 1024);

/** Medians of CPU milliseconds for each size: the whole file stage, and what VS Code's own JSON support takes for the grammar alone. */
export async function measureAnalysis() {
  const catalog = openCatalog(readFileSync(new URL("core/catalog/catalog.txt", root), "latin1"));
  const validate = languageService();
  const rows = [];
  for (const size of sizes) {
    const text = policyOf(size);
    // A space at the end, another each time: nothing may answer from a cache of the same text.
    const variants = Array.from({ length: 8 }, (_, i) => text + " ".repeat(i));
    rows.push({
      bytes: Buffer.byteLength(text),
      latchkey: await median(
        (i) => analyzeFile({ name: "bench/identity-policy.json", text: variants[i % 8] }, catalog),
        size,
      ),
      languageService: await median((i) => validate(variants[i % 8]), size),
      parseTree: await median((i) => parseTree(variants[i % 8]), size),
    });
  }
  return rows;
}

function languageService() {
  const service = getLanguageService({});
  const schema = JSON.parse(readFileSync(new URL("schemas/policy.schema.json", root), "utf8"));
  const uri = "bench://schema";
  service.configure({ schemas: [{ uri, fileMatch: ["*"], schema: { ...schema, $ref: "#/$defs/identityPolicy" } }] });
  let version = 0;
  return async (text) => {
    const document = TextDocument.create("file:///bench.json", "json", ++version, text);
    await service.doValidation(document, service.parseJSONDocument(document));
  };
}

function policyOf(size) {
  const whole = managedPolicies().map(({ document }) => JSON.stringify(document, undefined, 2));
  if (size < 50_000) return whole.sort((a, b) => Math.abs(a.length - size) - Math.abs(b.length - size))[0];
  const Statement = [];
  let length = 0;
  for (const { document } of managedPolicies()) {
    for (const statement of [document.Statement].flat()) {
      if (length >= size) break;
      const { Sid, ...rest } = statement;
      Statement.push(rest);
      length += JSON.stringify(rest, undefined, 2).length * 1.35;
    }
  }
  return JSON.stringify({ Version: "2012-10-17", Statement }, undefined, 2);
}

async function median(run, size) {
  const rounds = size < 50_000 ? 60 : 15;
  const times = [];
  for (let i = 0; i < rounds + 10; i++) {
    const before = process.cpuUsage();
    const repeats = size < 10_000 ? 10 : 1;
    for (let r = 0; r < repeats; r++) await run(i + r);
    const { user, system } = process.cpuUsage(before);
    if (i >= 10) times.push((user + system) / 1000 / repeats);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}
