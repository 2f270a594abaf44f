import type { Service } from "../../catalog/index.ts";
import type { Choice } from "./complete-choice.ts";
import { type ActionScope, everything, patternChoice, wordEnd } from "./complete-wildcards.ts";

/** In a list of wildcards, others of their sort: `service:*` of other services, or other first words of the same service. */
export function listWildcards(
  before: string | undefined,
  after: string | undefined,
  services: readonly string[],
  scope: ActionScope,
): Choice[] {
  const { present, catalog } = scope;
  const wild = present.filter((item) => item.endsWith("*"));
  if (wild.length * 2 < present.length || wild.length === 0) return [];
  if (wild.filter((item) => item.endsWith(":*")).length * 2 > present.length) {
    const isBetween = (prefix: string) => (!before || before < prefix) && (!after || `${prefix}:*` < after);
    const inOrder = [...services.filter(isBetween), ...services.filter((prefix) => !isBetween(prefix))];
    return inOrder
      .slice(0, 30)
      .flatMap((prefix) => {
        const service = catalog.service(prefix);
        return (service && everything(service, service.actions.filter(scope.admits), scope)) ?? [];
      })
      .slice(0, 10);
  }
  const prefixes = [...new Set([before, after].flatMap((item) => (item ? item.slice(0, item.indexOf(":")) : [])))];
  return prefixes.flatMap((prefix) => {
    const service = catalog.service(prefix);
    return service ? firstWords(service, scope).slice(0, 6) : [];
  });
}

/** What the words of a Sid or a file's name ask for: `Get*` and its like for "read only", every action for "full access". */
export function wildcardsInTitle(
  title: ReadonlySet<string>,
  [service]: readonly Service[],
  scope: ActionScope,
): Choice[] {
  const { present } = scope;
  if (!service || (present.length > 0 && !present.some((item) => item.includes("*")))) return [];
  if (title.has("read") || title.has("view"))
    return firstWords(service, scope).filter(({ label }) => reads.some((head) => label.endsWith(`:${head}*`)));
  const isWhole = title.has("full") || title.has("admin");
  return isWhole ? [everything(service, service.actions.filter(scope.admits), scope) ?? []].flat() : [];
}

/** `Describe*`, `Get*`, `List*` and the other first words of a service's actions, reading ones first, then those of most. */
function firstWords(service: Service, scope: ActionScope): Choice[] {
  const admitted = service.actions.filter(scope.admits);
  const heads = [...new Set(admitted.map(({ name }) => name.slice(0, wordEnd(name, 1))))].map((head) => ({
    head,
    found: admitted.filter(({ name }) => name.toLowerCase().startsWith(head.toLowerCase())),
  }));
  const order = (head: string) => (reads.includes(head) ? reads.indexOf(head) : reads.length);
  return heads
    .sort((a, b) => order(a.head) - order(b.head) || b.found.length - a.found.length)
    .flatMap(({ head, found }) => patternChoice(`${service.prefix}:${head}*`, found, scope) ?? []);
}

const reads = ["Describe", "Get", "List", "BatchGet", "Search", "Lookup"];
