// Part of the full run only: it reads the data packages, some 80 MB.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openCatalog } from "../../core/catalog/index.ts";
import { nearest } from "../../core/catalog/nearest.ts";
import { catalog, catalogText } from "./open.ts";

/** The scripts are plain JavaScript without types of their own. */
async function script<Exports>(name: string): Promise<Exports> {
  return (await import(new URL(`../../scripts/${name}`, import.meta.url).href)) as Exports;
}

test("the checked-in catalog is what its sources give", async () => {
  const { buildCatalog } = await script<{ buildCatalog(): string }>("catalog.mjs");
  // Not assert.equal: its message would hold two texts of 2.5 MB.
  assert.ok(
    buildCatalog() === catalogText,
    "core/catalog/catalog.txt differs from its sources: run `npm run catalog`.",
  );
});

test("what is laid out is read back, characters beyond ASCII too", async () => {
  const { layOut } = await script<{ layOut(parts: unknown): string }>("catalog/lay-out.mjs");
  const text = layOut({
    date: "2031-02-03",
    sources: ["made up"],
    services: [
      {
        prefix: "cafe",
        name: "Café 🚪",
        actions: [
          {
            name: "OpenDoor",
            level: "W",
            resourceTypes: ["door"],
            conditionKeys: ["cafe:Key/${TagKey}"],
            dependent: ["iam:PassRole"],
            description: "Öffnet “die Tür”",
          },
          {
            name: "Look",
            level: "R",
            resourceTypes: [],
            conditionKeys: [],
            dependent: [],
            description: "Grants permission to look",
          },
        ],
        resourceTypes: [
          { name: "door", arns: ["arn:${Partition}:cafe:${Region}:${Account}:door/${Id}", "arn:é"], conditionKeys: [] },
        ],
        conditionKeys: [{ key: "cafe:Key/${TagKey}", type: "ArrayOfARN", description: "Filters access by key" }],
      },
    ],
    sections: {
      globalKeys: { keys: [], vpceServices: [] },
      federation: {},
      sharedIssuers: {},
      partitions: [],
      principals: [["tür.amazonaws.com", "Türen"]],
      retired: { services: {}, actions: {}, conditionKeys: {} },
      undocumented: { services: [], actions: [], conditionKeys: [] },
      rcpServices: [],
      managedPolicies: ["a/B"],
    },
    documents: { "a/B": { Statement: "ü" } },
  });
  assert.doesNotMatch(text, /[^\x20-\x7e\n]/);
  const read = openCatalog(text);
  assert.equal(read.date, "2031-02-03");
  assert.equal(read.service("cafe")?.name, "Café 🚪");
  assert.deepEqual(read.actionsMatching("cafe:*"), [
    {
      name: "OpenDoor",
      service: "cafe",
      levels: ["Write"],
      resourceTypes: read.service("cafe")?.resourceTypes,
      conditionKeys: ["cafe:Key/${TagKey}"],
      dependentActions: ["iam:PassRole"],
      description: "Öffnet “die Tür”",
    },
    {
      name: "Look",
      service: "cafe",
      levels: ["Read"],
      resourceTypes: [],
      conditionKeys: [],
      dependentActions: [],
      description: "Grants permission to look",
    },
  ]);
  assert.deepEqual(read.service("cafe")?.resourceTypes[0]?.arns, [
    "arn:${Partition}:cafe:${Region}:${Account}:door/${Id}",
    "arn:é",
  ]);
  assert.deepEqual(read.conditionKey("cafe:key/x"), {
    key: "cafe:Key/${TagKey}",
    type: "ARN",
    multivalued: true,
    global: false,
    scope: "service",
    description: "Filters access by key",
  });
  assert.deepEqual(read.managedPolicy("arn:aws:iam::aws:policy/a/B"), { Statement: "ü" });
});

test("a name that vanishes from the data is kept as retired, one that comes back is not", async () => {
  const { withVanished, retiredNames } = await script<{
    withVanished(before: string, data: unknown): string | undefined;
    retiredNames(data: unknown): { services: Record<string, unknown>; actions: Record<string, Record<string, string>> };
  }>("catalog/retired.mjs");
  const { readServices } = await script<{
    readServices(): { services: { prefix: string; actions: { name: string }[] }[] };
  }>("catalog/services.mjs");
  const data = readServices();
  assert.equal(withVanished(catalogText, data), undefined);

  const s3 = data.services.find(({ prefix }) => prefix === "s3");
  assert.ok(s3);
  s3.actions = s3.actions.filter(({ name }) => name !== "GetObjectTorrent");
  data.services = data.services.filter(({ prefix }) => prefix !== "sdb");
  const written = JSON.parse(withVanished(catalogText, data) ?? "{}");
  assert.equal(written.actions.s3.GetObjectTorrent, catalog.date);
  assert.equal(written.services.sdb.last, catalog.date);
  assert.ok(written.actions.sdb.Select);

  data.services.push({ prefix: "deepracer", actions: [{ name: "CreateCar" }], conditionKeys: [] } as never);
  const retired = retiredNames(data);
  assert.equal(retired.services.deepracer, undefined);
  assert.equal(retired.actions.deepracer?.CreateCar, undefined);
  assert.ok(retired.actions.deepracer?.GetTrack);
});

test("no name that AWS uses undocumented resembles a documented one", () => {
  // If one does, it may be AWS's own slip, and would hide the same slip of others.
  const header = JSON.parse(catalogText.slice(0, catalogText.indexOf("\n"))) as {
    sections: Record<string, [number, number]>;
  };
  const [offset, length] = header.sections.undocumented ?? [0, 0];
  const start = catalogText.indexOf("\n") + 1 + offset;
  const undocumented = JSON.parse(catalogText.slice(start, start + length)) as {
    services: string[];
    actions: string[];
  };
  for (const prefix of undocumented.services) assert.equal(nearest(prefix, catalog.services), undefined, prefix);
  for (const action of undocumented.actions) {
    const [prefix = "", name = ""] = action.split(":");
    const names = catalog.service(prefix)?.actions.map((known) => known.name) ?? [];
    assert.equal(nearest(name, names), undefined, action);
  }
  assert.ok(undocumented.actions.length > 20);
});
