import { actionPatterns } from "./action-pattern.ts";
import { companionLookUp } from "./companions.ts";
import { conditionKeyLookUp } from "./condition-keys.ts";
import { emptyCatalogText, openSlices } from "./layout.ts";
import { managedPolicyLookUp } from "./managed-policies.ts";
import { regionLookUp } from "./regions.ts";
import { retiredLookUp } from "./retired.ts";
import { serviceOf } from "./service.ts";
import { servicePrincipalLookUp } from "./service-principals.ts";
import type { Catalog, Service } from "./types.ts";

export type * from "./types.ts";

/**
 * Opens the generated catalog. `data` is the text of `catalog.txt` read as Latin-1 (it is ASCII); nothing is parsed but
 * its first line until it is asked for. Text that is no catalog gives an empty one, whose date is "".
 *
 * Follows AWS's service authorization reference:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function openCatalog(data: string): Catalog {
  const slices = openSlices(data) ?? openSlices(emptyCatalogText)!;
  const rows = new Map(slices.services.map((row) => [row[0], row]));
  const opened = new Map<string, Service>();
  const prefixes = slices.services.map(([prefix]) => prefix);

  function service(prefix: string): Service | undefined {
    const known = opened.get(prefix);
    if (known !== undefined) return known;
    const row = rows.get(prefix) ?? rows.get(prefix.toLowerCase());
    if (row === undefined) return undefined;
    const made = opened.get(row[0]) ?? serviceOf(row, slices);
    opened.set(row[0], made);
    return made;
  }

  const patterns = actionPatterns(prefixes, service);
  const conditionKeys = conditionKeyLookUp(slices, service);
  const regions = regionLookUp(slices);
  const principals = servicePrincipalLookUp(slices, regions);
  const managed = managedPolicyLookUp(slices);

  return {
    date: slices.date,
    sources: slices.sources,
    services: prefixes,
    service,
    serviceName: (prefix) => (rows.get(prefix) ?? rows.get(prefix.toLowerCase()))?.[1],
    action(name) {
      const colon = name.indexOf(":");
      return colon < 0 ? undefined : service(name.slice(0, colon))?.action(name.slice(colon + 1));
    },
    actionsMatching: patterns.actionsMatching,
    matches: patterns.matches,
    ...companionLookUp(slices, service),

    conditionKey: conditionKeys.conditionKey,
    get globalConditionKeys() {
      return conditionKeys.globalKeys();
    },
    takesConditionKey: conditionKeys.takesConditionKey,
    get identityProviders() {
      return conditionKeys.identityProviders();
    },
    tenancyKeys: conditionKeys.tenancyKeys,
    get vpceKeyServices() {
      return conditionKeys.vpceKeyServices();
    },

    get partitions() {
      return regions.partitions();
    },
    get regions() {
      return regions.regions();
    },
    region: regions.region,
    partitionOf: regions.partitionOf,

    get servicePrincipals() {
      return principals.all();
    },
    isServicePrincipal: (name) => principals.formOf(name) !== undefined,
    servicePrincipal: principals.formOf,

    get rcpServices() {
      return slices.section("rcpServices");
    },
    retired: retiredLookUp(slices),

    get managedPolicies() {
      return managed.paths();
    },
    isManagedPolicy: managed.isManagedPolicy,
    managedPolicy: managed.document,
  };
}
