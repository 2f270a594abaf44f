// Texts far larger than S3 takes, and texts made to be slow: findings or nothing, within a second each.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { convertCors } from "../../core/cors/convert.ts";
import { catalog } from "../catalog/open.ts";

const long = 200_000;
const wide = Array.from({ length: 1000 }, (_, i) => `https://*.a${i}.example.com`);
const inAllLists = (value: string) =>
  JSON.stringify([
    {
      AllowedOrigins: [value],
      AllowedMethods: [value, "PUT"],
      AllowedHeaders: [value],
      ExposeHeaders: [value],
      ID: value,
    },
  ]);

const texts: Readonly<Record<string, string>> = {
  "100 rules of 1000 wildcards": JSON.stringify(
    Array.from({ length: 100 }, () => ({
      AllowedOrigins: wide,
      AllowedMethods: ["GET", "PUT"],
      AllowedHeaders: ["*"],
    })),
  ),
  "10,000 rules": JSON.stringify(
    Array.from({ length: 10_000 }, (_, i) => ({ ID: `${i}`, AllowedOrigins: ["*"], AllowedMethods: ["GET"] })),
  ),
  spaces: inAllLists(`a${" ".repeat(long)}b`),
  stars: inAllLists("*".repeat(long)),
  dots: inAllLists(`https://${".a".repeat(long)}/`),
  colons: inAllLists(`https://${"a:".repeat(long)}`),
  commas: inAllLists("https://a.example,".repeat(long / 20)),
  "opening brackets": "<".repeat(long),
  "elements in elements": "<CORSRule>".repeat(long / 10),
  ampersands: `<CORSRule>${"&".repeat(long)}`,
  "comments without end": "<CORSConfiguration><!--".repeat(long / 25),
  dashes: `CorsRules:\n${"- ".repeat(long)}`,
  "lists without end": `CorsRules:\n${" - a: [\n".repeat(long / 8)}`,
  brackets: `CorsRules: ${"[".repeat(long)}`,
  keys: "CorsRules:\n".repeat(long / 11),
  quotes: `CorsRules:\n  - x: '${"'".repeat(long)}`,
  "lines of comments": `CorsRules:\n - a: b\n${"# \n".repeat(long / 3)}x`,
  "empty lines": `${"\n".repeat(long)}CorsRules:\n - a: b${"\n".repeat(long)}#`,
};

for (const [name, text] of Object.entries(texts)) {
  test(name, () => {
    const started = performance.now();
    analyzeFile({ name: "cors.json", text }, catalog);
    analyzeFile({ name: "notes.md", text: `\`\`\`yaml\n${text}\n\`\`\`\n` }, catalog);
    convertCors(text, "xml");
    assert.ok(performance.now() - started < 30_000, `${Math.round(performance.now() - started)} ms for all three`);
  });
}
