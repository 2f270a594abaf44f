import type { Catalog, ResourceType } from "../catalog/index.ts";
import { removeFromParent } from "../json/edit.ts";
import type { Statement } from "../model/policy.ts";
import { takesResource, targetOf } from "../model/policy-target.ts";
import { kindsWithResources } from "../model/resource-arn.ts";
import { isUsedBy, type NamedResource, resourceUseOf } from "../model/resource-use.ts";
import { type S3Target, s3TargetOf, s3TargetsOf } from "../model/s3-statement.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const unusedResource: Rule = {
  code: "unused-resource",
  kinds: kindsWithResources,
  severity: "hint",
  summary: "No action of the statement applies to one of its resources.",
  check: {
    *statement(statement, { catalog, kind, policy, source }) {
      if (statement.resources.length < 2 || statement.actions.length === 0) return;
      const use = resourceUseOf(statement, catalog);
      const types = use && typesOf(statement, catalog);
      if (!types) return;
      const target = targetOf(policy, kind);
      for (const resource of use.resources) {
        if (isUsedBy(types, resource) || isLoneHalf(resource, statement)) continue;
        // What cannot stand in the policy at all has a rule of its own.
        if (target && !takesResource(target, resource.arn, catalog)) continue;
        const { span, node } = resource.text;
        yield {
          span,
          message: `No action of this statement applies to this resource, by AWS's tables of ${catalog.date}; it does nothing here.`,
          fixes: [{ title: "Remove it", safe: false, edits: [removeFromParent(source, node)] }],
        };
      }
    },
  },
};

/** The types that the statement's actions apply to; undefined where one of them is not known, or applies to nothing here. */
function typesOf(statement: Statement, catalog: Catalog): ReadonlySet<ResourceType> | undefined {
  const use = resourceUseOf(statement, catalog);
  const types = new Set<ResourceType>();
  for (const { value } of statement.actions) {
    if (/^[^:]*[*?]/.test(value)) return undefined;
    const actions = catalog.actionsMatching(value);
    if (!use || !actions.some(use.hasResource)) return undefined;
    for (const { resourceTypes } of actions) for (const type of resourceTypes) types.add(type);
  }
  return types;
}

/** A bucket without its objects, or these without it, have rules of their own. */
function isLoneHalf({ text }: NamedResource, statement: Statement): boolean {
  const target = s3TargetOf(text);
  if (!target || !statement.actions.some(({ value }) => /^s3:/i.test(value))) return false;
  const isOther = (other: S3Target) => other.bucket === target.bucket && other.halves !== target.halves;
  return !s3TargetsOf(statement)?.some(isOther);
}
