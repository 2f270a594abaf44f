// Lays the catalog out as text: a header line, then one line a part, found by offset. See core/catalog/index.ts,
// which reads it.

import { typeLetter } from "./type-letter.mjs";

/** Changes with the layout; core/catalog/layout.ts reads this one alone. */
export const format = 2;
const usualStart = "Grants permission to ";
const usualKeyStart = "Filters access by ";

export function layOut({ date, sources, services, sections, documents }) {
  const body = [];
  let offset = 0;
  const place = (value) => {
    const line = asciiJson(value);
    body.push(line, "\n");
    const slice = [offset, line.length];
    offset += line.length + 1;
    return slice;
  };
  const placedSections = Object.fromEntries(Object.entries(sections).map(([name, value]) => [name, place(value)]));
  const placedServices = services.map((service) => [service.prefix, service.name, ...place(rowOf(service))]);
  const placedDocuments = Object.fromEntries(
    Object.entries(documents).map(([path, document]) => [path, place(document)]),
  );
  const foreignKeys = foreignKeyPrefixes(services);
  const header = {
    format,
    date,
    sources,
    sections: placedSections,
    foreignKeys,
    documents: placedDocuments,
    services: placedServices,
  };
  return `${asciiJson(header)}\n${body.join("")}`;
}

/** A service in columns; sets of condition keys, resource types and needed actions are shared by many actions. */
function rowOf({ prefix, actions, resourceTypes, conditionKeys }) {
  const keySets = tableOfSets(conditionKeys.map(({ key }) => key));
  const typeSets = tableOfSets(resourceTypes.map(({ name }) => name));
  const dependentSets = [...new Set(actions.map((action) => action.dependent.join(" ")))].filter((set) => set !== "");
  return {
    keys: conditionKeys.map(({ key }) => key),
    keyTypes: conditionKeys.map(({ type }) => typeLetter(type)).join(""),
    // The global keys' meaning is told once, in words of our own.
    keyProse: conditionKeys.map(({ key, description }) =>
      key.startsWith("aws:") ? "" : shortened(description, usualKeyStart),
    ),
    types: resourceTypes.map(({ name, arns, conditionKeys: keys }) => [
      name,
      keySets.indexOf(keys),
      ...arns.map((arn) => shortened(arn, `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`)),
    ]),
    names: actions.map(({ name }) => name).join(" "),
    levels: actions.map(({ level }) => level).join(""),
    actionTypes: actions.map((action) => typeSets.indexOf(action.resourceTypes)),
    actionKeys: actions.map((action) => keySets.indexOf(action.conditionKeys)),
    dependent: Object.fromEntries(
      actions.flatMap(({ dependent }, index) =>
        dependent.length > 0 ? [[index, dependentSets.indexOf(dependent.join(" "))]] : [],
      ),
    ),
    prose: actions.map(({ description }) => shortened(description, usualStart)),
    keySets: keySets.sets,
    typeSets: typeSets.sets,
    dependentSets,
  };
}

/** A text without the words that nearly all begin with; "=" marks one that begins otherwise. */
const shortened = (text, start) => (text.startsWith(start) ? text.slice(start.length) : `=${text}`);

function tableOfSets(names) {
  const index = new Map(names.map((name, at) => [name.toLowerCase(), at]));
  const sets = [];
  const known = new Map();
  return {
    sets,
    indexOf(wanted) {
      const set = wanted.map((name) => {
        const at = index.get(name.toLowerCase());
        if (at === undefined) throw new Error(`"${name}" is used but not listed by its service.`);
        return at;
      });
      const id = set.join(",");
      if (!known.has(id)) known.set(id, sets.push(set) - 1);
      return known.get(id);
    },
  };
}

/** Which services list keys under a prefix that is not their own, such as `catalog:` of aws-marketplace. */
function foreignKeyPrefixes(services) {
  const owners = {};
  for (const { prefix, conditionKeys } of services) {
    for (const { key } of conditionKeys) {
      const start = key.slice(0, key.indexOf(":"));
      if (start === "aws" || start === prefix || start.includes(".") || start === "saml") continue;
      owners[start] ??= [];
      if (!owners[start].includes(prefix)) owners[start].push(prefix);
    }
  }
  return owners;
}

/** ASCII alone, so that a reader can decode the file as Latin-1 and cut it by offset. */
function asciiJson(value) {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
