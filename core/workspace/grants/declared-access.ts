import {
  type AccessDocuments,
  type CompiledPolicy,
  compilePolicy,
  type DocumentRole,
  unknownPolicy,
} from "../../access/index.ts";
import type { Catalog } from "../../catalog/index.ts";
import { memberOf, membersOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { textOf, textsOf } from "../../json/strings.ts";
import { parseArn, s3ResourceOf } from "../../model/arn.ts";
import { readAwsConfig, sectionsOf } from "../../model/aws-config.ts";

/** A file's text by its path from the manifest's folder; undefined where there is none. */
export type ReadFile = (path: string) => string | undefined;

/** What a manifest says of who has which policies. */
export interface DeclaredAccess {
  /** The caller that `who` names: `profile:NAME`, an ARN, or a service principal. */
  callerOf(who: string): { readonly principal: string } | { readonly problem: string };
  /** The partition that a bucket's ARN has, as far as the caller or the bucket's Region tell. */
  partitionOf(principal: string, bucket: string): string;
  /** The account that owns a bucket, or that an ARN names. */
  ownerOf(resource: string): string | undefined;
  /** What applies to a request; `withUnknown` where managed policies may allow more than is known. */
  documentsFor(
    principal: string,
    resource: string,
    owner: string | undefined,
    role: DocumentRole,
  ): { readonly known: AccessDocuments; readonly withUnknown?: AccessDocuments };
}

/** The policies of a caller. */
interface Identity {
  readonly policies: readonly CompiledPolicy[];
  readonly boundaries: readonly CompiledPolicy[];
  /** Whether there are managed policies of AWS's of which only the name is known. */
  readonly hasUnknown: boolean;
}

export function declaredAccess(manifest: JsonNode, read: ReadFile, catalog: Catalog): DeclaredAccess {
  const compiled = new Map<string, CompiledPolicy>();
  const member = (node: JsonNode | undefined, name: string) => memberOf(node, name)?.value;
  const text = (node: JsonNode | undefined, name: string) => textOf(member(node, name))?.value;
  const texts = (node: JsonNode | undefined, name: string) => textsOf(member(node, name)).map(({ value }) => value);
  const items = (node: JsonNode | undefined) => (node?.type === "array" ? (node.children ?? []) : []);
  const lists = new Map<string, ReadonlyMap<string, readonly JsonNode[]>>();

  /** The entries of a list with that name or ARN; sorted once, for each of them may be asked about. */
  function entries(list: "roles" | "users" | "buckets" | "keys", wanted: string): readonly JsonNode[] {
    const sorted = lists.get(list) ?? sortedBy(list === "buckets" ? "name" : "arn", items(member(manifest, list)));
    lists.set(list, sorted);
    return sorted.get(wanted) ?? [];
  }

  function sortedBy(key: string, nodes: readonly JsonNode[]): ReadonlyMap<string, readonly JsonNode[]> {
    const sorted = new Map<string, JsonNode[]>();
    for (const node of nodes) {
      const name = text(node, key);
      if (name === undefined) continue;
      const same = sorted.get(name);
      if (same) same.push(node);
      else sorted.set(name, [node]);
    }
    return sorted;
  }

  /** A file that is not there may hold anything. */
  function policy(path: string, role: DocumentRole): CompiledPolicy {
    const key = `${role} ${path}`;
    const known = compiled.get(key);
    if (known) return known;
    const source = read(path);
    const made = source === undefined ? unknownPolicy(path, role) : compilePolicy(source, path, role);
    compiled.set(key, made);
    return made;
  }

  function accountId(name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    const declared = member(member(manifest, "accounts"), name);
    const id = textOf(declared)?.value ?? text(declared, "id") ?? name;
    return /^\d{12}$/.test(id) ? id : undefined;
  }

  /** Whether an organization's policies reach an account: those of the manifest's accounts but the managing one. */
  function isMember(account: string | undefined): boolean {
    if (account === undefined || account === accountId(text(member(manifest, "organization"), "managementAccount")))
      return false;
    const accounts = member(manifest, "accounts");
    return accounts !== undefined && membersOf(accounts).some(({ name }) => accountId(name) === account);
  }

  function levels(name: "scps" | "rcps", role: DocumentRole): readonly (readonly CompiledPolicy[])[] {
    return items(member(member(manifest, "organization"), name)).map((level) =>
      textsOf(level).map(({ value }) => policy(value, role)),
    );
  }

  const identities = new Map<string, Identity>();

  function identityOf(principal: string): Identity {
    const known = identities.get(principal);
    if (known) return known;
    const made = readIdentity(principal);
    identities.set(principal, made);
    return made;
  }

  function readIdentity(principal: string): Identity {
    const found = [...entries("roles", principal), ...entries("users", principal)];
    const boundaries = found.flatMap((entry) => text(entry, "permissionsBoundary") ?? []);
    const managed = found.flatMap((entry) => texts(entry, "managedPolicies"));
    const documents = managed.map((arn) => ({ arn, document: catalog.managedPolicy(arn) }));
    const isListed = found.length > 0 || !/:(?:role|user)\//.test(principal);
    return {
      policies: [
        ...found.flatMap((entry) => texts(entry, "policies")).map((path) => policy(path, "identity")),
        ...documents.flatMap(({ arn, document }) =>
          // A policy of one's own that is not here may hold anything.
          document === undefined && isOfAws(arn)
            ? []
            : [
                document === undefined
                  ? unknownPolicy(arn, "identity")
                  : compilePolicy(JSON.stringify(document), arn, "identity"),
              ],
        ),
        ...(isListed ? [] : [unknownPolicy(`the policies of ${principal}`, "identity")]),
      ],
      boundaries: boundaries.map((path) => policy(path, "boundary")),
      hasUnknown: documents.some(({ arn, document }) => document === undefined && isOfAws(arn)),
    };
  }

  /** The path of the resource's own policy. */
  function ownPolicyPath(resource: string): string | undefined {
    const arn = parseArn(resource);
    const bucket = s3ResourceOf(arn)?.bucket;
    if (bucket !== undefined) return entries("buckets", bucket).flatMap((entry) => text(entry, "policy") ?? [])[0];
    if (arn?.service === "iam") return entries("roles", resource).flatMap((entry) => text(entry, "trust") ?? [])[0];
    return entries("keys", resource).flatMap((entry) => text(entry, "policy") ?? [])[0];
  }

  function roleOfProfile(name: string): { principal: string } | { problem: string } {
    const aws = member(manifest, "aws");
    const kinds = { config: "aws-config", credentials: "aws-credentials" } as const;
    const sections = (["credentials", "config"] as const).flatMap((which) => {
      const source = read(text(aws, which) ?? "");
      return source === undefined ? [] : sectionsOf(readAwsConfig(source, kinds[which]), "profile");
    });
    const own = sections.filter((section) => section.name === name);
    if (own.length === 0) return { problem: `There is no profile ${name} in the files of the manifest's aws.` };
    const arn = own.map((section) => section.entries.get("role_arn")?.value).find((value) => value !== undefined);
    return arn === undefined
      ? { problem: `The profile ${name} has no role_arn, and whose keys it has is not known.` }
      : { principal: arn };
  }

  return {
    callerOf(who) {
      if (who.startsWith("profile:")) return roleOfProfile(who.slice("profile:".length));
      return who === "" ? { problem: "The expectation does not say who." } : { principal: who };
    },
    partitionOf(principal, on) {
      const bucket = on.split("/")[0] ?? on;
      const region = entries("buckets", bucket).map((entry) => text(entry, "region"))[0];
      return parseArn(principal)?.partition ?? (region && catalog.partitionOf(region)?.id) ?? "aws";
    },
    ownerOf(resource) {
      const arn = parseArn(resource);
      const bucket = s3ResourceOf(arn)?.bucket;
      if (bucket !== undefined) return accountId(entries("buckets", bucket).map((entry) => text(entry, "account"))[0]);
      return /^\d{12}$/.test(arn?.account ?? "") ? arn?.account : undefined;
    },
    documentsFor(principal, resource, owner, role) {
      const own = ownPolicyPath(resource);
      const { policies, boundaries, hasUnknown } = identityOf(principal);
      const known: AccessDocuments = {
        identityPolicies: policies,
        ...(own !== undefined && { resourcePolicy: policy(own, role) }),
        ...(boundaries.length > 0 && { permissionsBoundaries: boundaries }),
        ...(isMember(parseArn(principal)?.account) && { scps: levels("scps", "scp") }),
        ...(isMember(owner) && { rcps: levels("rcps", "rcp") }),
        endpointPolicies: texts(manifest, "endpointPolicies").map((path) => policy(path, "endpoint")),
      };
      if (!hasUnknown) return { known };
      return { known, withUnknown: { ...known, identityPolicies: [...policies, everything()] } };
    },
  };
}

function isOfAws(arn: string): boolean {
  return /^arn:[\w-]+:iam::aws:policy\//.test(arn);
}

/** Stands for a managed policy of which only the name is known. */
function everything(): CompiledPolicy {
  const statement = '{ "Effect": "Allow", "Action": "*", "Resource": "*" }';
  return compilePolicy(`{ "Version": "2012-10-17", "Statement": ${statement} }`, "a managed policy", "identity");
}
