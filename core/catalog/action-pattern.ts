import type { Action, Service } from "./types.ts";

/** Enough for every pattern of a large workspace, and a bound on what endless editing leaves behind. */
const mostCached = 4000;

export interface ActionPatterns {
  actionsMatching(pattern: string): readonly Action[];
  matches(pattern: string, service: string, name: string): boolean;
}

/** Expands action patterns over the services of a catalog; each result is kept. */
export function actionPatterns(
  prefixes: readonly string[],
  serviceOf: (prefix: string) => Service | undefined,
): ActionPatterns {
  const cache = new Map<string, readonly Action[]>();
  const lowerNames = new Map<Service, readonly string[]>();

  function actionsMatching(pattern: string): readonly Action[] {
    const asked = pattern.toLowerCase();
    const known = cache.get(asked);
    if (known !== undefined) return known;
    if (cache.size >= mostCached) cache.clear();
    const found = expand(asked);
    cache.set(asked, found);
    return found;
  }

  function expand(pattern: string): readonly Action[] {
    const parts = partsOf(pattern);
    if (parts === undefined) return [];
    const services = hasWildcard(parts.service)
      ? prefixes.filter((prefix) => globMatches(parts.service, prefix))
      : [parts.service];
    const lists = services
      .flatMap((prefix) => serviceOf(prefix) ?? [])
      .map((service) => actionsOf(service, parts.name));
    return lists.length === 1 ? (lists[0] ?? []) : lists.flat();
  }

  function actionsOf(service: Service, name: string): readonly Action[] {
    if (name === "*") return service.actions;
    if (!hasWildcard(name)) return [service.action(name) ?? []].flat();
    const lower = lowerNames.get(service) ?? service.actions.map((action) => action.name.toLowerCase());
    lowerNames.set(service, lower);
    const covers = globOf(name);
    return service.actions.filter((_, at) => covers(lower[at] ?? ""));
  }

  return {
    actionsMatching,
    matches(pattern, service, name) {
      const parts = partsOf(pattern.toLowerCase());
      return (
        parts !== undefined &&
        globMatches(parts.service, service.toLowerCase()) &&
        globMatches(parts.name, name.toLowerCase())
      );
    },
  };
}

/** `*` alone stands for `*:*`. Anything else without a colon is not an action pattern. */
function partsOf(pattern: string): { readonly service: string; readonly name: string } | undefined {
  if (pattern === "*") return { service: "*", name: "*" };
  const colon = pattern.indexOf(":");
  if (colon <= 0 || colon === pattern.length - 1) return undefined;
  return { service: pattern.slice(0, colon), name: pattern.slice(colon + 1) };
}

const hasWildcard = (text: string) => text.includes("*") || text.includes("?");

/** The same as `globMatches` for many texts; patterns with one star, nearly all there are, are compared at the ends. */
function globOf(pattern: string): (text: string) => boolean {
  const star = pattern.indexOf("*");
  if (star < 0 || star !== pattern.lastIndexOf("*") || pattern.includes("?"))
    return (text) => globMatches(pattern, text);
  const start = pattern.slice(0, star);
  const end = pattern.slice(star + 1);
  return (text) => text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

/**
 * Whether a pattern with `*` (any run of characters, an empty one too) and `?` (exactly one) covers the whole text.
 * Letter case matters: hand both in lower case where it should not. Linear in practice, never exponential.
 */
export function globMatches(pattern: string, text: string): boolean {
  let at = 0;
  let inText = 0;
  let afterStar = -1;
  let starText = 0;
  while (inText < text.length) {
    const wanted = pattern[at];
    if (wanted === "*") {
      at += 1;
      afterStar = at;
      starText = inText;
    } else if (wanted === "?" || wanted === text[inText]) {
      at += 1;
      inText += 1;
    } else if (afterStar >= 0) {
      // Let the last star take one character more.
      starText += 1;
      inText = starText;
      at = afterStar;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}
