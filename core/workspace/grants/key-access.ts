import { type SideStand, sidesOf } from "../../access/index.ts";
import type { Catalog } from "../../catalog/index.ts";
import { isExact, keyId } from "../../facts/entity-ids.ts";
import type { Place } from "../../facts/fact.ts";
import type { BucketDeclared } from "../../facts/fact-access.ts";
import { type Arn, parseArn } from "../../model/arn.ts";
import { documentsOf } from "../links.ts";
import type { WorkspaceView } from "../rule.ts";
import { type Pair, works } from "./gap.ts";
import type { Identity } from "./identity.ts";
import { type OpenedPolicy, openPolicy } from "./opened-policy.ts";

/** The key that a bucket encrypts its objects with. */
export interface BucketKey {
  readonly text: string;
  readonly arn: Arn;
  /** Where it is declared. */
  readonly place: Place;
}

/** The key of a bucket, where all that is said of it is one ARN. */
export function keyOf(declared: readonly BucketDeclared[]): BucketKey | undefined {
  const [first, ...others] = declared.filter(({ kmsKey }) => kmsKey !== undefined);
  const arn = parseArn(first?.kmsKey ?? "");
  if (!first?.kmsKey || !first.kmsKeySpan || !isExact(first.kmsKey) || arn?.service !== "kms") return undefined;
  if (others.some(({ kmsKey }) => kmsKey !== first.kmsKey)) return undefined;
  return { text: first.kmsKey, arn, place: { ...first.place, span: first.kmsKeySpan } };
}

/** The policy of a key; `several` where it is not clear which it is, or it cannot be read. */
export function keyPolicyOf({ text }: BucketKey, workspace: WorkspaceView): OpenedPolicy | "several" | undefined {
  const links = documentsOf(keyId(text), "resource-policy", workspace);
  if (links.length === 0) return undefined;
  // A path on a command line may mean either of two files, of which mostly only one is there.
  const documents = new Set(
    links.map(({ document }) => document).filter((entity) => workspace.factsOf(entity, "declares-document").length > 0),
  );
  const [document] = documents;
  return (document && documents.size === 1 && openPolicy(document, "key", workspace)) || "several";
}

/** What reading and writing encrypted objects takes besides. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
const needs: Readonly<Record<string, string>> = {
  "s3:GetObject": "kms:Decrypt",
  "s3:GetObjectVersion": "kms:Decrypt",
  "s3:PutObject": "kms:GenerateDataKey",
};

/** The actions on the key that a role or user needs for what it certainly may do with the objects. */
export function neededOnKey(pair: Pair): readonly string[] {
  const working = [...pair.byIdentity, ...pair.byBucket].filter((wish) => works(wish, pair));
  return [...new Set(working.flatMap(({ action }) => needs[action] ?? []))].sort();
}

/** Which side lacks an action on a key: `perhaps-identity` where the key's policy, which is not there, may name the caller. */
export type KeyGap = "identity" | "perhaps-identity" | "key" | undefined;

export function keyGapOf(
  action: string,
  identity: Identity,
  key: BucketKey,
  policy: OpenedPolicy | undefined,
  catalog: Catalog,
): KeyGap {
  const sides = sidesOf(
    { principal: identity.arn, action, resource: key.text },
    {
      identityPolicies: identity.compiled,
      ...(identity.boundaries.length > 0 && { permissionsBoundaries: identity.boundaries }),
      ...(policy && { resourcePolicy: policy.compiled }),
    },
    catalog,
  );
  if (sides?.identity.denies !== "no") return undefined;
  const lacks = ({ allows, denies }: SideStand) => allows === "no" && denies === "no";
  const isOther = key.arn.account !== identity.account;
  const own = sides.resource;
  if (own && lacks(own)) return "key";
  if (!lacks(sides.identity)) return undefined;
  if (isOther) return "identity";
  if (!own) return "perhaps-identity";
  return own.names === "no" && own.delegates === "yes" ? "identity" : undefined;
}
