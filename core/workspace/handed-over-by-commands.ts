import { type KnownWord, optionOf } from "../commands/aws-command.ts";
import { assignment } from "./assignment.ts";
import { type Call, exact } from "./aws-call.ts";
import { bucketId, documentId, isExact, keyId, roleId, userId } from "./entity-ids.ts";
import type { EntityId, Fact } from "./fact.ts";
import type { DocumentUse } from "./fact-access.ts";
import { foldersOf } from "./facts-of-document.ts";
import { pathFrom } from "./facts-of-manifest.ts";

/** Which option of which call hands over whose document. */
const handedOver: Readonly<
  Record<
    string,
    readonly {
      readonly owner: "role-name" | "user-name" | "bucket" | "key-id";
      readonly file: string;
      readonly use: DocumentUse;
    }[]
  >
> = {
  "iam create-role": [{ owner: "role-name", file: "assume-role-policy-document", use: "trust" }],
  "iam update-assume-role-policy": [{ owner: "role-name", file: "policy-document", use: "trust" }],
  "iam put-role-policy": [{ owner: "role-name", file: "policy-document", use: "permissions" }],
  "iam put-user-policy": [{ owner: "user-name", file: "policy-document", use: "permissions" }],
  "s3api put-bucket-policy": [{ owner: "bucket", file: "policy", use: "resource-policy" }],
  "s3api put-bucket-cors": [{ owner: "bucket", file: "cors-configuration", use: "cors" }],
  "kms put-key-policy": [{ owner: "key-id", file: "policy", use: "resource-policy" }],
};

/** Whose the document is that a call hands over. */
export function handedOverBy(call: Call): Fact[] {
  return (handedOver[call.name] ?? []).flatMap(({ owner: option, file, use }) => {
    const owner = exact(call.command, option);
    const path = optionOf(call.command, file);
    if (!owner || !path) return [];
    const entity = ownerOf(option, owner.value);
    return entity ? assigned(call, path, entity, owner.value, use) : [];
  });
}

function ownerOf(option: "role-name" | "user-name" | "bucket" | "key-id", name: string): EntityId | undefined {
  if (option === "role-name") return roleId(name);
  if (option === "user-name") return userId(name);
  if (option === "bucket") return bucketId(name);
  return name.startsWith("arn:") ? keyId(name) : undefined;
}

function assigned(call: Call, path: KnownWord, owner: EntityId, ownerName: string, use: DocumentUse): Fact[] {
  return pathsOf(call.file, path.value).flatMap((target) =>
    assignment({
      document: documentId(target, 0),
      owner,
      ownerName,
      use,
      grounds: "certain",
      source: call.source,
      place: call.place(path),
    }),
  );
}

/** The files that `file://x` may name: the command is run in the script's folder, or in the one above. */
function pathsOf(file: string, value: string): string[] {
  const path = /^fileb?:\/\/(.+)$/.exec(value)?.[1];
  if (!path || !isExact(path)) return [];
  return foldersOf(file).flatMap((folder) => pathFrom(folder === "" ? "x" : `${folder}/x`, path) ?? []);
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
  const { command, name, source, place } = call;
  const option =
    name === "iam attach-role-policy" ? "role-name" : name === "iam attach-user-policy" ? "user-name" : undefined;
  const owner = option && exact(command, option);
  const arn = optionOf(command, "policy-arn");
  if (!owner || !arn) return [];
  const path = policies.get(arn.value.slice(arn.value.lastIndexOf("/") + 1));
  const entity = option === "role-name" ? roleId(owner.value) : userId(owner.value);
  const declared: Fact =
    option === "role-name"
      ? {
          relation: "declares-role",
          entity,
          place: place(owner),
          role: owner.value,
          nameSpan: place(owner).span,
          managedPolicies: [arn.value],
          source,
        }
      : {
          relation: "declares-user",
          entity,
          place: place(owner),
          user: owner.value,
          nameSpan: place(owner).span,
          managedPolicies: [arn.value],
          source,
        };
  return [declared, ...(path ? assigned(call, path, entity, owner.value, "permissions") : [])];
}
