import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";
import { replaceField, spanOfField } from "../model/arn-edit.ts";
import { isOpen, judgeableArn, kindsWithResources } from "../model/resource-arn.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const wrongPartition: Rule = {
  code: "wrong-partition",
  kinds: kindsWithResources,
  severity: "error",
  summary: "An ARN names no partition of AWS, or another one than its Region belongs to.",
  awsCodes: ["INVALID_PARTITION"],
  check: {
    *resource(resource, _statement, { catalog, source }) {
      const arn = judgeableArn(resource, catalog);
      if (!arn || isOpen(arn.partition)) return;
      const { partition, region } = arn;
      const span = spanOfField(resource, arn, "partition", source);
      if (!catalog.partitions.some(({ id }) => id === partition)) {
        const meant = meantPartition(partition, region, catalog);
        yield {
          span,
          message:
            partition === ""
              ? "The partition is missing, which is aws outside China and the special Regions; AWS refuses the policy."
              : `There is no partition “${partition}”; this ARN matches nothing${meant ? `; did you mean ${meant}?` : "."}`,
          awsCode: "INVALID_PARTITION",
          fixes: meant ? [replaceField(resource, arn, "partition", meant)] : [],
        };
        return;
      }
      const own = isOpen(region) || region === "" ? undefined : catalog.region(region)?.partition;
      if (own === undefined || own === partition) return;
      yield {
        span,
        message: `The Region ${region} belongs to the partition ${own}, not to ${partition}; this ARN matches nothing.`,
        fixes: [replaceField(resource, arn, "partition", own)],
      };
    },
  },
};

function meantPartition(partition: string, region: string, catalog: Catalog): string | undefined {
  const ofRegion = catalog.region(region)?.partition;
  const called: Readonly<Record<string, string>> = {
    "": "aws",
    amazon: "aws",
    "aws-china": "aws-cn",
    "aws-gov": "aws-us-gov",
  };
  return (
    ofRegion ??
    called[partition] ??
    nearest(
      partition,
      catalog.partitions.map(({ id }) => id),
    )
  );
}
