import type { Catalog } from "../catalog/index.ts";
import { replaceText } from "../json/edit.ts";
import { parseArn } from "../model/arn.ts";
import type { Policy } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services */
export const servicePrincipalOfOtherPartition: Rule = {
  code: "service-principal-of-other-partition",
  kinds: ["bucket-policy", "trust-policy", "resource-policy"],
  severity: "error",
  summary: "A service principal has the suffix of another partition than the policy's ARNs or its own Region.",
  check: {
    *principal(principal, _statement, { catalog, policy }) {
      if (principal.type !== "Service" || !catalog.isServicePrincipal(principal.value)) return;
      const { value } = principal;
      // The common suffix is right in most partitions, and for most services in China too.
      const suffix = ownSuffixes(catalog).find((own) => value.endsWith(`.${own}`));
      if (suffix === undefined) return;
      const region = catalog.servicePrincipal(value)?.region;
      const partitions = region === undefined ? partitionsOf(policy, catalog) : [catalog.partitionOf(region)?.id];
      const [partition, another] = partitions;
      const right = catalog.partitions.find(({ id }) => id === partition)?.dnsSuffix;
      if (another !== undefined || right === undefined || right === suffix) return;
      const meant = value.slice(0, -suffix.length) + right;
      yield {
        span: principal.span,
        message: `The suffix ${suffix} belongs to another partition than ${region === undefined ? `the ARNs of this policy (${partition})` : `the Region ${region}`}; AWS refuses the policy.`,
        fixes: [{ title: `Replace with ${meant}`, safe: false, edits: [replaceText(principal, meant)] }],
      };
    },
  },
};

/** Suffixes that belong to one partition alone. */
function ownSuffixes({ partitions }: Catalog): readonly string[] {
  return partitions.map(({ dnsSuffix }) => dnsSuffix).filter((suffix) => suffix !== "amazonaws.com");
}

function partitionsOf({ statements }: Policy, { partitions }: Catalog): string[] {
  const found = new Set<string>();
  for (const { principals, resources } of statements) {
    for (const { value } of [...principals, ...resources]) {
      const partition = parseArn(value)?.partition;
      if (partition !== undefined) found.add(partition);
    }
  }
  return [...found].filter((partition) => partitions.some(({ id }) => id === partition));
}
