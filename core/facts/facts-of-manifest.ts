import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { innerSpanOf, memberOf, membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { spanWithin, type Text, textOf, textsOf } from "../json/strings.ts";
import { pathFaultOf } from "../model/manifest-path.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Span } from "../text.ts";
import { assignment } from "./assignment.ts";
import { accountId, bucketId, documentId, isExact, keyId, namedByArn, roleId, userId } from "./entity-ids.ts";
import type { EntityId, Fact, Place } from "./fact.ts";
import type { DocumentUse, EntityMentioned } from "./fact-access.ts";
import { namedProfile } from "./named-profile.ts";
import { roleNameOf } from "./role-names.ts";

const source = "The manifest";

/** What the manifest makes certain: roles, users, buckets, keys and accounts, whose each file is, and what runs under a role. */
export function factsOfManifest(file: SourceFile, document: JsonDocument, index: number): Fact[] {
  const read = readerOf(file, document, index);
  const { root } = document;
  return [
    ...scenarioOf(root, read),
    ...expectationIn(root, read),
    ...accountsOf(root, read),
    ...itemsOf(root, "roles").flatMap((role) => roleOf(role, read)),
    ...itemsOf(root, "users").flatMap((user) => userOf(user, read)),
    ...itemsOf(root, "buckets").flatMap((bucket) => bucketOf(bucket, root, read)),
    ...itemsOf(root, "keys").flatMap((key) => keyOf(key, read)),
    ...itemsOf(root, "expect").flatMap((expectation) => expected(expectation, read)),
  ];
}

/** Places in the manifest's file, and the documents that its paths name. */
interface Reader {
  readonly file: string;
  place(node: JsonNode): Place;
  spanIn(text: Text, start: number, end: number): Span;
}

function readerOf(file: SourceFile, { text, mapping }: JsonDocument, index: number): Reader {
  return {
    file: file.name,
    place: (node) => ({ file: file.name, document: index, span: spanToFile(mapping, innerSpanOf(node)) }),
    spanIn: (value, start, end) => spanToFile(mapping, spanWithin(value, start, end, text)),
  };
}

function scenarioOf(root: JsonNode | undefined, { file, place }: Reader): Fact[] {
  const scenario = textOf(memberOf(root, "scenario")?.value);
  if (!scenario) return [];
  const entity: EntityId = `manifest:${file}`;
  return [{ relation: "declares-scenario", entity, place: place(scenario.node), scenario: scenario.value }];
}

/** One for all entries: they are judged together. */
function expectationIn(root: JsonNode | undefined, { file, place }: Reader): Fact[] {
  const [first] = itemsOf(root, "expect");
  return first ? [{ relation: "expects-access", entity: `manifest:${file}`, place: place(first) }] : [];
}

function accountsOf(root: JsonNode | undefined, { place }: Reader): Fact[] {
  return membersOf(memberOf(root, "accounts")?.value).flatMap(({ name, value }): Fact[] => {
    const id = textOf(value) ?? textOf(memberOf(value, "id")?.value);
    if (!id || !/^\d{12}$/.test(id.value)) return [];
    const organization = textOf(memberOf(value, "organization")?.value)?.value;
    return [
      {
        relation: "declares-account",
        entity: accountId(id.value),
        place: place(id.node),
        id: id.value,
        name,
        ...(organization && { organization }),
      },
    ];
  });
}

function roleOf(role: JsonNode, read: Reader): Fact[] {
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

function userOf(user: JsonNode, read: Reader): Fact[] {
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

function bucketOf(bucket: JsonNode, root: JsonNode | undefined, read: Reader): Fact[] {
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

function keyOf(key: JsonNode, read: Reader): Fact[] {
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

/** Whom and what the expected access is about; it declares nothing, and is renamed with the rest. */
function expected(expectation: JsonNode, read: Reader): Fact[] {
  const who = textOf(memberOf(expectation, "who")?.value);
  const profile = who && /^profile:(.+)$/.exec(who.value)?.[1];
  const start = "profile:".length;
  const ofWho: Fact[] = !who
    ? []
    : profile
      ? [namedProfile(profile, { ...read.place(who.node), span: read.spanIn(who, start, who.value.length) })]
      : mentionsOf(who, "who", read);
  const ofPlaces = textsOf(memberOf(expectation, "on")?.value).flatMap((on): Fact[] => {
    const bucket = /^[\w.-]+/.exec(on.value)?.[0];
    if (on.value.startsWith("arn:")) return mentionsOf(on, "on", read);
    if (!bucket || !isExact(on.value)) return [];
    const nameSpan = read.spanIn(on, 0, bucket.length);
    return [
      {
        relation: "mentions",
        entity: bucketId(bucket),
        place: read.place(on.node),
        name: bucket,
        nameSpan,
        as: "manifest",
        of: "on",
      },
    ];
  });
  return [...ofWho, ...ofPlaces];
}

function assigned(
  node: JsonNode,
  member: string,
  use: DocumentUse,
  owner: EntityId,
  ownerName: string,
  { file, place }: Reader,
): Fact[] {
  return textsOf(memberOf(node, member)?.value).flatMap((path) => {
    // manifest-path tells of it, and nothing rests on it.
    if (pathFaultOf(path.value)) return [];
    const target = pathFrom(file, path.value);
    if (!target) return [];
    const document = documentId(target, 0);
    return assignment({ document, owner, ownerName, use, grounds: "certain", source, place: place(path.node) });
  });
}

function mentionsOf(text: Text, of: string, { place, spanIn }: Reader): EntityMentioned[] {
  return namedByArn(text.value).map(({ entity, name, start, end, account }) => ({
    relation: "mentions",
    entity,
    place: place(text.node),
    name,
    nameSpan: spanIn(text, start, end),
    arn: text.value,
    ...(account && { account }),
    as: "manifest",
    of,
  }));
}

function nameSpanOf(arn: Text, { spanIn }: Reader): Span {
  const start = arn.value.lastIndexOf("/") + 1;
  return spanIn(arn, start, arn.value.length);
}

function filled(node: JsonNode, member: string): Text | undefined {
  const text = textOf(memberOf(node, member)?.value);
  return text && text.value !== "" && !hasPlaceholder(text.value) ? text : undefined;
}

function itemsOf(root: JsonNode | undefined, member: string): readonly JsonNode[] {
  const list = memberOf(root, member)?.value;
  return list?.type === "array" ? (list.children ?? []) : [];
}

/** A path of the manifest's as names of files are: from the workspace's folder. Undefined where it leads out of the manifest's own. */
export function pathFrom(manifest: string, path: string): string | undefined {
  if (path === "" || path.startsWith("/") || path.includes("\\") || /^[a-z]+:/i.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  const slash = manifest.lastIndexOf("/");
  return `${manifest.slice(0, slash + 1)}${steps.join("/")}`;
}
