// Written by scripts/pages.mjs from the files of this folder.
import type { Rule } from "../rule.ts";
import { bucketActionOnObjects } from "./bucket-action-on-objects.ts";
import { malformedPrincipal } from "./malformed-principal.ts";
import { missingVersion } from "./missing-version.ts";
import { notPrincipalAllow } from "./not-principal-allow.ts";
import { objectActionOnBucket } from "./object-action-on-bucket.ts";
import { principalInIdentityPolicy } from "./principal-in-identity-policy.ts";
import { resourceInTrustPolicy } from "./resource-in-trust-policy.ts";
import { s3WildcardOnHalf } from "./s3-wildcard-on-half.ts";

/** Every rule, in the order of the alphabet. */
export const rules: readonly Rule[] = [
  bucketActionOnObjects,
  malformedPrincipal,
  missingVersion,
  notPrincipalAllow,
  objectActionOnBucket,
  principalInIdentityPolicy,
  resourceInTrustPolicy,
  s3WildcardOnHalf,
];
