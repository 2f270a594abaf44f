import type { Catalog } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin } from "../json/strings.ts";
import { parseArn } from "../model/arn.ts";
import { federatedProviderOf } from "../model/federation.ts";
import type { Policy, Principal, Statement } from "../model/policy.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const principalOfOtherPartition: Rule = {
  code: "principal-of-other-partition",
  kinds: ["bucket-policy", "trust-policy", "resource-policy"],
  severity: "error",
  summary: "A principal belongs to another partition of AWS than the resource, the policy's ARNs or its own Region.",
  awsCodes: ["INVALID_PARTITION"],
  check: {
    *principal(principal, statement, context) {
      if (principal.type === "Service") yield* ofService(principal, context);
      else if (principal.type === "AWS" || principal.type === "Federated") yield* ofArn(principal, statement, context);
    },
  },
};

function* ofService(principal: Principal, { catalog, policy }: PolicyContext): Iterable<Draft> {
  const { value } = principal;
  // The common suffix is right in most partitions, and for most services in China too.
  const suffix = ownSuffixes(catalog).find((own) => value.endsWith(`.${own}`));
  const form = suffix === undefined ? undefined : catalog.servicePrincipal(value);
  if (suffix === undefined || !form) return;
  const { region } = form;
  const [partition, another] = region ? [catalog.partitionOf(region)?.id] : partitionsOf(policy, catalog);
  const right = catalog.partitions.find(({ id }) => id === partition)?.dnsSuffix;
  if (another !== undefined || right === undefined || right === suffix) return;
  const meant = value.slice(0, -suffix.length) + right;
  yield {
    span: principal.span,
    message: `The suffix ${suffix} belongs to another partition than ${region ? `the Region ${region}` : `the ARNs of this policy (${partition})`}; AWS refuses the policy.`,
    fixes: [{ title: `Replace with ${meant}`, safe: false, edits: [replaceText(principal, meant)] }],
  };
}

function* ofArn(principal: Principal, { resources }: Statement, { catalog, source }: PolicyContext): Iterable<Draft> {
  const arn = parseArn(principal.value);
  if (!arn || /[^a-z-]/.test(arn.partition)) return;
  // What names no provider at all is another mistake.
  if (principal.type === "Federated" && !federatedProviderOf(principal.value)) return;
  const { partition, offsets } = arn;
  const span = spanWithin(principal, offsets.partition, offsets.service - 1, source);
  if (!isPartition(partition, catalog)) {
    const named = partition === "" ? "The partition is missing in this ARN" : `There is no partition “${partition}”`;
    yield { span, message: `${named}; AWS refuses the policy.`, awsCode: "INVALID_PARTITION", fixes: [] };
    return;
  }
  const [right, another] = new Set(resources.flatMap(({ value }) => parseArn(value)?.partition ?? []));
  if (right === undefined || another !== undefined || right === partition || !isPartition(right, catalog)) return;
  yield {
    span,
    message: `The resource is in the partition ${right}, and nobody of ${partition} can be named there; AWS refuses the policy.`,
    fixes: [
      {
        title: `Replace with ${right}`,
        safe: false,
        edits: [replaceText(principal, `arn:${right}:${principal.value.slice(offsets.service)}`)],
      },
    ],
  };
}

/** Suffixes that belong to one partition alone. */
function ownSuffixes({ partitions }: Catalog): readonly string[] {
  return partitions.map(({ dnsSuffix }) => dnsSuffix).filter((suffix) => suffix !== "amazonaws.com");
}

function isPartition(name: string, { partitions }: Catalog): boolean {
  return partitions.some(({ id }) => id === name);
}

const partitionsByPolicy = new WeakMap<Policy, readonly string[]>();

/** The partitions that the ARNs of a policy are in. */
function partitionsOf(policy: Policy, catalog: Catalog): readonly string[] {
  const known = partitionsByPolicy.get(policy);
  if (known) return known;
  const found = new Set<string>();
  for (const { principals, resources } of policy.statements) {
    for (const { value } of [...principals, ...resources]) {
      const partition = parseArn(value)?.partition;
      if (partition !== undefined && isPartition(partition, catalog)) found.add(partition);
    }
  }
  const partitions = [...found];
  partitionsByPolicy.set(policy, partitions);
  return partitions;
}
