// The snippets of policies and CORS rules, which completion offers by kind: VS Code offers its own by language alone.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../snippets/", import.meta.url);

/** The module that core reads: one list a kind, in the order of its file. */
export function snippetsModule() {
  const kinds = readdirSync(folder)
    .map((name) => name.replace(".code-snippets", ""))
    // VS Code offers those itself: the language is the kind.
    .filter((kind) => kind !== "aws-config")
    .sort();
  const lists = kinds.map((kind) => `  ${JSON.stringify(kind)}: [\n${snippetsOf(kind).join("")}  ],\n`);
  return `// Written by scripts/pages.mjs from snippets/.\nimport type { Kind } from "../kind.ts";\nimport type { Snippet } from "./snippet.ts";\n\n/** Whole statements and rules, by the kind of document that they belong in; the usual one first. */\nexport const snippets: { readonly [K in Kind]?: readonly Snippet[] } = {\n${lists.join("")}};\n`;
}

function snippetsOf(kind) {
  const all = JSON.parse(readFileSync(new URL(`${kind}.code-snippets`, folder), "utf8"));
  return Object.entries(all).map(
    ([title, { prefix, description, body }]) =>
      `    {\n      title: ${JSON.stringify(title)},\n      words: ${JSON.stringify(prefix)},\n      detail: ${JSON.stringify(description)},\n      body: ${JSON.stringify(body.join("\n"))},\n    },\n`,
  );
}
