import { documentId } from "../../facts/entity-ids.ts";
import { layoutOf } from "../../json/edit.ts";
import { memberOf } from "../../json/node.ts";
import { parseArn, s3ResourceOf } from "../../model/arn.ts";
import type { Statement } from "../../model/policy.ts";
import { plainValue } from "../../model/statement-edit.ts";
import type { Refactoring } from "../assist.ts";
import { isHalved, mayActOn, mayMeet, mayTake } from "./refactor-fit.ts";
import type { RefactorPlace } from "./refactor-place.ts";

/** More roles than this are not offered one by one. */
const most = 3;

/**
 * The bucket policy that grants a role what the identity policy's Allow statements grant on the bucket at the cursor, as a
 * file of its own: what the bucket's side says where it is another account's. Only what S3 takes in a bucket policy.
 */
export function bucketPolicies(place: RefactorPlace): readonly Refactoring[] {
  const { statement, policy, kind, source } = place;
  if (kind !== "identity-policy" || statement?.effect?.value !== "Allow") return [];
  const bucket = bucketOf(statement);
  if (bucket === undefined) return [];
  // What is a mistake is mended first, or it would be copied.
  if (policy.statements.some((one) => isFaulty(place, one, bucket))) return [];
  const granted = policy.statements.map((one) => granting(one, bucket, place)).filter((one) => one !== undefined);
  if (granted.length === 0) return [];
  // In the old version a variable is plain text, and the new document is of the new one.
  if (policy.version?.value !== "2012-10-17" && JSON.stringify(granted).includes("${")) return [];
  const roles = rolesOf(place);
  const partition = parseArn(statement.resources[0]?.value ?? "")?.partition ?? "aws";
  const named = roles.length > 0 ? roles : [`arn:${partition}:iam::<ACCOUNT-ID>:role/<ROLE-NAME>`];
  return named.slice(0, most).map((role): Refactoring => {
    const who = roles.length === 0 ? "a role, to fill in" : role.slice(role.lastIndexOf("/") + 1);
    return {
      title: `Write the bucket policy of ${bucket} that grants this to ${who}`,
      kind: "extract",
      edits: [],
      creates: { name: "bucket-policy.json", text: documentFor(granted, role, source) },
    };
  });
}

function documentFor(granted: readonly Readonly<Record<string, unknown>>[], role: string, source: string): string {
  const statements = granted.map(({ Sid, Effect, ...rest }) => ({
    ...(Sid !== undefined && { Sid }),
    Effect,
    Principal: { AWS: role },
    ...rest,
  }));
  const { eol, unit } = layoutOf(source);
  const document = { Version: "2012-10-17", Statement: statements };
  return `${JSON.stringify(document, undefined, unit).split("\n").join(eol)}${eol}`;
}

/** What a statement grants on the bucket, without what S3 refuses in a bucket policy; undefined where that is nothing. */
function granting(
  statement: Statement,
  bucket: string,
  { context: { catalog } }: RefactorPlace,
): Readonly<Record<string, unknown>> | undefined {
  const { effect, actions, resources, notActions, node } = statement;
  if (effect?.value !== "Allow" || notActions.length > 0) return undefined;
  const own = resources.map(({ value }) => value).filter((value) => nameOfBucket(value) === bucket);
  const taken = actions.map(({ value }) => value).filter((value) => isTaken(value, own, catalog));
  const used = own.filter((resource) => taken.some((action) => mayMeet(action, resource, catalog)));
  if (taken.length === 0 || used.length === 0) return undefined;
  const { Sid, Condition } = plainValue(node) as Record<string, unknown>;
  return {
    ...(typeof Sid === "string" && { Sid }),
    Effect: "Allow",
    Action: oneOrMore(taken),
    Resource: oneOrMore(used),
    ...(Condition !== undefined && { Condition }),
  };
}

/** Whether a statement has a wildcard for the bucket or for its objects alone, or a test that an action never passes. */
function isFaulty({ context: { catalog } }: RefactorPlace, statement: Statement, bucket: string): boolean {
  const { effect, actions, resources } = statement;
  const own = resources.filter(({ value }) => nameOfBucket(value) === bucket);
  if (effect?.value !== "Allow" || own.length === 0) return false;
  const ofS3 = actions.filter(({ value }) => /^s3:/i.test(value));
  return isHalved(ofS3, own, catalog) || !ofS3.every(({ value }) => mayTake(value, statement, catalog));
}

/** S3 refuses an action that none of the resources fits, and what it does not know. */
function isTaken(action: string, resources: readonly string[], catalog: RefactorPlace["context"]["catalog"]): boolean {
  if (!/^s3:/i.test(action)) return false;
  return catalog
    .actionsMatching(action)
    .some((one) => one.name !== "CreateBucket" && resources.some((resource) => mayActOn(one, resource, catalog)));
}

function oneOrMore(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** The one bucket that the statement at the cursor is about. */
function bucketOf({ resources, node }: Statement): string | undefined {
  const names = new Set(resources.flatMap(({ value }) => nameOfBucket(value) ?? []));
  return names.size === 1 && memberOf(node, "Resource") ? [...names][0] : undefined;
}

function nameOfBucket(arn: string): string | undefined {
  const bucket = s3ResourceOf(parseArn(arn))?.bucket;
  return bucket !== undefined && !/[*?]|\$\{/.test(bucket) ? bucket : undefined;
}

/** The roles that have this policy, as far as the workspace tells, else those that it declares. */
function rolesOf({ context }: RefactorPlace): string[] {
  const facts = context.facts();
  const here = documentId(context.file, context.index);
  const holders = facts.flatMap((fact) =>
    fact.relation === "assigns-document" && fact.document === here && fact.use === "permissions" ? fact.ownerName : [],
  );
  const declared = facts.flatMap((fact) => (fact.relation === "declares-role" ? fact.role : []));
  const isArn = (role: string) => /^arn:[\w-]+:iam::\d{12}:role\/\S+$/.test(role);
  const certain = [...new Set(holders.filter(isArn))];
  return certain.length > 0 ? certain : [...new Set(declared.filter(isArn))];
}
