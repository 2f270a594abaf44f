import type { Catalog, Service } from "../../catalog/index.ts";
import { remembered } from "../../model/remembered.ts";
import type { ActionScope } from "./complete-wildcards.ts";
import { neighboursOf } from "./nearby-list.ts";
import type { PolicyPlace } from "./place.ts";
import { prefixOf, wordsIn } from "./words-in.ts";

/** The services that the rest of the statement is about: those beside the cursor first, then the most named. */
export function nearServices(place: PolicyPlace, scope: ActionScope): Service[] {
  const { catalog, present, arns } = scope;
  if (scope.service !== undefined) return [catalog.service(scope.service) ?? []].flat();
  const { before = "", after = "" } = neighboursOf(place);
  const roles = arns.some(({ service, resource }) => service === "iam" && resource.startsWith("role/"));
  const tested = (place.statement?.conditions ?? []).map(({ name }) => prefixOf(name));
  const named = [...present.map(prefixOf), ...tested, ...arns.map(({ service }) => service), ...(roles ? ["sts"] : [])];
  const counts = new Map<string, number>([
    [prefixOf(before), 100],
    [prefixOf(after), 50],
  ]);
  for (const prefix of named) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  return mostNamed(counts, scope).slice(0, 3);
}

/** The services that the policy's other statements are about, the most named first. */
export function servicesOfPolicy({ policy }: PolicyPlace, scope: ActionScope): Service[] {
  const counts = new Map<string, number>();
  for (const { actions } of policy.statements)
    for (const prefix of new Set(actions.map(({ value }) => prefixOf(value))))
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  return mostNamed(counts, scope).slice(0, 2);
}

function mostNamed(counts: ReadonlyMap<string, number>, { catalog, services }: ActionScope): Service[] {
  const found = new Map<Service, number>();
  for (const [prefix, count] of counts) {
    const service = /^[a-z0-9-]+$/.test(prefix) ? catalog.service(prefix) : undefined;
    if (service && services.includes(service.prefix)) found.set(service, (found.get(service) ?? 0) + count);
  }
  return [...found].sort((a, b) => b[1] - a[1]).map(([service]) => service);
}

/** The services that a statement's Sid or a file is named after: `glue-job.json`, `AllowMachineLearning`. */
export function servicesInName(name: string, { catalog, services }: ActionScope): Service[] {
  return prefixesInName(name, catalog).flatMap((prefix) =>
    services.includes(prefix) ? (catalog.service(prefix) ?? []) : [],
  );
}

/** Their prefixes, the longest first. */
export const prefixesInName = remembered((name: string, catalog: Catalog): readonly string[] => {
  const words = wordsIn(name);
  const runs = new Set<string>();
  for (let length = 1; length <= 4; length++)
    for (let at = 0; at + length <= words.length; at++) runs.add(words.slice(at, at + length).join(""));
  return catalog.services
    .filter((prefix) => runs.has(joined(prefix)) || runs.has(joined(nameWithoutMaker(prefix, catalog))))
    .sort((a, b) => b.length - a.length)
    .slice(0, 3);
});

function nameWithoutMaker(prefix: string, catalog: Catalog): string {
  return (catalog.serviceName(prefix) ?? "").replace(/^(?:AWS|Amazon) | \(.*\)$/g, "");
}

function joined(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
