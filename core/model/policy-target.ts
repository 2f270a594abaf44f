import type { Action, Catalog } from "../catalog/index.ts";
import type { Kind } from "../kind.ts";
import { type Arn, parseArn } from "./arn.ts";
import type { Policy } from "./policy.ts";
import { canName } from "./resource-type.ts";

/** The sort of resource that a resource-based policy stands at, as far as its kind and text tell. */
export interface PolicyTarget {
  /** As in a sentence: "a bucket policy". */
  readonly name: string;
  /** Who refuses what does not belong there. */
  readonly refusedBy: string;
  readonly service: string;
  /** The resource types of the service that such a policy can speak of; undefined for all of them. */
  readonly types: readonly string[] | undefined;
}

/** The target of a bucket policy, or of another resource policy whose resources and actions are mostly of one sort; else undefined. */
export function targetOf(policy: Policy, kind: Kind): PolicyTarget | undefined {
  if (kind !== "bucket-policy" && kind !== "resource-policy") return undefined;
  const known = targets.get(policy);
  if (known !== undefined) return known === "open" ? undefined : known;
  const found = mayBeEndpointPolicy(policy) ? undefined : foundTarget(policy, kind);
  targets.set(policy, found ?? "open");
  return found;
}

/** The policy of a VPC endpoint looks like that of a resource: it lets everybody in, but names several buckets or services. */
export function mayBeEndpointPolicy({ statements }: Policy): boolean {
  const everybody = statements.every(
    ({ principals }) => principals.length > 0 && principals.every(({ value }) => value === "*"),
  );
  if (!everybody) return false;
  const named = statements.flatMap(({ resources }) =>
    resources.flatMap(({ value }) => {
      const arn = parseArn(value);
      return arn ? `${arn.service}:${arn.service === "s3" ? arn.resource.split("/")[0] : ""}` : [];
    }),
  );
  return new Set(named).size > 1;
}

/** Whether a policy at this target can hold the action. */
export function takesAction({ service, types }: PolicyTarget, action: Action): boolean {
  if (action.service !== service) return false;
  // The bucket of a bucket policy exists already.
  if (service === "s3" && action.name === "CreateBucket") return false;
  return types === undefined || action.resourceTypes.some(({ name }) => types.includes(name));
}

/** Whether a policy at this target can name the ARN. */
export function takesResource({ service, types }: PolicyTarget, arn: Arn, catalog: Catalog): boolean {
  if (types === undefined) return arn.service === service;
  const own = catalog.service(service)?.resourceTypes ?? [];
  return own.some((type) => types.includes(type.name) && canName(arn, type));
}

const targets = new WeakMap<Policy, PolicyTarget | "open">();

const bucket: PolicyTarget = { name: "a bucket policy", refusedBy: "S3", service: "s3", types: ["bucket", "object"] };

const others: Readonly<Record<string, PolicyTarget>> = {
  s3: {
    name: "an access point's policy",
    refusedBy: "S3",
    service: "s3",
    types: ["accesspoint", "accesspointobject", "multiregionaccesspoint"],
  },
  s3express: { name: "a directory bucket's policy", refusedBy: "S3", service: "s3express", types: undefined },
  "s3-object-lambda": {
    name: "an Object Lambda access point's policy",
    refusedBy: "S3",
    service: "s3-object-lambda",
    types: undefined,
  },
  sqs: { name: "a queue's policy", refusedBy: "SQS", service: "sqs", types: undefined },
  sns: { name: "a topic's policy", refusedBy: "SNS", service: "sns", types: undefined },
  kms: { name: "a key policy", refusedBy: "KMS", service: "kms", types: undefined },
  secretsmanager: {
    name: "a secret's policy",
    refusedBy: "Secrets Manager",
    service: "secretsmanager",
    types: undefined,
  },
  dynamodb: { name: "a table's policy", refusedBy: "DynamoDB", service: "dynamodb", types: undefined },
};

function foundTarget({ statements }: Policy, kind: Kind): PolicyTarget | undefined {
  const resources = statements.flatMap((statement) =>
    statement.resources.flatMap(({ value }) => parseArn(value) ?? []),
  );
  const ofResources = mostOf(resources.map(({ service }) => service));
  if (kind === "bucket-policy") return ofResources === "s3express" ? others.s3express : bucket;
  const actions = statements.flatMap((statement) => statement.actions.map(({ value }) => value));
  const ofActions = mostOf(
    actions.flatMap((value) => (value === "*" ? [] : value.slice(0, value.indexOf(":")).toLowerCase())),
  );
  const service = resources.length === 0 ? ofActions : ofResources;
  if (service === undefined || (ofActions !== undefined && ofActions !== service)) return undefined;
  // Beside access points' policies those of VPC endpoints speak of S3, and these name buckets.
  if (service === "s3" && !resources.some(({ resource }) => resource.startsWith("accesspoint/"))) return undefined;
  return Object.hasOwn(others, service) ? others[service] : undefined;
}

/** What more than half of the words are. */
function mostOf(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > words.length)?.[0];
}
