import type { Action, Catalog } from "../../catalog/index.ts";
import { parseArn } from "../../model/arn.ts";
import { hasPlaceholder } from "../../model/placeholder.ts";
import { isOpen } from "../../model/resource-arn.ts";
import { canName, formsFitting } from "../../model/resource-type.ts";

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
  // The tables of lesser services have gaps; those of S3 tell buckets from objects, and hardly any ARN has two services.
  if (arn.service !== service) return false;
  return service !== "s3" || (resourceTypes.length === 0 && /^\*|^accesspoint/.test(arn.resource));
}
