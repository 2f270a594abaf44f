import { memberOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { textOf, textsOf } from "../json/strings.ts";
import { bucketId, isExact, keyId, roleId, userId } from "./entity-ids.ts";
import type { Fact } from "./fact.ts";
import { assigned, filled, mentionsOf, nameSpanOf, type Reader, source } from "./manifest-reader.ts";
import { roleNameOf } from "./role-names.ts";

export function roleOf(role: JsonNode, read: Reader): Fact[] {
  const arn = filled(role, "arn");
  if (!arn) return [];
  const entity = roleId(roleNameOf(arn.value));
  const place = read.place(arn.node);
  const max: unknown = memberOf(role, "maxSessionDuration")?.value?.value;
  const runs = textsOf(memberOf(role, "usedBy")?.value).map(
    (service): Fact => ({
      relation: "role-runs-service",
      entity,
      place: read.place(service.node),
      role: arn.value,
      service: service.value,
      source,
    }),
  );
  return [
    {
      relation: "declares-role",
      entity,
      place,
      role: arn.value,
      nameSpan: nameSpanOf(arn, read),
      ...(typeof max === "number" && { maxSessionDuration: max }),
      managedPolicies: textsOf(memberOf(role, "managedPolicies")?.value).map(({ value }) => value),
      source,
    },
    ...mentionsOf(arn, "arn", read),
    ...assigned(role, "trust", "trust", entity, arn.value, read),
    ...assigned(role, "policies", "permissions", entity, arn.value, read),
    ...assigned(role, "permissionsBoundary", "boundary", entity, arn.value, read),
    ...runs,
  ];
}

export function userOf(user: JsonNode, read: Reader): Fact[] {
  const arn = filled(user, "arn");
  if (!arn) return [];
  const entity = userId(arn.value.slice(arn.value.lastIndexOf("/") + 1));
  return [
    {
      relation: "declares-user",
      entity,
      place: read.place(arn.node),
      user: arn.value,
      nameSpan: nameSpanOf(arn, read),
      managedPolicies: textsOf(memberOf(user, "managedPolicies")?.value).map(({ value }) => value),
      source,
    },
    ...mentionsOf(arn, "arn", read),
    ...assigned(user, "policies", "permissions", entity, arn.value, read),
    ...assigned(user, "permissionsBoundary", "boundary", entity, arn.value, read),
  ];
}

export function bucketOf(bucket: JsonNode, root: JsonNode | undefined, read: Reader): Fact[] {
  const name = filled(bucket, "name");
  if (!name || !isExact(name.value)) return [];
  const entity = bucketId(name.value);
  const textIn = (member: string) => textOf(memberOf(bucket, member)?.value);
  const account = accountOf(textIn("account")?.value, root);
  const region = textIn("region");
  const kmsKey = textIn("kmsKey");
  const objectOwnership = textIn("objectOwnership")?.value;
  const versioning = textIn("versioning")?.value;
  return [
    {
      relation: "declares-bucket",
      entity,
      place: read.place(name.node),
      name: name.value,
      nameSpan: read.place(name.node).span,
      ...(account && { account }),
      ...(region && { region: region.value, regionSpan: read.place(region.node).span }),
      ...(kmsKey && { kmsKey: kmsKey.value, kmsKeySpan: read.place(kmsKey.node).span }),
      ...(objectOwnership && { objectOwnership }),
      ...(versioning && { versioning }),
      source,
    },
    { relation: "lists-bucket", entity: `manifest:${read.file}`, place: read.place(name.node), bucket: entity },
    ...(kmsKey ? mentionsOf(kmsKey, "kmsKey", read) : []),
    ...assigned(bucket, "policy", "resource-policy", entity, name.value, read),
    ...assigned(bucket, "cors", "cors", entity, name.value, read),
  ];
}

/** The digits of an account that is given by its name in `accounts`, or by its digits. */
function accountOf(given: string | undefined, root: JsonNode | undefined): string | undefined {
  if (given === undefined || /^\d{12}$/.test(given)) return given;
  const value = memberOf(memberOf(root, "accounts")?.value, given)?.value;
  const id = textOf(value) ?? textOf(memberOf(value, "id")?.value);
  return id && /^\d{12}$/.test(id.value) ? id.value : undefined;
}

export function keyOf(key: JsonNode, read: Reader): Fact[] {
  const arn = filled(key, "arn");
  if (!arn) return [];
  const entity = keyId(arn.value);
  const place = read.place(arn.node);
  return [
    { relation: "declares-key", entity, place, arn: arn.value, nameSpan: place.span, source },
    ...mentionsOf(arn, "arn", read),
    ...assigned(key, "policy", "resource-policy", entity, arn.value, read),
  ];
}
