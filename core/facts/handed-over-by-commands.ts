import { type KnownWord, optionOf } from "../commands/aws-command.ts";
import { assignment } from "./assignment.ts";
import { type Call, exact } from "./aws-call.ts";
import { kindsOfUse } from "./blocks-of-guide.ts";
import { documentsAt, filePathIn } from "./command-paths.ts";
import { bucketId, keyId, roleId, userId } from "./entity-ids.ts";
import type { EntityId, Fact } from "./fact.ts";
import type { DocumentUse } from "./fact-access.ts";

interface HandedOver {
  /** The option that says whose it is; none for policies that are given to nobody in the call. */
  readonly owner?: "role-name" | "user-name" | "bucket" | "key-id";
  /** The option that hands over the document. */
  readonly file: string;
  readonly use: DocumentUse;
}

/** Which calls hand over a document. */
export const handedOver: Readonly<Record<string, HandedOver>> = {
  "iam create-role": { owner: "role-name", file: "assume-role-policy-document", use: "trust" },
  "iam update-assume-role-policy": { owner: "role-name", file: "policy-document", use: "trust" },
  "iam put-role-policy": { owner: "role-name", file: "policy-document", use: "permissions" },
  "iam put-user-policy": { owner: "user-name", file: "policy-document", use: "permissions" },
  "iam put-group-policy": { file: "policy-document", use: "permissions" },
  "iam create-policy": { file: "policy-document", use: "permissions" },
  "iam create-policy-version": { file: "policy-document", use: "permissions" },
  "s3api put-bucket-policy": { owner: "bucket", file: "policy", use: "resource-policy" },
  "s3api put-bucket-cors": { owner: "bucket", file: "cors-configuration", use: "cors" },
  "kms put-key-policy": { owner: "key-id", file: "policy", use: "resource-policy" },
};

/** Whose the document is that a call hands over. */
export function handedOverBy(call: Call): Fact[] {
  const { owner: option, file = "", use } = handedOver[call.name] ?? {};
  const owner = option && exact(call.command, option);
  const path = optionOf(call.command, file);
  if (!owner || !path || !use) return [];
  const entity = ownerOf(option, owner.value);
  return entity ? assigned(call, path, entity, owner.value, use) : [];
}

function ownerOf(option: NonNullable<HandedOver["owner"]>, name: string): EntityId | undefined {
  if (option === "role-name") return roleId(name);
  if (option === "user-name") return userId(name);
  if (option === "bucket") return bucketId(name);
  return name.startsWith("arn:") ? keyId(name) : undefined;
}

function assigned(call: Call, path: KnownWord, owner: EntityId, ownerName: string, use: DocumentUse): Fact[] {
  const documents = documentsMeant(call, filePathIn(path.value), use);
  return documents.flatMap((document, i) =>
    assignment({
      document,
      owner,
      ownerName,
      use,
      grounds: "certain",
      source: call.source,
      place: call.place(path),
      ...(i > 0 && { nearer: documents.slice(0, i) }),
    }),
  );
}

/** The files that a path may mean, and where none of them is there the block that a guide prints under this name. */
function documentsMeant({ file, blocks }: Call, path: string | undefined, use: DocumentUse): EntityId[] {
  const block = blocks.get(path?.slice(path.lastIndexOf("/") + 1) ?? "");
  const isMeant = block && kindsOfUse[use].includes(block.kind);
  return [...documentsAt(path, file), ...(isMeant ? [block.document] : [])];
}

/** Customer managed policies that a file creates from another: their names, and the words that name the file. */
export function managedPoliciesIn(calls: readonly Call[]): ReadonlyMap<string, KnownWord> {
  const found = new Map<string, KnownWord>();
  for (const { name, command } of calls) {
    const policy = name === "iam create-policy" ? optionOf(command, "policy-name") : undefined;
    const path = optionOf(command, "policy-document");
    if (policy && path) found.set(policy.value, path);
  }
  return found;
}

/** The managed policy that a call attaches, and the file that it was made from. */
export function attachedBy(call: Call, policies: ReadonlyMap<string, KnownWord>): Fact[] {
  if (!/^iam attach-(?:role|user)-policy$/.test(call.name)) return [];
  const owner = rightsOwnerOf(call);
  if (!owner) return [];
  const arn = optionOf(call.command, "policy-arn");
  const path = arn && policies.get(arn.value.slice(arn.value.lastIndexOf("/") + 1));
  const made = path ? assigned(call, path, owner.entity, owner.word.value, "permissions") : [];
  if (made.length > 0) return [...made, declared(call, owner, { managedPolicies: [] })];
  return [declared(call, owner, arn ? { managedPolicies: [arn.value] } : unknownPolicy)];
}

/** That a role or user has policies that are in no file: those of a group, or what the command makes up when it is run. */
export function unknownPolicyBy(call: Call): Fact[] {
  const owner = rightsOwnerOf(call);
  if (!owner) return [];
  const isPut = /^iam put-(?:role|user)-policy$/.test(call.name);
  const path = optionOf(call.command, "policy-document");
  const isUnknown = isPut && (!path || documentsAt(filePathIn(path.value), call.file).length === 0);
  return isUnknown || call.name === "iam add-user-to-group" ? [declared(call, owner, unknownPolicy)] : [];
}

const unknownPolicy = { managedPolicies: [], hasMore: true } as const;

interface RightsOwner {
  readonly word: KnownWord;
  readonly entity: EntityId;
  readonly type: "role" | "user";
}

function rightsOwnerOf({ command }: Call): RightsOwner | undefined {
  const role = exact(command, "role-name");
  if (role) return { word: role, entity: roleId(role.value), type: "role" };
  const user = exact(command, "user-name");
  return user && { word: user, entity: userId(user.value), type: "user" };
}

function declared(
  { place, source }: Call,
  { word, entity, type }: RightsOwner,
  rights: { readonly managedPolicies: readonly string[]; readonly hasMore?: true },
): Fact {
  const shared = { entity, place: place(word), nameSpan: place(word).span, source, ...rights };
  return type === "role"
    ? { relation: "declares-role", role: word.value, ...shared }
    : { relation: "declares-user", user: word.value, ...shared };
}
