import type { Text } from "../json/strings.ts";
import type { CorsRule } from "../model/cors.ts";
import { covers, coversPattern, partsOf } from "./pattern.ts";

/** What earlier rules leave of a rule, for S3 takes the first that matches. */
export interface Hidden {
  /** Rules by which S3 answers in the place of this one, in their order. */
  readonly by: readonly CorsRule[];
  /** Whether no request is left: neither one that asks beforehand nor one that just comes. */
  readonly wholly: boolean;
  /** Where something is left: methods whose requests themselves earlier rules answer, and otherwise than this one would. */
  readonly methods: readonly { readonly method: Text; readonly by: CorsRule; readonly lost: Lost }[];
}

/** What the page does not get because the earlier rule answers. */
export interface Lost {
  readonly exposed: readonly string[];
  /** The earlier rule answers `*`, which browsers do not take for requests with credentials. */
  readonly credentials: boolean;
}

/** More than S3 takes of either is reported as such, and comparing each with each of them would take long. */
const maxRules = 100;
const maxOrigins = 2000;

/** For each rule, in their order, what earlier ones hide of it; undefined where nothing worth a word is hidden. */
export function hiddenRules(rules: readonly CorsRule[]): (Hidden | undefined)[] {
  const origins = rules.reduce((sum, rule) => sum + rule.origins.length, 0);
  if (rules.length < 2 || rules.length > maxRules || origins > maxOrigins) return rules.map(() => undefined);
  return rules.map((rule, index) => hiddenOf(rule, rivalsOf(rule, rules.slice(0, index))));
}

/** Whether a hidden rule that moved up before another would answer all of its requests, and hide nothing that was not hidden before. */
export function movingHelps(
  rules: readonly CorsRule[],
  hidden: readonly (Hidden | undefined)[],
  from: number,
  to: number,
): boolean {
  const rule = rules[from];
  if (!rule || to < 0 || to >= from) return false;
  const above = rules.slice(0, to);
  if (hiddenOf(rule, rivalsOf(rule, above))) return false;
  return rules.slice(to, from).every((other, i) => {
    const [rival] = rivalsOf(other, [rule]);
    if (!rival) return true;
    const now = hiddenOf(other, [...rivalsOf(other, above), rival, ...rivalsOf(other, rules.slice(to, to + i))]);
    return sizeOf(now) <= sizeOf(hidden[to + i]);
  });
}

/** How much of a rule is hidden, for comparing. */
function sizeOf(hidden: Hidden | undefined): number {
  return hidden?.wholly ? Number.POSITIVE_INFINITY : (hidden?.methods.length ?? 0);
}

/** An earlier rule that shares a method, and which of the later one's origins it takes. */
interface Rival {
  readonly rule: CorsRule;
  readonly takes: readonly boolean[];
  readonly coversHeaders: boolean;
  readonly answersAny: boolean;
}

function rivalsOf(rule: CorsRule, earlier: readonly CorsRule[]): Rival[] {
  const methods = new Set(rule.methods.map(({ value }) => value));
  const origins = rule.origins.map(({ value }) => partsOf(value));
  return earlier.flatMap((other) => {
    if (!other.methods.some(({ value }) => methods.has(value))) return [];
    const exact = new Set(other.origins.map(({ value }) => value));
    const wide = [...exact].filter((value) => value.includes("*")).map(partsOf);
    const takes = origins.map(
      (parts, i) => exact.has(rule.origins[i]!.value) || wide.some((pattern) => covers(pattern, parts)),
    );
    if (!takes.includes(true)) return [];
    return [{ rule: other, takes, coversHeaders: coversHeaders(other, rule), answersAny: exact.has("*") }];
  });
}

function hiddenOf(rule: CorsRule, rivals: readonly Rival[]): Hidden | undefined {
  if (rule.origins.length === 0 || rule.methods.length === 0 || rivals.length === 0) return undefined;
  const by = new Set<CorsRule>();
  const methods: Hidden["methods"][number][] = [];
  let wholly = true;
  for (const method of rule.methods) {
    const own = rivals.filter((rival) => rival.rule.methods.some(({ value }) => value === method.value));
    const asking = answeringRules(
      rule,
      own.filter((rival) => rival.coversHeaders),
    );
    if (!asking) wholly = false;
    for (const { rule: other } of asking ?? []) by.add(other);
    const [first] = answeringRules(rule, own) ?? [];
    const lost = first && lostBy(rule, first);
    if (first && lost) methods.push({ method, by: first.rule, lost });
  }
  if (!wholly) return methods.length > 0 ? { by: [], wholly, methods } : undefined;
  return { by: [...by].sort((a, b) => a.index - b.index), wholly, methods: [] };
}

/** The rules that take all origins of a rule from it, each the first for one of them; undefined where an origin is left. */
function answeringRules({ origins }: CorsRule, rivals: readonly Rival[]): readonly Rival[] | undefined {
  const answering = new Set<Rival>();
  for (let i = 0; i < origins.length; i++) {
    const rival = rivals.find(({ takes }) => takes[i]);
    if (!rival) return undefined;
    answering.add(rival);
  }
  return [...answering];
}

function coversHeaders(outer: CorsRule, inner: CorsRule): boolean {
  const patterns = outer.headers.map(({ value }) => value.toLowerCase());
  return inner.headers.every(({ value }) => patterns.some((pattern) => coversPattern(pattern, value.toLowerCase())));
}

function lostBy(rule: CorsRule, { rule: other, answersAny }: Rival): Lost | undefined {
  const exposes = new Set(other.exposed.map(({ value }) => value.toLowerCase()));
  const exposed = rule.exposed.map(({ value }) => value).filter((value) => !exposes.has(value.toLowerCase()));
  const credentials = answersAny && rule.origins.some(({ value }) => value !== "*");
  return exposed.length > 0 || credentials ? { exposed, credentials } : undefined;
}
