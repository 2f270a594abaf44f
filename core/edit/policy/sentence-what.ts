import type { Catalog } from "../../catalog/index.ts";
import type { PolicyKind } from "../../kind.ts";
import type { Statement } from "../../model/policy.ts";
import { type Phrase, phraseFor, resourceWords, type Things } from "./sentence-nouns.ts";
import { bucketsAndObjectsOf } from "./sentence-s3.ts";
import { phrases, type Say, series } from "./sentence-say.ts";
import { type ActionWord, trustWords, wordOf } from "./sentence-words.ts";

/** What a statement speaks of, as a verb with its object: "download any object of client-in". */
export interface Doing {
  /** Undefined where none of the statement's actions fits any of its resources. */
  readonly does: string | undefined;
  /** Actions that none of the statement's resources fits, in a sentence of their own. */
  readonly idle?: string;
}

/** What the statement allows or denies, in words where all of them are surely right, else by the names of the actions. */
export function whatOf(statement: Statement, kind: PolicyKind, catalog: Catalog, say: Say): Doing {
  const { notActions, effect } = statement;
  const word = effect?.value === "Deny" ? "or" : "and";
  const things: Things = {
    texts: textsOf(statement),
    excepted: statement.notResources.length > 0,
    kind,
    word,
  };
  if (notActions.length > 0) {
    const names = series(distinct(notActions.map(({ value }) => value)).map(say.name), "and", say.most);
    return { does: `do anything except ${names}${behind("with", things, say)}` };
  }
  const actions = distinct(statement.actions.map(({ value }) => value));
  if (actions.includes("*")) return { does: `do anything${behind("with", things, say)}` };
  if (kind === "trust-policy") return { does: inTrust(actions, word, catalog, say) };
  return inWords(actions, things, catalog, say) ?? { does: byName(actions, things, catalog, say) };
}

function textsOf({ resources, notResources }: Statement): readonly string[] {
  return distinct((notResources.length > 0 ? notResources : resources).map(({ value }) => value));
}

const distinct = (texts: readonly string[]) => [...new Set(texts)];

function inTrust(actions: readonly string[], word: "and" | "or", catalog: Catalog, say: Say): string {
  const words = trustWords(actions);
  if (words) return phrases(words, word);
  const all = wholeServices(actions, catalog);
  return all
    ? `do anything in ${series(all, word, say.most)} with this role`
    : `use ${names(actions, word, say)} on this role`;
}

/** By word and noun; undefined where some resource leaves open what it names. */
function inWords(actions: readonly string[], things: Things, catalog: Catalog, say: Say): Doing | undefined {
  const groups = new Map<ActionWord["noun"], { readonly verbs: string[]; readonly actions: string[] }>();
  const others: string[] = [];
  for (const action of actions) {
    const word = wordOf(action);
    if (!word) {
      others.push(action);
      continue;
    }
    const group = groups.get(word.noun) ?? { verbs: [], actions: [] };
    group.verbs.push(word.verb);
    group.actions.push(action);
    groups.set(word.noun, group);
  }
  const said: string[] = [];
  const idle: string[] = [];
  const covered = new Set<string>();
  let bucket: string | undefined;
  const order = [...groups].sort(([a], [b]) => Number(b === "bucket") - Number(a === "bucket"));
  for (const [noun, group] of order) {
    const link = linkOf(group.actions);
    const phrase = noun === "nothing" ? nothing(things) : phraseFor(noun, things, say, link);
    if (phrase === undefined) return undefined;
    if (noun === "bucket" && phrase !== "none") bucket = phrase.phrase;
    if (phrase === "none") {
      idle.push(...group.actions);
      continue;
    }
    for (const text of phrase.covers) covered.add(text);
    said.push(withObject(distinct(group.verbs), shortOf(phrase.phrase, bucket, link), things.word, say));
  }
  if (others.length > 0) {
    // What was named already is not named again, if it was all.
    const isSame =
      things.texts.length > 0 && !things.texts.includes("*") && things.texts.every((text) => covered.has(text));
    said.push(isSame ? `use ${names(others, things.word, say)} on the same` : byName(others, things, catalog, say));
  }
  const idleWords =
    idle.length === 0
      ? {}
      : { idle: `${names(idle, "and", say)} ${idle.length > 1 ? "apply" : "applies"} to none of these resources` };
  return { does: said.length === 0 ? undefined : phrases(said, things.word), ...idleWords };
}

/** The objects of a bucket that was just named. */
function shortOf(phrase: string, bucket: string | undefined, link: "of" | "in" | "to"): string {
  if (bucket === undefined || / (?:and|or) /.test(bucket) || phrase !== `any object ${link} ${bucket}`) return phrase;
  return link === "of" ? "any of its objects" : `any object ${link} it`;
}

function withObject(verbs: readonly string[], object: string, word: "and" | "or", say: Say): string {
  if (object === "") return series(verbs, word, verbs.length);
  if (verbs.length <= say.most + 1) return `${series(verbs, word, verbs.length)} ${object}`;
  const rest = verbs.length - say.most;
  return `${verbs.slice(0, say.most).join(", ")} ${word} do ${rest} more things with ${object}`;
}

/** What has no resource is granted by `*`; whether by another pattern is not documented. */
function nothing({ texts, excepted, kind }: Things): Phrase | undefined {
  const isAtResource = kind === "bucket-policy" || kind === "resource-policy";
  return texts.includes("*") && !excepted && !isAtResource ? { phrase: "", covers: [] } : undefined;
}

/** Uploading goes to a bucket, downloading takes out of it; both together happen in it. */
function linkOf(actions: readonly string[]): "of" | "in" | "to" {
  const uploads = actions.filter((action) => action.toLowerCase() === "s3:putobject");
  if (uploads.length === 0) return "of";
  return uploads.length === actions.length ? "to" : "in";
}

/** By the names of the actions, whole services by their own. */
function byName(actions: readonly string[], things: Things, catalog: Catalog, say: Say): string {
  const services = actions.filter((action) => /^[^:*?]+:\*$/.test(action));
  const whole = wholeServices(services, catalog);
  const rest = whole ? actions.filter((action) => !services.includes(action)) : actions;
  const where = behind("with", things, say);
  if (whole && rest.length === 0) return `do anything in ${series(whole, things.word, say.most)}${where}`;
  const on =
    rest.every((action) => isWithoutResource(action, catalog)) && things.texts.includes("*") && !things.excepted;
  const use = `use ${names(rest, things.word, say)}`;
  if (!whole || whole.length === 0) return `${use}${on ? "" : behind("on", things, say)}`;
  return `do anything in ${series(whole, things.word, say.most)} ${things.word} ${use}${where}`;
}

/** The services that patterns such as `s3:*` stand for, by name; undefined where one is not known or the pattern is another. */
function wholeServices(actions: readonly string[], catalog: Catalog): readonly string[] | undefined {
  const found = actions.map((action) => (action.endsWith(":*") ? catalog.serviceName(action.slice(0, -2)) : undefined));
  return found.length === 0 || found.includes(undefined) ? undefined : distinct(found.flatMap((name) => name ?? []));
}

function isWithoutResource(action: string, catalog: Catalog): boolean {
  return catalog.action(action)?.resourceTypes.length === 0;
}

function names(actions: readonly string[], word: "and" | "or", say: Say): string {
  return series(actions.map(say.name), word, say.most);
}

/** What it is done with: nothing to say where it is everything anyway. */
function behind(link: "on" | "with", things: Things, say: Say): string {
  const { texts, excepted, kind, word } = things;
  if (texts.length === 0)
    return kind === "trust-policy" ? ` ${link} this role` : kind === "resource-policy" ? ` ${link} this resource` : "";
  const words =
    bucketsAndObjectsOf(excepted ? { ...things, word: "and" } : things, say) ??
    series(
      texts.map((text) => (text === "*" ? anything(kind) : resourceWords(text, say))),
      excepted ? "and" : word,
      say.most,
    );
  if (excepted) return ` ${link} anything except ${words}`;
  return ` ${link} ${words}`;
}

/** What `*` stands for: in a bucket policy the bucket, in another resource's what the policy stands at. */
function anything(kind: PolicyKind): string {
  if (kind === "bucket-policy") return "this bucket and its objects";
  return kind === "resource-policy" ? "any resource that this policy covers" : "any resource";
}
