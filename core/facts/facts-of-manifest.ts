import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { memberOf, membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { textOf } from "../json/strings.ts";
import { accountId } from "./entity-ids.ts";
import type { EntityId, Fact } from "./fact.ts";
import { bucketOf, keyOf, roleOf, userOf } from "./manifest-entities.ts";
import { expected } from "./manifest-expectations.ts";
import { itemsOf, pathsIn, type Reader, readerOf } from "./manifest-reader.ts";

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
    ...filesOf(root, read),
  ];
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

/** The other files that it names: policies that are nobody's own, the config files, the app's settings. */
function filesOf(root: JsonNode | undefined, read: Reader): Fact[] {
  const organization = memberOf(root, "organization")?.value;
  const aws = memberOf(root, "aws")?.value;
  const named = (member: JsonNode | undefined, isPolicy: boolean) =>
    pathsIn(member, read).map(
      ({ target, place }): Fact => ({
        relation: "names-file",
        entity: `manifest:${read.file}`,
        place,
        target,
        isPolicy,
      }),
    );
  return [
    ...["scps", "rcps"].flatMap((name) => itemsOf(organization, name)).flatMap((level) => named(level, true)),
    ...named(memberOf(root, "endpointPolicies")?.value, true),
    ...["config", "credentials"].flatMap((name) => named(memberOf(aws, name)?.value, false)),
    ...named(memberOf(root, "app")?.value, false),
  ];
}
