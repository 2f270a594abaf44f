import type { CorsRule } from "../model/cors.ts";
import { listed, lowerStart } from "../model/phrase.ts";
import type { CorsRequest } from "./evaluate.ts";
import { faultOfOrigin } from "./origin.ts";
import { matchesPattern } from "./pattern.ts";
import { isNeverAskedFor } from "./request-headers.ts";

/** What a rule lacks for a request; each member is there where the rule fails for that reason. */
export interface Miss {
  /** An index from 0. */
  readonly rule: number;
  readonly origin?: string;
  readonly method?: string;
  readonly headers?: string;
  /** All of it in a sentence. */
  readonly text: string;
}

/** The AllowedOrigin of a rule that S3 answers an origin by: the first that matches. */
export function matchingOrigin({ origins }: CorsRule, origin: string): string | undefined {
  return origins.find(({ value }) => matchesPattern(value, origin))?.value;
}

/** Why a rule does not match a request, or undefined where it does. The request's headers are in lower case. */
export function missOf(rule: CorsRule, request: CorsRequest): Miss | undefined {
  const origin = matchingOrigin(rule, request.origin) === undefined ? originReason(rule, request.origin) : undefined;
  const method = rule.methods.some(({ value }) => value === request.method) ? undefined : methodReason(rule, request);
  const lacking = request.headers.filter((header) => !allowsHeader(rule, header));
  const headers = lacking.length > 0 ? headersReason(rule, lacking) : undefined;
  const reasons = [origin, method, headers].filter((reason) => reason !== undefined);
  if (reasons.length === 0) return undefined;
  return {
    rule: rule.index,
    ...(origin !== undefined && { origin }),
    ...(method !== undefined && { method }),
    ...(headers !== undefined && { headers }),
    text: `${reasons.join("; ")}.`,
  };
}

/** The miss of the rule that would need the least change, the first of equals; undefined where a rule matches or none is there. */
export function nearestMiss(rules: readonly CorsRule[], request: CorsRequest): Miss | undefined {
  let best: { miss: Miss; distance: number } | undefined;
  for (const rule of rules) {
    const miss = missOf(rule, request);
    if (!miss) continue;
    const distance = distanceOf(miss, rule, request);
    if (!best || distance < best.distance) best = { miss, distance };
  }
  if (!best) return undefined;
  const { miss } = best;
  return { ...miss, text: `Rule ${miss.rule + 1} ${rules.length > 1 ? "comes nearest" : "fails"}: ${miss.text}` };
}

/** An origin that is nearly right, or headers that lack, are less than another origin. */
function distanceOf(miss: Miss, rule: CorsRule, { origin }: CorsRequest): number {
  const ofOrigin = miss.origin === undefined ? 0 : rule.origins.some(({ value }) => likeness(value, origin)) ? 2 : 5;
  return ofOrigin + (miss.method === undefined ? 0 : 2) + (miss.headers === undefined ? 0 : 1);
}

function allowsHeader({ headers }: CorsRule, header: string): boolean {
  return headers.some(({ value }) => matchesPattern(value.toLowerCase(), header));
}

function originReason({ origins }: CorsRule, origin: string): string {
  if (origins.length === 0) return "it allows no origin";
  for (const { value } of origins) {
    const alike = likeness(value, origin);
    if (alike !== undefined) return `it allows ${value}, not ${origin}: ${alike}`;
  }
  return `it allows ${listed(origins.map(({ value }) => value || '""'))}, not ${origin}`;
}

/** In what an AllowedOrigin differs from an origin that it nearly matches, in a few words. */
function likeness(pattern: string, origin: string): string | undefined {
  const fault = faultOfOrigin(pattern);
  if (fault?.meant.some((meant) => matchesPattern(meant, origin))) return lowerStart(fault.reason);
  const own = partsOf(pattern);
  const asked = partsOf(origin);
  if (!own || !asked) return undefined;
  if (own.host === `*.${asked.host}`) return "*. stands for names below the domain, not for the domain itself";
  if (!matchesPattern(own.host, asked.host)) return undefined;
  if (own.scheme !== asked.scheme) return "the scheme differs";
  return own.port === asked.port ? undefined : "the port differs";
}

function partsOf(origin: string): { scheme: string; host: string; port: string } | undefined {
  const match = /^([a-z*][a-z0-9+.*-]*):\/\/(\[[^\]]*\]|[^:/?#]+)(?::(.*))?$/.exec(origin);
  return match ? { scheme: match[1]!, host: match[2]!, port: match[3] ?? "" } : undefined;
}

function methodReason({ methods }: CorsRule, { method }: CorsRequest): string {
  if (methods.length === 0) return "it allows no method";
  return `it allows ${listed(methods.map(({ value }) => value))}, not ${method}`;
}

function headersReason({ headers }: CorsRule, lacking: readonly string[]): string {
  const unasked = lacking.filter(isNeverAskedFor);
  const note = unasked.length > 0 ? ` (browsers never ask for ${listed(unasked)})` : "";
  const lacks = listed(lacking);
  if (headers.length === 0) return `it allows no headers, and the browser asks for ${lacks}${note}`;
  return `it allows the headers ${listed(headers.map(({ value }) => value))}, not ${lacks}${note}`;
}
