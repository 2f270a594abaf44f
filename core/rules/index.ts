// Written by scripts/pages.mjs from the files of this folder.
import type { Rule } from "../rule.ts";
import { anyValueCondition } from "./any-value-condition.ts";
import { apiOperationAsAction } from "./api-operation-as-action.ts";
import { bucketActionOnObjects } from "./bucket-action-on-objects.ts";
import { byteOrderMark } from "./byte-order-mark.ts";
import { commentInJson } from "./comment-in-json.ts";
import { conditionKeyOfOtherAction } from "./condition-key-of-other-action.ts";
import { corsExposeWildcard } from "./cors-expose-wildcard.ts";
import { corsMethod } from "./cors-method.ts";
import { corsOriginNeverMatches } from "./cors-origin-never-matches.ts";
import { corsOriginWildcards } from "./cors-origin-wildcards.ts";
import { corsPutWithoutHeaders } from "./cors-put-without-headers.ts";
import { deprecatedConditionKey } from "./deprecated-condition-key.ts";
import { duplicateMember } from "./duplicate-member.ts";
import { duplicateSid } from "./duplicate-sid.ts";
import { emptyElement } from "./empty-element.ts";
import { epochDate } from "./epoch-date.ts";
import { exclusiveElements } from "./exclusive-elements.ts";
import { forAllValuesOnSingleValue } from "./for-all-values-on-single-value.ts";
import { foreignBucket } from "./foreign-bucket.ts";
import { illegalCharacter } from "./illegal-character.ts";
import { invalidAccountId } from "./invalid-account-id.ts";
import { invalidBucketName } from "./invalid-bucket-name.ts";
import { invalidEffect } from "./invalid-effect.ts";
import { invalidSid } from "./invalid-sid.ts";
import { invalidVersion } from "./invalid-version.ts";
import { invalidVpcId } from "./invalid-vpc-id.ts";
import { ipRangeWithHostBits } from "./ip-range-with-host-bits.ts";
import { jsonSyntax } from "./json-syntax.ts";
import { malformedConditionKey } from "./malformed-condition-key.ts";
import { malformedPrincipal } from "./malformed-principal.ts";
import { malformedServicePrincipal } from "./malformed-service-principal.ts";
import { malformedVariable } from "./malformed-variable.ts";
import { misplacedVariable } from "./misplaced-variable.ts";
import { missingElement } from "./missing-element.ts";
import { missingSetOperator } from "./missing-set-operator.ts";
import { missingTagKey } from "./missing-tag-key.ts";
import { missingVersion } from "./missing-version.ts";
import { mixedConditionValues } from "./mixed-condition-values.ts";
import { modifiedNull } from "./modified-null.ts";
import { notPrincipalAllow } from "./not-principal-allow.ts";
import { objectActionOnBucket } from "./object-action-on-bucket.ts";
import { oidcWithoutSubject } from "./oidc-without-subject.ts";
import { oldVersion } from "./old-version.ts";
import { operatorOfOtherType } from "./operator-of-other-type.ts";
import { placeholder } from "./placeholder.ts";
import { principalInIdentityPolicy } from "./principal-in-identity-policy.ts";
import { privateSourceIp } from "./private-source-ip.ts";
import { publicBucketPolicy } from "./public-bucket-policy.ts";
import { redundantAction } from "./redundant-action.ts";
import { redundantNumber } from "./redundant-number.ts";
import { redundantResource } from "./redundant-resource.ts";
import { resourceInTrustPolicy } from "./resource-in-trust-policy.ts";
import { resourceTagUnsupported } from "./resource-tag-unsupported.ts";
import { s3WildcardOnHalf } from "./s3-wildcard-on-half.ts";
import { sessionKeyWithoutAction } from "./session-key-without-action.ts";
import { severalBooleans } from "./several-booleans.ts";
import { smartQuote } from "./smart-quote.ts";
import { stringLikeOnArn } from "./string-like-on-arn.ts";
import { taskRoleWithoutEcsTasks } from "./task-role-without-ecs-tasks.ts";
import { tooDeep } from "./too-deep.ts";
import { trailingComma } from "./trailing-comma.ts";
import { unknownAction } from "./unknown-action.ts";
import { unknownConditionKey } from "./unknown-condition-key.ts";
import { unknownConditionOperator } from "./unknown-condition-operator.ts";
import { unknownElement } from "./unknown-element.ts";
import { unknownService } from "./unknown-service.ts";
import { unknownServicePrincipal } from "./unknown-service-principal.ts";
import { valueOfOtherType } from "./value-of-other-type.ts";
import { variableInOldVersion } from "./variable-in-old-version.ts";
import { variableNeedsText } from "./variable-needs-text.ts";
import { wildcardPrincipal } from "./wildcard-principal.ts";
import { wildcardWithoutLike } from "./wildcard-without-like.ts";
import { wrongType } from "./wrong-type.ts";

/** Every rule, in the order of the alphabet. */
export const rules: readonly Rule[] = [
  anyValueCondition,
  apiOperationAsAction,
  bucketActionOnObjects,
  byteOrderMark,
  commentInJson,
  conditionKeyOfOtherAction,
  corsExposeWildcard,
  corsMethod,
  corsOriginNeverMatches,
  corsOriginWildcards,
  corsPutWithoutHeaders,
  deprecatedConditionKey,
  duplicateMember,
  duplicateSid,
  emptyElement,
  epochDate,
  exclusiveElements,
  forAllValuesOnSingleValue,
  foreignBucket,
  illegalCharacter,
  invalidAccountId,
  invalidBucketName,
  invalidEffect,
  invalidSid,
  invalidVersion,
  invalidVpcId,
  ipRangeWithHostBits,
  jsonSyntax,
  malformedConditionKey,
  malformedPrincipal,
  malformedServicePrincipal,
  malformedVariable,
  misplacedVariable,
  missingElement,
  missingSetOperator,
  missingTagKey,
  missingVersion,
  mixedConditionValues,
  modifiedNull,
  notPrincipalAllow,
  objectActionOnBucket,
  oidcWithoutSubject,
  oldVersion,
  operatorOfOtherType,
  placeholder,
  principalInIdentityPolicy,
  privateSourceIp,
  publicBucketPolicy,
  redundantAction,
  redundantNumber,
  redundantResource,
  resourceInTrustPolicy,
  resourceTagUnsupported,
  s3WildcardOnHalf,
  sessionKeyWithoutAction,
  severalBooleans,
  smartQuote,
  stringLikeOnArn,
  taskRoleWithoutEcsTasks,
  tooDeep,
  trailingComma,
  unknownAction,
  unknownConditionKey,
  unknownConditionOperator,
  unknownElement,
  unknownService,
  unknownServicePrincipal,
  valueOfOtherType,
  variableInOldVersion,
  variableNeedsText,
  wildcardPrincipal,
  wildcardWithoutLike,
  wrongType,
];
