import { getNodeValue } from "jsonc-parser";
import { parseJson } from "../json/parse.ts";
import { json } from "./write.ts";

type Entry = Readonly<Record<string, unknown>>;

/** A manifest with what another adds, or why the two do not go together. */
export type MergedManifest = { readonly text: string } | { readonly conflict: string };

/**
 * Adds to a manifest what a new set's manifest says; nothing that is there goes away. A role, user, bucket or key that both
 * name becomes one entry, unless the two contradict each other.
 */
export function mergeManifest(existing: string, added: string): MergedManifest {
  const mine = objectIn(existing);
  const theirs = objectIn(added);
  if (!mine || !theirs) return { conflict: "it is not a JSON object without comments" };
  const accounts = mergedAccounts(entryOf(mine.accounts), entryOf(theirs.accounts));
  const merged: Record<string, unknown> = { ...theirs, ...mine };
  if (theirs.accounts !== undefined) merged.accounts = accounts.all;
  for (const [list, key] of Object.entries(keys)) {
    if (theirs[list] === undefined) continue;
    const renamed = listOf(theirs[list]).map((entry) => withAccount(entry, accounts.names));
    const result = mergedList(listOf(mine[list]), renamed, key);
    if ("conflict" in result) return result;
    merged[list] = result.list;
  }
  const expected = listOf(mine.expect).map((entry) => JSON.stringify(entry));
  const more = listOf(theirs.expect).filter((entry) => !expected.includes(JSON.stringify(entry)));
  if (more.length > 0) merged.expect = [...listOf(mine.expect), ...more];
  return { text: json(inOrder(merged, mine)) };
}

/** By what the entries of a list are known. */
const keys = { roles: "arn", users: "arn", buckets: "name", keys: "arn" } as const;

function objectIn(text: string): Entry | undefined {
  const { root, problems } = parseJson(text);
  if (problems.length > 0 || root?.type !== "object") return undefined;
  return getNodeValue(root) as Entry;
}

function entryOf(value: unknown): Entry {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Entry) : {};
}

function listOf(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? (value as Entry[]) : [];
}

/** What was there keeps its name; `names` says under which name, or by which id, an added account goes on. */
function mergedAccounts(mine: Entry, theirs: Entry): { all: Entry; names: ReadonlyMap<string, string> } {
  const idOf = (value: unknown) => (typeof value === "string" ? value : String(entryOf(value).id ?? ""));
  const all: Record<string, unknown> = { ...mine };
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(theirs)) {
    const id = idOf(value);
    const known = Object.entries(mine).find(([, own]) => idOf(own) === id)?.[0];
    if (known !== undefined) names.set(name, known);
    else if (Object.hasOwn(mine, name)) names.set(name, id);
    else all[name] = value;
  }
  return { all, names };
}

function withAccount(entry: Entry, names: ReadonlyMap<string, string>): Entry {
  const name = typeof entry.account === "string" ? names.get(entry.account) : undefined;
  return name === undefined ? entry : { ...entry, account: name };
}

function mergedList(
  mine: readonly Entry[],
  theirs: readonly Entry[],
  key: string,
): { list: readonly Entry[] } | { conflict: string } {
  const list = [...mine];
  for (const entry of theirs) {
    const index = list.findIndex((own) => own[key] === entry[key]);
    const own = list[index];
    if (!own) {
      list.push(entry);
      continue;
    }
    const both: Record<string, unknown> = { ...own };
    for (const [member, value] of Object.entries(entry)) {
      const before = own[member];
      if (Array.isArray(before) && Array.isArray(value)) both[member] = [...new Set([...before, ...value])];
      else if (before === undefined) both[member] = value;
      else if (JSON.stringify(before) !== JSON.stringify(value))
        return {
          conflict: `its ${member} of ${String(entry[key])} is ${String(before)}, the new one ${String(value)}`,
        };
    }
    list[index] = both;
  }
  return { list };
}

/** Members that were there stay where they were; new ones come behind, in the usual order. */
function inOrder(merged: Entry, mine: Entry): Entry {
  const usual = ["scenario", "accounts", "roles", "users", "buckets", "keys", "aws", "app", "documents", "expect"];
  const names = [...new Set([...Object.keys(mine), ...usual, ...Object.keys(merged)])];
  return Object.fromEntries(names.filter((name) => Object.hasOwn(merged, name)).map((name) => [name, merged[name]]));
}
