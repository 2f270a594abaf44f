import type { Catalog } from "../catalog/index.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Text } from "../json/strings.ts";
import type { Span } from "../text.ts";
import type { Statement } from "./policy.ts";

/** How a statement comes to allow an action on everything, and all the places that have to do with it. */
export interface BroadGrant {
  /** The end of AWS's issue codes for this: `WITH_STAR_IN_RESOURCE`, `WITH_STAR_IN_ACTION_AND_NOT_RESOURCE` … */
  readonly suffix: string;
  readonly action: "named" | "wildcard" | "not-action";
  readonly resource: "star" | "not-resource";
  readonly actionSpans: readonly Span[];
  readonly resourceSpans: readonly Span[];
}

/**
 * The ways in which an Allow statement gives one action (`iam:PassRole`) for every resource: by name or by wildcard, or
 * because NotAction does not list it; on `*`, or on all but those of NotResource.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function* broadGrants(
  service: string,
  name: string,
  statement: Statement,
  catalog: Catalog,
): Iterable<BroadGrant> {
  if (statement.effect?.value !== "Allow") return;
  const resourceSpans = openResourcesOf(statement);
  if (resourceSpans.length === 0) return;
  const resource = statement.notResources.length > 0 ? "not-resource" : "star";
  for (const { action, actionSpans } of grantsOf(service, name, statement, catalog)) {
    if (actionSpans.length === 0) continue;
    yield { action, resource, actionSpans, resourceSpans, suffix: suffixes[resource][action] };
  }
}

const suffixes = {
  star: {
    named: "WITH_STAR_IN_RESOURCE",
    wildcard: "WITH_STAR_IN_ACTION_AND_RESOURCE",
    "not-action": "WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
  },
  "not-resource": {
    named: "WITH_NOT_RESOURCE",
    wildcard: "WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
    "not-action": "WITH_NOT_ACTION_AND_NOT_RESOURCE",
  },
} as const;

/** Every issue code of a family: `PASS_ROLE`, `CREATE_SLR`. */
export function codesOfFamily(family: string): string[] {
  return Object.values(suffixes).flatMap((bySort) => Object.values(bySort).map((suffix) => `${family}_${suffix}`));
}

function openResourcesOf({ resources, notResources, node }: Statement): Span[] {
  if (notResources.length > 0) return spanOfKey(node, "NotResource");
  return resources.flatMap(({ value, span }) => (value === "*" ? [span] : []));
}

function grantsOf(
  service: string,
  name: string,
  { actions, notActions, node }: Statement,
  catalog: Catalog,
): readonly Pick<BroadGrant, "action" | "actionSpans">[] {
  const full = `${service}:${name}`.toLowerCase();
  const isNamed = ({ value }: Text) => value.length === full.length && value.toLowerCase() === full;
  const matches = (text: Text) =>
    text.value === "*" ||
    isNamed(text) ||
    ((text.value.includes("*") || text.value.includes("?")) && catalog.matches(text.value, service, name));
  if (notActions.length > 0) {
    return [{ action: "not-action", actionSpans: notActions.some(matches) ? [] : spanOfKey(node, "NotAction") }];
  }
  const found = actions.filter(matches);
  return [
    { action: "named", actionSpans: found.filter(isNamed).map(({ span }) => span) },
    { action: "wildcard", actionSpans: found.filter((text) => !isNamed(text)).map(({ span }) => span) },
  ];
}

function spanOfKey(node: Statement["node"], name: string): Span[] {
  const key = memberOf(node, name)?.key;
  return key ? [innerSpanOf(key)] : [];
}
