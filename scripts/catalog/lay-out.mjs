// Lays the catalog out as text: a header line, then one line a part, found by offset. See core/catalog/index.ts,
// which reads it.

const format = 1;
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
  const rows = services.map((service) => [service.prefix, service.name, ...place(rowOf(service))]);
  // Descriptions and documents last: what is read on every start stays close together.
  const withProse = rows.map((row, index) => [...row, ...place(proseOf(services[index]))]);
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
    services: withProse,
  };
  return `${asciiJson(header)}\n${body.join("")}`;
}

/** A service's names in columns; sets of condition keys and of resource types are shared by many actions. */
function rowOf({ actions, resourceTypes, conditionKeys }) {
  const keyIndex = new Map(conditionKeys.map(({ key }, index) => [key.toLowerCase(), index]));
  const typeIndex = new Map(resourceTypes.map(({ name }, index) => [name.toLowerCase(), index]));
  const keySets = tableOfSets(keyIndex);
  const typeSets = tableOfSets(typeIndex);
  return {
    keys: conditionKeys.map(({ key }) => key),
    keyTypes: conditionKeys.map(({ type }) => type),
    types: resourceTypes.map(({ name, arns, conditionKeys: keys }) => [
      name,
      arns.length === 1 ? arns[0] : arns,
      keySets.indexOf(keys),
    ]),
    names: actions.map(({ name }) => name).join(" "),
    levels: actions.map(({ level }) => level).join(""),
    actionTypes: actions.map((action) => typeSets.indexOf(action.resourceTypes)),
    actionKeys: actions.map((action) => keySets.indexOf(action.conditionKeys)),
    dependent: Object.fromEntries(
      actions.flatMap((action, index) => (action.dependent.length > 0 ? [[index, action.dependent]] : [])),
    ),
    keySets: keySets.sets,
    typeSets: typeSets.sets,
  };
}

function tableOfSets(index) {
  const sets = [];
  const known = new Map();
  return {
    sets,
    indexOf(names) {
      const set = names.map((name) => {
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

/** Descriptions, without the words that nearly all begin with ("=" marks one that begins otherwise). */
function proseOf({ actions, conditionKeys }) {
  const short = (text, start) => (text.startsWith(start) ? text.slice(start.length) : `=${text}`);
  return {
    actions: actions.map(({ description }) => short(description, usualStart)),
    // The global keys' meaning is told once, in words of our own.
    keys: conditionKeys.map(({ key, description }) =>
      key.startsWith("aws:") ? "" : short(description, usualKeyStart),
    ),
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
