import type { Catalog } from "../catalog/index.ts";
import { memberOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import type { Kind } from "../kind.ts";
import { parseArn } from "../model/arn.ts";
import { type Statement, statementOf } from "../model/policy.ts";

/** A member that a statement lacks, with the one value that it can sensibly have. */
export interface Filling {
  readonly name: string;
  readonly value: unknown;
}

/** What a statement lacks that has only one sensible value there; undefined where it is for the user to say. */
export function fillingOf(missing: string, node: JsonNode, kind: Kind, catalog: Catalog): Filling | undefined {
  const statement = statementOf(node, undefined);
  if (missing === "Action" && kind === "trust-policy") return assuming(statement);
  if (missing === "Principal" && kind === "rcp") return { name: "Principal", value: "*" };
  if (missing === "Resource") return resource(statement, node, kind, catalog);
  return undefined;
}

/** How a principal of each sort becomes a role: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html */
function assuming({ principals }: Statement): Filling | undefined {
  const types = new Set(principals.map(({ type }) => type));
  if (types.size !== 1) return undefined;
  if (!types.has("Federated")) return { name: "Action", value: "sts:AssumeRole" };
  const saml = principals.filter(({ value }) => value.includes(":saml-provider/")).length;
  if (saml === principals.length) return { name: "Action", value: "sts:AssumeRoleWithSAML" };
  return saml === 0 ? { name: "Action", value: "sts:AssumeRoleWithWebIdentity" } : undefined;
}

function resource({ actions }: Statement, node: JsonNode, kind: Kind, catalog: Catalog): Filling | undefined {
  if (kind === "bucket-policy") return bucketOf(node);
  if (kind === "rcp" || kind === "scp") return { name: "Resource", value: "*" };
  if (actions.length === 0) return undefined;
  // A key's or a secret's own policy says "*" for itself.
  const own = /^(?:kms|secretsmanager):/i;
  if (kind === "resource-policy" && actions.every(({ value }) => own.test(value)))
    return { name: "Resource", value: "*" };
  const unlimited = actions.every(({ value }) => catalog.action(value)?.resourceTypes.length === 0);
  return unlimited ? { name: "Resource", value: "*" } : undefined;
}

/** The bucket that the other statements are about, and its objects. */
function bucketOf(node: JsonNode): Filling | undefined {
  const siblings = node.parent?.type === "array" ? (node.parent.children ?? []) : [];
  const buckets = new Set<string>();
  for (const sibling of siblings.slice(0, 50)) {
    if (!memberOf(sibling, "Resource")) continue;
    for (const { value } of statementOf(sibling, undefined).resources) {
      const arn = parseArn(value);
      if (arn?.service !== "s3" || arn.account !== "") return undefined;
      buckets.add(`arn:${arn.partition}:s3:::${arn.resource.split("/")[0]}`);
    }
  }
  const [bucket] = buckets;
  if (buckets.size !== 1 || bucket === undefined || /[*?$]/.test(bucket)) return undefined;
  return { name: "Resource", value: [bucket, `${bucket}/*`] };
}
