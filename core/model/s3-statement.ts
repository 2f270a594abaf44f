import type { Action, Catalog } from "../catalog/index.ts";
import type { Text } from "../json/strings.ts";
import { parseArn, s3ResourceOf } from "./arn.ts";
import type { Statement } from "./policy.ts";

/** S3 has two sorts of actions in one bucket: some act on the bucket itself, some on the objects in it. */
export type S3Half = "bucket" | "objects";

/** A bucket or objects that a statement names. `bucket` and `key` may hold wildcards and variables. */
export interface S3Target {
  readonly text: Text;
  readonly bucket: string;
  /** What stands behind the first slash; undefined where the ARN has none. */
  readonly key: string | undefined;
  /** The halves that the pattern can match: `b` the bucket, `b/*` objects, `b*` both, for a star spans slashes. */
  readonly halves: readonly S3Half[];
}

/**
 * The buckets and objects that a statement names, or undefined where it is open which they are: NotResource, `*`, a
 * resource that is no ARN, an access point. ARNs of other services are left out.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export function s3TargetsOf(statement: Statement): readonly S3Target[] | undefined {
  const known = targets.get(statement);
  if (known) return known === "open" ? undefined : known;
  const found = readTargets(statement);
  targets.set(statement, found ?? "open");
  return found;
}

/** The ARN of the bucket that a target's objects are in, with wildcards as they are written. */
export function bucketArnOf({ text, key }: S3Target): string {
  return key === undefined ? text.value : text.value.slice(0, text.value.length - key.length - 1);
}

/** What an ARN of a bucket or of objects names; undefined for everything else, access points included. */
export function s3TargetOf(text: Text): S3Target | undefined {
  const resource = s3ResourceOf(parseArn(text.value));
  if (!resource) return undefined;
  const { bucket, key } = resource;
  return { text, bucket, key, halves: halvesOf(bucket, key) };
}

/** Whether any of the targets can be one of the half's. */
export function hasHalf(found: readonly S3Target[], half: S3Half): boolean {
  return found.some(({ halves }) => halves.includes(half));
}

/** The halves of a bucket that an action pattern has actions for; none where it is no known action of S3's. */
export function s3HalvesOf(pattern: string, catalog: Catalog): readonly S3Half[] {
  const actions = s3ActionsOf(pattern, catalog);
  if (actions.length === 0) return noHalves;
  const known = halvesOfList.get(actions);
  if (known) return known;
  const halves = [...new Set(actions.flatMap((action) => halfOf(action) ?? []))];
  halvesOfList.set(actions, halves);
  return halves;
}

/** Whether everything in an action pattern acts on the one half: `s3:GetObject*` on objects, `s3:ListBucket` on the bucket. */
export function isOnlyFor(half: S3Half, pattern: string, catalog: Catalog): boolean {
  const halves = s3HalvesOf(pattern, catalog);
  return halves.length === 1 && halves[0] === half && s3ActionsOf(pattern, catalog).every((a) => halfOf(a) === half);
}

const targets = new WeakMap<Statement, readonly S3Target[] | "open">();
const halvesOfList = new WeakMap<readonly Action[], readonly S3Half[]>();
const noHalves: readonly S3Half[] = [];

function readTargets({ resources, notResources }: Statement): readonly S3Target[] | undefined {
  if (resources.length === 0 || notResources.length > 0) return undefined;
  const found: S3Target[] = [];
  for (const text of resources) {
    const arn = parseArn(text.value);
    if (!arn || /[*?$]/.test(arn.service)) return undefined;
    if (arn.service !== "s3") continue;
    const target = s3TargetOf(text);
    if (!target || (target.bucket === "*" && target.key === undefined)) return undefined;
    found.push(target);
  }
  return found;
}

function halvesOf(bucket: string, key: string | undefined): readonly S3Half[] {
  if (key !== undefined) return objectsOnly;
  return bucket.includes("*") || bucket.includes("${") ? both : bucketOnly;
}

const both: readonly S3Half[] = ["bucket", "objects"];
const bucketOnly: readonly S3Half[] = ["bucket"];
const objectsOnly: readonly S3Half[] = ["objects"];

/** `*` is read as `s3:*`: what it means for other services is not asked here. */
function s3ActionsOf(pattern: string, catalog: Catalog): readonly Action[] {
  if (pattern === "*") return catalog.actionsMatching("s3:*");
  return /^s3:/i.test(pattern) ? catalog.actionsMatching(pattern) : noActions;
}

const noActions: readonly Action[] = [];

function halfOf({ resourceTypes }: Action): S3Half | undefined {
  if (resourceTypes.some(({ name }) => name === "object")) return "objects";
  return resourceTypes.some(({ name }) => name === "bucket") ? "bucket" : undefined;
}
