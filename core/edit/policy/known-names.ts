import type { Catalog } from "../../catalog/index.ts";
import { parseArn, s3ResourceOf } from "../../model/arn.ts";
import { hasPlaceholder } from "../../model/placeholder.ts";
import type { Policy, Statement } from "../../model/policy.ts";
import type { AssistContext } from "../assist.ts";
import type { PolicyPlace } from "./place.ts";

/** A name that the document or the workspace knows, and where from, in a few words. */
export interface Known {
  readonly value: string;
  readonly from: string;
}

/** What can be filled into a policy: names of the document itself first, then of the workspace, each once. */
export interface KnownNames {
  /** Account ids. */
  readonly accounts: readonly Known[];
  readonly buckets: readonly Known[];
  /** ARNs of roles. */
  readonly roles: readonly Known[];
  readonly users: readonly Known[];
  readonly keys: readonly Known[];
  readonly organizations: readonly Known[];
  readonly regions: readonly string[];
  /** `aws` where no ARN of the document says another. */
  readonly partition: string;
  /** Every ARN that other statements of the document have in Resource or NotResource. */
  readonly resources: readonly string[];
}

/** Gathers the names; what stands under the cursor is none of them. */
export function knownNames({ policy, cursor }: PolicyPlace, context: AssistContext): KnownNames {
  const found = emptyNames();
  const texts = [...textsOf(policy)].filter(({ node }) => node !== cursor.node);
  for (const { value, isResource } of texts) {
    addText(value, "in this policy", found);
    if (isResource && value !== "*") found.resources.add(value);
  }
  const ofDocument = found.accounts.size;
  for (const fact of context.facts()) {
    if (fact.relation === "declares-account") found.accounts.set(fact.id, fact.name);
    else if (fact.relation === "declares-bucket") addOnce(found.buckets, fact.name, "in this workspace");
    else if (fact.relation === "declares-role" || fact.relation === "declares-user" || fact.relation === "declares-key")
      addText(
        fact.relation === "declares-role" ? fact.role : fact.relation === "declares-user" ? fact.user : fact.arn,
        "in this workspace",
        found,
      );
    else if (fact.relation === "mentions") addText(fact.arn ?? fact.account ?? "", "in this workspace", found);
    else if (fact.relation === "declares-profile") {
      addText(fact.settings.get("role_arn")?.value ?? "", `profile ${fact.name}`, found);
      const account = fact.settings.get("sso_account_id")?.value ?? accountOfKey(fact.settings) ?? "";
      addText(account, `profile ${fact.name}`, found);
    }
    if (found.accounts.size > ofDocument + most) break;
  }
  return {
    accounts: listed(found.accounts),
    buckets: listed(found.buckets),
    roles: listed(found.roles),
    users: listed(found.users),
    keys: listed(found.keys),
    organizations: listed(found.organizations),
    regions: [...found.regions].filter((code) => context.catalog.region(code)),
    partition: mostUsed(found.partitions) ?? "aws",
    resources: [...found.resources],
  };
}

/** Nobody picks from more. */
const most = 200;

interface Found {
  readonly accounts: Map<string, string>;
  readonly buckets: Map<string, string>;
  readonly roles: Map<string, string>;
  readonly users: Map<string, string>;
  readonly keys: Map<string, string>;
  readonly organizations: Map<string, string>;
  readonly regions: Set<string>;
  readonly partitions: Map<string, number>;
  readonly resources: Set<string>;
}

function emptyNames(): Found {
  return {
    accounts: new Map(),
    buckets: new Map(),
    roles: new Map(),
    users: new Map(),
    keys: new Map(),
    organizations: new Map(),
    regions: new Set(),
    partitions: new Map(),
    resources: new Set(),
  };
}

/** An ARN, an account id or an organization's id; anything else is no name. */
function addText(value: string, from: string, found: Found): void {
  if (/^\d{12}$/.test(value)) addOnce(found.accounts, value, from);
  else if (/^o-[a-z0-9]{10,32}$/.test(value)) addOnce(found.organizations, value, from);
  else if (value.startsWith("arn:")) addArn(value, from, found);
}

function addArn(value: string, from: string, found: Found): void {
  const arn = parseArn(value);
  if (!arn || hasPlaceholder(value)) return;
  found.partitions.set(arn.partition, (found.partitions.get(arn.partition) ?? 0) + 1);
  if (/^\d{12}$/.test(arn.account)) addOnce(found.accounts, arn.account, from);
  if (/^[a-z]{2}[a-z-]*-\d$/.test(arn.region)) found.regions.add(arn.region);
  const s3 = s3ResourceOf(arn);
  if (s3) {
    if (isExact(s3.bucket)) addOnce(found.buckets, s3.bucket, from);
    return;
  }
  if (!isExact(value) || !/^\d{12}$/.test(arn.account)) return;
  if (arn.service === "iam" && arn.resource.startsWith("role/")) addOnce(found.roles, value, from);
  else if (arn.service === "iam" && arn.resource.startsWith("user/")) addOnce(found.users, value, from);
  else if (arn.service === "kms" && arn.resource.startsWith("key/")) addOnce(found.keys, value, from);
}

function isExact(name: string): boolean {
  return name !== "" && !/[*?$]/.test(name);
}

function addOnce(names: Map<string, string>, value: string, from: string): void {
  if (!names.has(value) && names.size < most) names.set(value, from);
}

function accountOfKey(settings: ReadonlyMap<string, { readonly account?: string }>): string | undefined {
  return settings.get("aws_access_key_id")?.account;
}

function* textsOf(policy: Policy): Generator<{ value: string; node: unknown; isResource: boolean }> {
  for (const statement of policy.statements) yield* textsOfStatement(statement);
}

function* textsOfStatement(statement: Statement): Generator<{ value: string; node: unknown; isResource: boolean }> {
  for (const { value, node } of [...statement.resources, ...statement.notResources])
    yield { value, node, isResource: true };
  for (const { value, node } of [...statement.principals, ...statement.notPrincipals])
    yield { value, node, isResource: false };
  for (const { values } of statement.conditions)
    for (const { value, node } of values) yield { value, node, isResource: false };
}

function listed(names: ReadonlyMap<string, string>): Known[] {
  return [...names].map(([value, from]) => ({ value, from }));
}

function mostUsed(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].filter(([name]) => /^aws[a-z-]*$/.test(name)).sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The Region to put where one is needed. */
export function regionOr({ regions, partition }: KnownNames, catalog: Catalog): string {
  return regions[0] ?? catalog.partitions.find(({ id }) => id === partition)?.globalRegion ?? "us-east-1";
}
