// What the rules say about a policy, in the words of ValidatePolicy: issue codes and paths.
import { readFileSync } from "node:fs";
import { analyzeFile } from "../core/analyze.ts";
import { openCatalog } from "../core/catalog/index.ts";

const catalog = openCatalog(readFileSync(new URL("../core/catalog/catalog.txt", import.meta.url), "latin1"));

/** The findings of a policy's text that have an issue code: `{ code, path, message, rule }`. */
export function answersOf(text, kind) {
  const { findings } = analyzeFile({ name: "policy.json", text, association: kind }, catalog);
  return findings
    .filter(({ awsCode }) => awsCode !== undefined)
    .map(({ awsCode, path, message, code }) => ({ code: awsCode, path, message, rule: code }));
}

/** Our kind of document for AWS's `policyType` and `validatePolicyResourceType`. */
export function kindOf(policyType, resourceType) {
  if (policyType === "SERVICE_CONTROL_POLICY") return "scp";
  if (policyType === "RESOURCE_CONTROL_POLICY") return "rcp";
  if (policyType !== "RESOURCE_POLICY") return "identity-policy";
  if (resourceType === "AWS::S3::Bucket") return "bucket-policy";
  if (resourceType === "AWS::IAM::AssumeRolePolicyDocument") return "trust-policy";
  return "resource-policy";
}

/**
 * AWS's path as ours. Its API gives a list of `{ value }`, `{ index }`, `{ key }` and, at the end, `{ substring }`; a record
 * may hold the plain names and numbers already. A substring is a place within the value that the path leads to.
 */
export function pathOf(awsPath) {
  return awsPath.flatMap((step) => {
    if (step === null || typeof step !== "object") return [step];
    return step.value ?? step.index ?? step.key ?? [];
  });
}
