import type { Action, Catalog, ResourceType } from "../catalog/index.ts";
import type { Text } from "../json/strings.ts";
import type { Arn } from "./arn.ts";
import type { Statement } from "./policy.ts";
import { isOpen, judgeableArn } from "./resource-arn.ts";
import { canName, formsFitting } from "./resource-type.ts";

/** Which actions of a statement have a resource to apply to, and which resources an action that applies to them. */
export interface ResourceUse {
  /** Whether some resource of the statement can be what the action applies to. */
  hasResource(action: Action): boolean;
  readonly resources: readonly NamedResource[];
}

export interface NamedResource {
  readonly text: Text;
  readonly arn: Arn;
}

/**
 * The use of a statement's resources; undefined where the answer is open: `*` or NotResource, a resource that is no sound
 * ARN, whose service is a wildcard, or that fits no known type.
 */
export function resourceUseOf(statement: Statement, catalog: Catalog): ResourceUse | undefined {
  const known = uses.get(statement);
  if (known) return known === "open" ? undefined : known;
  const resources = namedResources(statement, catalog);
  const use = resources && useOf(resources);
  uses.set(statement, use ?? "open");
  return use;
}

/** Whether an action of the list applies to the resource. */
export function isUsedBy(types: ReadonlySet<ResourceType>, { arn }: NamedResource): boolean {
  for (const type of types) if (canName(arn, type)) return true;
  return false;
}

const uses = new WeakMap<Statement, ResourceUse | "open">();

function namedResources({ resources, notResources }: Statement, catalog: Catalog): NamedResource[] | undefined {
  if (resources.length === 0 || notResources.length > 0) return undefined;
  const named: NamedResource[] = [];
  for (const text of resources) {
    const arn = judgeableArn(text, catalog);
    if (!arn || isOpen(arn.service)) return undefined;
    if (!formsFitting(arn, catalog).some(({ type }) => canName(arn, type))) return undefined;
    named.push({ text, arn });
  }
  return named;
}

function useOf(resources: readonly NamedResource[]): ResourceUse {
  const byType = new Map<ResourceType, boolean>();
  const isNamed = (type: ResourceType) => {
    const known = byType.get(type);
    if (known !== undefined) return known;
    const named = resources.some(({ arn }) => canName(arn, type));
    byType.set(type, named);
    return named;
  };
  // What cannot be limited is granted by a pattern that spans all of the service's ARNs, too.
  const services = new Set(resources.flatMap(({ arn }) => (arn.resource.startsWith("*") ? arn.service : [])));
  return {
    resources,
    hasResource: ({ resourceTypes, service }) =>
      resourceTypes.length === 0 ? services.has(service) : resourceTypes.some(isNamed),
  };
}
