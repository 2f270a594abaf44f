import { removeFromParent } from "../json/edit.ts";
import { isArnService } from "../model/arn-service.ts";
import { type PolicyTarget, takesResource, targetOf } from "../model/policy-target.ts";
import { isOpen, judgeableArn } from "../model/resource-arn.ts";
import { formsFitting } from "../model/resource-type.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const unsupportedResource: Rule = {
  code: "unsupported-resource",
  kinds: ["bucket-policy", "resource-policy"],
  severity: "error",
  summary: "The policy of a resource names a resource of another sort.",
  awsCodes: ["UNSUPPORTED_RESOURCE_ARN_IN_POLICY"],
  check: {
    resource(resource, _statement, { kind, policy, catalog, source }) {
      const arn = judgeableArn(resource, catalog);
      const target = arn && targetOf(policy, kind);
      if (!target || isOpen(arn.service) || takesResource(target, arn, catalog)) return undefined;
      // What is wrong with the ARN itself has rules of its own.
      if (!isArnService(arn.service, catalog) || formsFitting(arn, catalog).length === 0) return undefined;
      if (
        arn.service === "s3" &&
        target.name === "a bucket policy" &&
        !/^(?:accesspoint|job|storage)/.test(arn.resource)
      )
        return undefined;
      const { node } = resource;
      const isRemovable = node.parent?.type === "array" && (node.parent.children?.length ?? 0) > 1;
      return [
        {
          span: resource.span,
          message: messageOf(arn.service, target),
          awsCode: "UNSUPPORTED_RESOURCE_ARN_IN_POLICY",
          fixes: isRemovable ? [{ title: "Remove it", safe: false, edits: [removeFromParent(source, node)] }] : [],
        },
      ];
    },
  },
};

function messageOf(service: string, { name, refusedBy, service: own }: PolicyTarget): string {
  const what =
    service === own
      ? `A resource of this sort cannot stand in ${name}`
      : `A resource of ${service} cannot stand in ${name}`;
  return `${what}, which speaks of its own resource only; ${refusedBy} refuses it.`;
}
