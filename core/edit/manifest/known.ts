import { nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityKind } from "../../facts/fact.ts";
import type { Kind } from "../../kind.ts";
import { codes } from "../../rule-codes.ts";
import type { AssistContext } from "../assist.ts";
import type { JsonPlace } from "../cors/place.ts";

/** A value that fits, with a few words on it; `snippet` is what a member of that name holds. */
export interface Known {
  readonly value: string;
  readonly detail: string;
  readonly snippet?: string;
}

/** The values that fit at a place of a manifest. */
export function knownFor({ path, is }: JsonPlace, context: AssistContext): readonly Known[] {
  if (is === "name")
    return path.length === 1 && path[0] === "rules" ? rulesKnown('"${1|off,hint,info,warning,error|}"') : none;
  const [list, second, member] = path;
  if (typeof second === "number")
    return typeof member === "string" ? ofMember(String(list), member, context) : ofList(String(list), context);
  if (list === "aws") return files(second === "config" ? ["aws-config"] : ["aws-credentials"], context);
  if (list === "app") return apps(context);
  return list === "accounts" && path.length === 2 ? accountIds(context) : none;
}

const none: readonly Known[] = [];

function ofList(list: string, context: AssistContext): readonly Known[] {
  return list === "endpointPolicies" ? files(["resource-policy", "identity-policy"], context) : none;
}

function ofMember(list: string, member: string, context: AssistContext): readonly Known[] {
  const answer = members[`${list}.${member}`];
  return answer ? answer(context) : none;
}

const members: Readonly<Record<string, (context: AssistContext) => readonly Known[]>> = {
  "roles.arn": (context) => arns("role", context),
  "roles.trust": (context) => files(["trust-policy"], context),
  "roles.policies": (context) => files(["identity-policy"], context),
  "roles.permissionsBoundary": (context) => files(["identity-policy"], context),
  "roles.managedPolicies": managed,
  "roles.usedBy": services,
  "users.arn": (context) => arns("user", context),
  "users.policies": (context) => files(["identity-policy"], context),
  "users.permissionsBoundary": (context) => files(["identity-policy"], context),
  "users.managedPolicies": managed,
  "buckets.name": buckets,
  "buckets.account": accounts,
  "buckets.region": regions,
  "buckets.policy": (context) => files(["bucket-policy"], context),
  "buckets.cors": (context) => files(["cors"], context),
  "buckets.kmsKey": (context) => arns("key", context),
  "keys.arn": (context) => arns("key", context),
  "keys.policy": (context) => files(["resource-policy"], context),
  "ignore.code": () => rulesKnown(),
  "expect.who": (context) => [...profiles(context), ...arns("role", context), ...arns("user", context)],
  "expect.on": buckets,
};

/** The files of the manifest's folder that hold a document of these kinds. */
function files(kinds: readonly Kind[], { facts, file: manifest }: AssistContext): readonly Known[] {
  const found = new Map<string, Known>();
  for (const fact of facts()) {
    if (fact.relation !== "declares-document" && fact.relation !== "declares-config") continue;
    const path = relative(fact.place.file, manifest);
    if (path && kinds.includes(fact.kind) && !found.has(path)) found.set(path, { value: path, detail: fact.kind });
  }
  return [...found.values()];
}

function relative(file: string, manifest: string): string | undefined {
  const folder = manifest.slice(0, manifest.lastIndexOf("/") + 1);
  return file.startsWith(folder) ? file.slice(folder.length) : undefined;
}

function arns(kind: "role" | "user" | "key", { facts }: AssistContext): readonly Known[] {
  const found = new Set<string>();
  for (const fact of facts()) {
    if (fact.relation === "mentions" && fact.entity.startsWith(`${kind}:`) && fact.arn && !/[*?$<]/.test(fact.arn))
      found.add(fact.arn);
  }
  return [...found].map((value) => ({ value, detail: `${kind} named in this workspace` }));
}

function buckets(context: AssistContext): readonly Known[] {
  return names("bucket", context).map((value) => ({ value, detail: "bucket named in this workspace" }));
}

function profiles({ facts }: AssistContext): readonly Known[] {
  const found = new Set(facts().flatMap((fact) => (fact.relation === "declares-profile" ? [fact.name] : [])));
  return [...found].map((name) => ({ value: `profile:${name}`, detail: "profile" }));
}

function accounts({ facts }: AssistContext): readonly Known[] {
  return facts().flatMap((fact) =>
    fact.relation === "declares-account" ? [{ value: fact.name, detail: fact.id }] : [],
  );
}

function accountIds(context: AssistContext): readonly Known[] {
  return names("account", context).map((value) => ({ value, detail: "account named in this workspace" }));
}

function names(kind: EntityKind, { facts }: AssistContext): readonly string[] {
  const found = new Set<string>();
  for (const { entity } of facts()) if (entity.startsWith(`${kind}:`)) found.add(nameOfEntity(entity));
  return [...found].sort();
}

function apps({ facts, file }: AssistContext): readonly Known[] {
  return facts().flatMap((fact) => {
    const path = fact.relation === "app-runs-tasks" ? relative(fact.place.file, file) : undefined;
    return path ? [{ value: path, detail: "the settings of an app" }] : [];
  });
}

function regions({ catalog }: AssistContext): readonly Known[] {
  return catalog.regions.map(({ code, name }) => ({ value: code, detail: name }));
}

function services({ catalog }: AssistContext): readonly Known[] {
  const usual = [
    "ecs-tasks.amazonaws.com",
    "ec2.amazonaws.com",
    "lambda.amazonaws.com",
    "batch.amazonaws.com",
    "states.amazonaws.com",
  ];
  const all = [...new Set([...usual, ...catalog.servicePrincipals.map(({ name }) => name)])];
  return all.map((value) => ({ value, detail: "service" }));
}

function managed({ catalog }: AssistContext): readonly Known[] {
  return catalog.managedPolicies.map((path) => ({
    value: `arn:aws:iam::aws:policy/${path}`,
    detail: "AWS managed policy",
  }));
}

function rulesKnown(snippet?: string): readonly Known[] {
  return codes.map((value) => ({ value, detail: "rule", ...(snippet && { snippet }) }));
}
