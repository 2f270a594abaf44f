// Written by scripts/pages.mjs from the files of this folder.
import type { Rule } from "../rule.ts";
import { apiOperationAsAction } from "./api-operation-as-action.ts";
import { bucketActionOnObjects } from "./bucket-action-on-objects.ts";
import { malformedPrincipal } from "./malformed-principal.ts";
import { missingVersion } from "./missing-version.ts";
import { notPrincipalAllow } from "./not-principal-allow.ts";
import { objectActionOnBucket } from "./object-action-on-bucket.ts";
import { oidcWithoutSubject } from "./oidc-without-subject.ts";
import { principalInIdentityPolicy } from "./principal-in-identity-policy.ts";
import { resourceInTrustPolicy } from "./resource-in-trust-policy.ts";
import { s3WildcardOnHalf } from "./s3-wildcard-on-half.ts";
import { unknownAction } from "./unknown-action.ts";

/** Every rule, in the order of the alphabet. */
export const rules: readonly Rule[] = [
  apiOperationAsAction,
  bucketActionOnObjects,
  malformedPrincipal,
  missingVersion,
  notPrincipalAllow,
  objectActionOnBucket,
  oidcWithoutSubject,
  principalInIdentityPolicy,
  resourceInTrustPolicy,
  s3WildcardOnHalf,
  unknownAction,
];
