import { readdirSync, readFileSync } from "node:fs";
import { analyzeFile } from "../../core/analyze.ts";
import { openCatalog } from "../../core/catalog/index.ts";
import { complete } from "../../core/edit/policy/complete.ts";
import { placeAt } from "../../core/edit/policy/place.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import { isHeldOut } from "../catalog/action-sets.mjs";
import { managedPolicies } from "../managed-policies.mjs";
import { soundDocuments } from "./sound-documents.mjs";

const root = new URL("../../", import.meta.url);
const catalog = openCatalog(readFileSync(new URL("core/catalog/catalog.txt", root), "latin1"));

function contextOf(file) {
  return { catalog, userProfiles: [], file, index: 0, facts: () => [], documentsOf: () => [] };
}

/** Every tenth character of the examples and of fifty managed policies, as they are and with the rest of the line cut off. */
export function* completionPositions() {
  for (const { name, text } of texts()) {
    for (let offset = 0; offset <= text.length; offset += 10) {
      yield { name, text, offset };
      const end = text.slice(offset).search(/[\r\n]/);
      yield { name, text: text.slice(0, offset) + (end < 0 ? "" : text.slice(offset + end)), offset };
    }
  }
}

function texts() {
  const folder = new URL("examples/", root);
  const examples = readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".json") && !/latchkey|mistakes|cors/.test(name))
    .sort()
    .map((name) => ({ name: `/${name}`, text: readFileSync(new URL(name, folder), "utf8") }));
  const all = managedPolicies().filter(({ document }) => JSON.stringify(document).length < 12_000);
  const step = Math.floor(all.length / 50);
  const managed = all.filter((_, i) => i % step === 0).slice(0, 50);
  return [
    ...examples,
    ...managed.map(({ name, document }) => ({ name: `/${name}.json`, text: JSON.stringify(document, undefined, 4) })),
  ];
}

/** The proposals at a position, from the text; nothing where the file holds no policy there. */
export function proposalsAt({ name, text, offset, kind }) {
  const documents = documentsOf({ name, text, ...(kind && { association: kind }) });
  const document = documents.find((one) => one.language === "json");
  return document ? complete(document, offset, contextOf(name)) : [];
}

/** CPU milliseconds of completion at so many positions, spread evenly; the parsing of the file is not among them. */
export function measureCompletion(wanted = 5000) {
  const positions = [...completionPositions()];
  const step = Math.max(1, positions.length / wanted);
  const times = [];
  let proposals = 0;
  for (let i = 0; i < positions.length && times.length < wanted; i += step) {
    const { name, text, offset } = positions[Math.floor(i)];
    const [document] = documentsOf({ name, text, association: kindOf(name) });
    if (document?.language !== "json") continue;
    const context = contextOf(name);
    const started = process.cpuUsage();
    proposals += complete(document, offset, context).length;
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { positions: times.length, proposals, median: at(0.5), p95: at(0.95), worst: times.at(-1) };
}

function kindOf(name) {
  if (/bucket-policy/.test(name)) return "bucket-policy";
  return /trust-policy/.test(name) ? "trust-policy" : "identity-policy";
}

/** A kept state of numbers from 0 to 1, the same in every run. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const elementOf = {
  "policy-name": "member",
  "statement-name": "member",
  "principal-type": "principal type",
  principal: "principal",
  operator: "operator",
  "condition-key": "key",
  "condition-value": "value",
};

const byMember = {
  Effect: "Effect",
  Action: "action",
  NotAction: "action",
  Resource: "resource",
  NotResource: "resource",
  Principal: "principal",
};

/** Every token of a policy that completion is for, with the element that it stands in. */
function tokensOf({ name, kind, text }) {
  const [document] = documentsOf({ name: `/${name}.json`, text, association: kind });
  if (document?.language !== "json") return [];
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"/g)].flatMap(({ 0: token, index }) => {
    const place = placeAt(document, index + 1);
    if (!place) return [];
    const { part } = place;
    const element =
      elementOf[part.of] ??
      (part.of === "statement-value"
        ? byMember[part.member]
        : part.of === "policy-value" && part.member === "Version"
          ? "Version"
          : undefined);
    return element ? [{ name, kind, text, token, index, element }] : [];
  });
}

/**
 * Documents of every kind of policy in which no rule finds anything: our own, the examples, and of AWS's managed policies
 * some of the half that completion's table of actions is not made from.
 */
function soundPolicies() {
  return soundDocuments(isHeldOut)
    .filter(({ kind }) => /policy|scp|rcp/.test(kind))
    .filter(
      ({ name, kind, text }) =>
        analyzeFile({ name: `/${name}.json`, text, association: kind }, catalog).findings.length === 0,
    );
}

/** Whether a proposal is a token, as it is or once its blanks are filled in. The beginning of one is not. */
function meansToken({ edit, snippet, leadsOn }, token) {
  if (leadsOn) return undefined;
  if (!snippet) return edit.text.replace(/,$/, "") === token ? "exact" : undefined;
  const head = edit.text.replace(/: .*$/s, "");
  if (head.replaceAll("\\$", "$") === token) return "exact";
  const pattern = edit.text
    .replace(/,$/, "")
    .split(/(\$\{\d+:[^}]*\}|\$\{\d+\|[^}]*\}|\$\d)/)
    .map((part, i) =>
      i % 2
        ? '[^"]+'
        : part
            .replaceAll("\\$", "$")
            .replaceAll("\\\\", "\\")
            .replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
    )
    .join("");
  return new RegExp(`^${pattern}$`).test(token) ? "blanks" : undefined;
}

function hitIn(token, proposals) {
  const proposal = proposals.slice(0, 10).find((one) => meansToken(one, token.token));
  return proposal && { proposal, how: meansToken(proposal, token.token) };
}

/** Whether the document has no findings once the proposal is taken, its blanks as they are prefilled. */
function isSoundWith({ edit, snippet }, { name, kind, text, token, index }) {
  const filled = snippet
    ? edit.text
        .replace(/\$\{\d+:([^}]*)\}/g, "$1")
        .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
        .replace(/\$\d+/g, "")
        .replaceAll("\\$", "$")
    : edit.text;
  // Of a member only the name was taken out.
  const put = filled.startsWith(`${token}:`) ? token : filled;
  const after = text.slice(0, index) + put + text.slice(index + token.length);
  return analyzeFile({ name: `/${name}.json`, text: after, association: kind }, catalog).findings.length === 0;
}

/** What happens where a token is taken out: whether it is among the first ten, and after how many letters of it. */
function tried(token, wholes) {
  const { name, kind, text, index } = token;
  const inner = token.token.slice(1, -1);
  const proposals = (typed, quote) => {
    const written = quote ? `"${typed}"` : "";
    return proposalsAt({
      name: `/${name}.json`,
      kind,
      text: text.slice(0, index) + written + text.slice(index + token.token.length),
      offset: index + (quote ? 1 + typed.length : 0),
    });
  };
  const hit = hitIn(token, proposals("", false));
  const bare = hit?.how;
  const sound = hit && isSoundWith(hit.proposal, token);
  for (let typed = 0; typed <= inner.length; typed++) {
    if (hitIn(token, proposals(inner.slice(0, typed), true)))
      return { ...token, typed, bare, sound, length: inner.length };
    if (typed > wholes) break;
  }
  return { ...token, typed: Number.POSITIVE_INFINITY, bare, sound, length: inner.length };
}

/** A table by element: how many of the tokens are among the first ten with nothing typed, and after how much. */
export function measureRestoring({ random = 500, each = 300, only } = {}) {
  const next = randomFrom(2026);
  const byElement = new Map();
  const documents = soundPolicies().map(tokensOf);
  for (const token of documents.flat()) byElement.set(token.element, [...(byElement.get(token.element) ?? []), token]);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const rows = [...byElement]
    .filter(([element]) => !only || element === only)
    .map(([element, list]) =>
      summary(
        element,
        Array.from({ length: each }, () => tried(pick(list), 60)),
      ),
    );
  const all = Array.from({ length: random }, () => tried(pick(pick(documents.filter((list) => list.length > 0))), 60));
  return { rows, all: summary("random tokens", all) };
}

function summary(element, tokens) {
  const share = (test) => tokens.filter(test).length / tokens.length;
  const found = tokens.filter(({ typed }) => Number.isFinite(typed));
  return {
    element,
    tokens: tokens.length,
    bare: share(({ bare }) => bare !== undefined),
    exact: share(({ bare }) => bare === "exact"),
    sound: tokens.filter(({ sound }) => sound).length / Math.max(tokens.filter(({ bare }) => bare).length, 1),
    nothing: share(({ typed }) => typed === 0),
    three: share(({ typed }) => typed <= 3),
    half: share(({ typed, length }) => typed <= length / 2),
    ever: share(({ typed }) => Number.isFinite(typed)),
    letters: found.reduce((sum, { typed }) => sum + typed, 0) / Math.max(found.length, 1),
    missed: tokens.filter(({ bare }) => bare === undefined),
    length: tokens.reduce((sum, { length }) => sum + length, 0) / tokens.length,
  };
}
