// How catalog.txt is laid out: scripts/catalog/lay-out.mjs writes it, this reads it. A header line of JSON, then lines
// of JSON that the header finds by offset (from the line after it) and length.

import type { ConditionKeyType } from "./types.ts";

type Slice = readonly [offset: number, length: number];

/** Prefix, name, and where its row lies. */
export type ServiceSlice = readonly [prefix: string, name: string, ...row: Slice];

/** One service in columns: those beside `names` run over its actions, those beside `keys` over its condition keys. */
export interface ServiceRow {
  readonly keys: readonly string[];
  /** A letter for each key, see `conditionKeyTypeOf`. */
  readonly keyTypes: string;
  readonly keyProse: readonly string[];
  readonly types: readonly (readonly [name: string, keySet: number, ...arns: string[]])[];
  /** Names of the actions with spaces between. */
  readonly names: string;
  /** A letter for each action: R, W, L, T (tagging) or P (permissions management). */
  readonly levels: string;
  readonly actionTypes: readonly number[];
  readonly actionKeys: readonly number[];
  /** Index of an action to index of its set. */
  readonly dependent: Readonly<Record<string, number>>;
  readonly prose: readonly string[];
  /** Sets of indexes into `keys`. */
  readonly keySets: readonly (readonly number[])[];
  /** Sets of indexes into `types`. */
  readonly typeSets: readonly (readonly number[])[];
  /** Sets of actions with prefix, spaces between. */
  readonly dependentSets: readonly string[];
}

export interface GlobalKeyRow {
  readonly key: string;
  readonly type: ConditionKeyType;
  readonly also?: ConditionKeyType;
  readonly many?: boolean;
  readonly session?: boolean;
  readonly meaning: string;
  readonly present: string;
}

interface PartitionRow {
  readonly id: string;
  readonly dnsSuffix: string;
  readonly regionPattern: string;
  readonly globalRegion: string;
  readonly regions: Readonly<Record<string, string>>;
}

interface Sections {
  readonly globalKeys: { readonly keys: readonly GlobalKeyRow[]; readonly vpceServices: readonly string[] };
  readonly federation: Readonly<Record<string, readonly (readonly [key: string, type: string, description: string])[]>>;
  /** Issuer, or its start with a trailing star, to keys that tell its tenants apart. */
  readonly sharedIssuers: Readonly<Record<string, readonly string[]>>;
  readonly partitions: readonly PartitionRow[];
  readonly principals: readonly (readonly [name: string, purpose?: string])[];
  readonly retired: {
    readonly services: Readonly<Record<string, { readonly name: string; readonly last: string }>>;
    readonly actions: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly conditionKeys: Readonly<Record<string, string>>;
  };
  /** Names that AWS's managed policies use and its tables never had. */
  readonly undocumented: Readonly<Record<"services" | "actions" | "conditionKeys", readonly string[]>>;
  readonly rcpServices: readonly string[];
  readonly managedPolicies: readonly string[];
  /** See scripts/catalog/action-sets.mjs. */
  readonly actionSets: string;
}

interface Header {
  readonly format: number;
  readonly date: string;
  readonly sources: readonly string[];
  readonly sections: Readonly<Record<keyof Sections, Slice>>;
  readonly foreignKeys: Readonly<Record<string, readonly string[]>>;
  readonly documents: Readonly<Record<string, Slice>>;
  readonly services: readonly ServiceSlice[];
}

export interface Slices {
  readonly date: string;
  readonly sources: readonly string[];
  readonly services: readonly ServiceSlice[];
  /** Services that list keys under a prefix which is not their own. */
  readonly foreignKeys: ReadonlyMap<string, readonly string[]>;
  /** A shared part, parsed on first use and kept. */
  section<Name extends keyof Sections>(name: Name): Sections[Name];
  row(slice: ServiceSlice): ServiceRow;
  /** The document of a managed policy by path, parsed anew each time. */
  document(path: string): unknown;
}

const formatRead = 2;

/** Reads the header. Undefined when the text is not a catalog of the format that this code knows. */
export function openSlices(data: string): Slices | undefined {
  const bodyStart = data.indexOf("\n") + 1;
  const header = parseHeader(data.slice(0, bodyStart));
  if (header === undefined) return undefined;
  const sections = new Map<keyof Sections, unknown>();
  const documents = new Map(Object.entries(header.documents));
  const parse = ([offset, length]: Slice): unknown =>
    JSON.parse(data.slice(bodyStart + offset, bodyStart + offset + length));
  return {
    date: header.date,
    sources: header.sources,
    services: header.services,
    foreignKeys: new Map(Object.entries(header.foreignKeys)),
    section<Name extends keyof Sections>(name: Name) {
      if (!sections.has(name)) sections.set(name, parse(header.sections[name]));
      return sections.get(name) as Sections[Name];
    },
    row: ([, , offset, length]) => parse([offset, length]) as ServiceRow,
    document(path) {
      const slice = documents.get(path);
      return slice && parse(slice);
    },
  };
}

function parseHeader(line: string): Header | undefined {
  try {
    const header = JSON.parse(line) as Header;
    return header.format === formatRead ? header : undefined;
  } catch {
    return undefined;
  }
}

/** A catalog in which every look-up finds nothing. */
export const emptyCatalogText = (() => {
  const parts = {
    globalKeys: '{"keys":[],"vpceServices":[]}',
    federation: "{}",
    sharedIssuers: "{}",
    partitions: "[]",
    principals: "[]",
    retired: '{"services":{},"actions":{},"conditionKeys":{}}',
    undocumented: '{"services":[],"actions":[],"conditionKeys":[]}',
    rcpServices: "[]",
    managedPolicies: "[]",
    actionSets: '""',
  } satisfies Record<keyof Sections, string>;
  const body = Object.values(parts).join("\n");
  const sections = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, [body.indexOf(text), text.length]]),
  );
  const header = { format: formatRead, date: "", sources: [], sections, foreignKeys: {}, documents: {}, services: [] };
  return `${JSON.stringify(header)}\n${body}`;
})();
