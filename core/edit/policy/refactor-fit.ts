import type { Action, Catalog } from "../../catalog/index.ts";
import type { Text } from "../../json/strings.ts";
import { parseArn } from "../../model/arn.ts";
import { hasPlaceholder } from "../../model/placeholder.ts";
import type { Statement } from "../../model/policy.ts";
import { isOpen } from "../../model/resource-arn.ts";
import { canName, formsFitting } from "../../model/resource-type.ts";
import { s3HalvesOf, s3TargetOf } from "../../model/s3-statement.ts";
import { settledServices } from "../../model/settled-services.ts";

/**
 * Whether a request for what an action entry stands for can name what a resource entry stands for, by AWS's tables; true
 * wherever those do not settle it. What cannot meet says nothing in a statement, and can be left out of it.
 */
export function mayMeet(action: string, resource: string, catalog: Catalog): boolean {
  if (action === "*" || resource === "*" || /^[^:]*[*?]/.test(action)) return true;
  const actions = catalog.actionsMatching(action);
  return actions.length === 0 || actions.some((one) => mayActOn(one, resource, catalog));
}

/** The same for one known action. */
export function mayActOn({ service, resourceTypes }: Action, resource: string, catalog: Catalog): boolean {
  const arn = resource === "*" || hasPlaceholder(resource) ? undefined : parseArn(resource);
  if (!arn || isOpen(arn.service) || formsFitting(arn, catalog).length === 0) return true;
  if (resourceTypes.some((type) => canName(arn, type))) return true;
  // Hardly any ARN has two services; the tables of lesser services have gaps.
  if (arn.service !== service) return false;
  return !settledServices.has(service) || (resourceTypes.length === 0 && /^\*|^accesspoint/.test(arn.resource));
}

/** Whether requests for each of the actions can hold what the statement tests; written out, those that cannot are mistakes. */
export function allTake(actions: readonly Action[], { conditions }: Statement, catalog: Catalog): boolean {
  return conditions.every(({ key }) => {
    const info = catalog.conditionKey(key.value);
    if (info?.scope !== "service") return true;
    return actions.every((action) => catalog.takesConditionKey(action, info.key));
  });
}

/** Whether a request for some action of an entry can hold what the statement tests; true where that is not known. */
export function mayTake(entry: string, { conditions }: Statement, catalog: Catalog): boolean {
  const actions = entry === "*" || /^[^:]*[*?]/.test(entry) ? [] : catalog.actionsMatching(entry);
  return conditions.every(({ key }) => {
    const info = catalog.conditionKey(key.value);
    if (info?.scope !== "service" || actions.length === 0) return true;
    return actions.some((action) => catalog.takesConditionKey(action, info.key));
  });
}

/** Whether a wildcard over both sorts of S3's actions has resources of one sort alone: it is best left with both. */
export function isHalved(actions: readonly Text[], resources: readonly Text[], catalog: Catalog): boolean {
  const halves = new Set(resources.flatMap((resource) => s3TargetOf(resource)?.halves ?? []));
  return halves.size === 1 && actions.some(({ value }) => s3HalvesOf(value, catalog).length > 1);
}
