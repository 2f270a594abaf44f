// Written by scripts/pages.mjs from the files of this folder.
import type { Rule } from "../rule.ts";
import { actionWithoutResource } from "./action-without-resource.ts";
import { advisedExternalId } from "./advised-external-id.ts";
import { anyValueCondition } from "./any-value-condition.ts";
import { apiOperationAsAction } from "./api-operation-as-action.ts";
import { appBucketNotGranted } from "./app-bucket-not-granted.ts";
import { assumeRoleNotGranted } from "./assume-role-not-granted.ts";
import { audienceSetOperator } from "./audience-set-operator.ts";
import { bareDocumentPath } from "./bare-document-path.ts";
import { broadGithubSubject } from "./broad-github-subject.ts";
import { broadPassRole } from "./broad-pass-role.ts";
import { broadServiceLinkedRole } from "./broad-service-linked-role.ts";
import { bucketActionOnObjects } from "./bucket-action-on-objects.ts";
import { bucketPermissionChange } from "./bucket-permission-change.ts";
import { bucketPolicyLacksGrant } from "./bucket-policy-lacks-grant.ts";
import { byteOrderMark } from "./byte-order-mark.ts";
import { carriageReturn } from "./carriage-return.ts";
import { chainedDuration } from "./chained-duration.ts";
import { colonSeparator } from "./colon-separator.ts";
import { commentInJson } from "./comment-in-json.ts";
import { commentedValue } from "./commented-value.ts";
import { conditionKeyOfOtherAction } from "./condition-key-of-other-action.ts";
import { conflictMarker } from "./conflict-marker.ts";
import { conflictingSettings } from "./conflicting-settings.ts";
import { conflictingSources } from "./conflicting-sources.ts";
import { continuedValue } from "./continued-value.ts";
import { contradictoryCondition } from "./contradictory-condition.ts";
import { corsAnyOriginWrites } from "./cors-any-origin-writes.ts";
import { corsCoveredOrigin } from "./cors-covered-origin.ts";
import { corsDuplicateId } from "./cors-duplicate-id.ts";
import { corsDuplicateValue } from "./cors-duplicate-value.ts";
import { corsExposeWildcard } from "./cors-expose-wildcard.ts";
import { corsHeaderName } from "./cors-header-name.ts";
import { corsHeaderWildcards } from "./cors-header-wildcards.ts";
import { corsHiddenRule } from "./cors-hidden-rule.ts";
import { corsLimit } from "./cors-limit.ts";
import { corsLocalhostInProduction } from "./cors-localhost-in-production.ts";
import { corsMaxAge } from "./cors-max-age.ts";
import { corsMethod } from "./cors-method.ts";
import { corsNullOrigin } from "./cors-null-origin.ts";
import { corsOriginAnyScheme } from "./cors-origin-any-scheme.ts";
import { corsOriginLooseWildcard } from "./cors-origin-loose-wildcard.ts";
import { corsOriginNeverMatches } from "./cors-origin-never-matches.ts";
import { corsOriginWildcards } from "./cors-origin-wildcards.ts";
import { corsPutHeadersIncomplete } from "./cors-put-headers-incomplete.ts";
import { corsPutWithoutHeaders } from "./cors-put-without-headers.ts";
import { corsUploadWithoutEtag } from "./cors-upload-without-etag.ts";
import { deepNesting } from "./deep-nesting.ts";
import { deniedByOtherSide } from "./denied-by-other-side.ts";
import { deniedStatement } from "./denied-statement.ts";
import { deprecatedConditionKey } from "./deprecated-condition-key.ts";
import { deprecatedSetting } from "./deprecated-setting.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateMember } from "./duplicate-member.ts";
import { duplicateSection } from "./duplicate-section.ts";
import { duplicateSid } from "./duplicate-sid.ts";
import { durationOverMaximum } from "./duration-over-maximum.ts";
import { dynamodbAttributesWithoutSelect } from "./dynamodb-attributes-without-select.ts";
import { emptyElement } from "./empty-element.ts";
import { emptySection } from "./empty-section.ts";
import { emptyValue } from "./empty-value.ts";
import { epochDate } from "./epoch-date.ts";
import { exampleKey } from "./example-key.ts";
import { exclusiveElements } from "./exclusive-elements.ts";
import { expiredIgnore } from "./expired-ignore.ts";
import { exposedSecret } from "./exposed-secret.ts";
import { externalIdMismatch } from "./external-id-mismatch.ts";
import { federatedPrincipalOutsideTrust } from "./federated-principal-outside-trust.ts";
import { forAllValuesOnSingleValue } from "./for-all-values-on-single-value.ts";
import { foreignBucket } from "./foreign-bucket.ts";
import { fullAdministrator } from "./full-administrator.ts";
import { getWithoutList } from "./get-without-list.ts";
import { icaStorage } from "./ica-storage.ts";
import { identityLacksGrant } from "./identity-lacks-grant.ts";
import { illegalCharacter } from "./illegal-character.ts";
import { incompleteArn } from "./incomplete-arn.ts";
import { incompleteKeyPair } from "./incomplete-key-pair.ts";
import { incompleteSso } from "./incomplete-sso.ts";
import { incompleteTrustActions } from "./incomplete-trust-actions.ts";
import { indentedLine } from "./indented-line.ts";
import { invalidAccountId } from "./invalid-account-id.ts";
import { invalidBoolean } from "./invalid-boolean.ts";
import { invalidBucketName } from "./invalid-bucket-name.ts";
import { invalidChoice } from "./invalid-choice.ts";
import { invalidEffect } from "./invalid-effect.ts";
import { invalidNumber } from "./invalid-number.ts";
import { invalidRegion } from "./invalid-region.ts";
import { invalidSid } from "./invalid-sid.ts";
import { invalidSize } from "./invalid-size.ts";
import { invalidValue } from "./invalid-value.ts";
import { invalidVersion } from "./invalid-version.ts";
import { invalidVpcId } from "./invalid-vpc-id.ts";
import { ipRangeWithHostBits } from "./ip-range-with-host-bits.ts";
import { jsonSyntax } from "./json-syntax.ts";
import { kmsKeyInOtherRegion } from "./kms-key-in-other-region.ts";
import { kmsKeyNotArn } from "./kms-key-not-arn.ts";
import { malformedArn } from "./malformed-arn.ts";
import { malformedConditionKey } from "./malformed-condition-key.ts";
import { malformedHeader } from "./malformed-header.ts";
import { malformedKeyId } from "./malformed-key-id.ts";
import { malformedLine } from "./malformed-line.ts";
import { malformedPrincipal } from "./malformed-principal.ts";
import { malformedRoleArn } from "./malformed-role-arn.ts";
import { malformedSecret } from "./malformed-secret.ts";
import { malformedServicePrincipal } from "./malformed-service-principal.ts";
import { malformedSetting } from "./malformed-setting.ts";
import { malformedUrl } from "./malformed-url.ts";
import { malformedVariable } from "./malformed-variable.ts";
import { manifestPath } from "./manifest-path.ts";
import { manifestValue } from "./manifest-value.ts";
import { mfaNotGiven } from "./mfa-not-given.ts";
import { mfaOfOtherAccount } from "./mfa-of-other-account.ts";
import { mfaWithoutIfExists } from "./mfa-without-if-exists.ts";
import { mismatchedAccount } from "./mismatched-account.ts";
import { mismatchedToken } from "./mismatched-token.ts";
import { mismatchedTrustAction } from "./mismatched-trust-action.ts";
import { misplacedKey } from "./misplaced-key.ts";
import { misplacedSection } from "./misplaced-section.ts";
import { misplacedVariable } from "./misplaced-variable.ts";
import { misquotedCommand } from "./misquoted-command.ts";
import { missingDocument } from "./missing-document.ts";
import { missingElement } from "./missing-element.ts";
import { missingKmsPermission } from "./missing-kms-permission.ts";
import { missingSetOperator } from "./missing-set-operator.ts";
import { missingTagKey } from "./missing-tag-key.ts";
import { missingVersion } from "./missing-version.ts";
import { misusedBlock } from "./misused-block.ts";
import { mixedConditionValues } from "./mixed-condition-values.ts";
import { modifiedNull } from "./modified-null.ts";
import { mountedPublicBucket } from "./mounted-public-bucket.ts";
import { multipartWithoutAbort } from "./multipart-without-abort.ts";
import { namelessSection } from "./nameless-section.ts";
import { nearAccount } from "./near-account.ts";
import { nearName } from "./near-name.ts";
import { notActionAllow } from "./not-action-allow.ts";
import { notPrincipalAllow } from "./not-principal-allow.ts";
import { notPrincipalInTrustPolicy } from "./not-principal-in-trust-policy.ts";
import { notPrincipalWithoutAccount } from "./not-principal-without-account.ts";
import { objectActionOnBucket } from "./object-action-on-bucket.ts";
import { oidcWithoutAudience } from "./oidc-without-audience.ts";
import { oidcWithoutSubject } from "./oidc-without-subject.ts";
import { oldVersion } from "./old-version.ts";
import { operatorOfOtherType } from "./operator-of-other-type.ts";
import { otherBucket } from "./other-bucket.ts";
import { otherRoleArn } from "./other-role-arn.ts";
import { partlyReadSetting } from "./partly-read-setting.ts";
import { passedRoleRefusesService } from "./passed-role-refuses-service.ts";
import { placeholder } from "./placeholder.ts";
import { placeholderByTwoNames } from "./placeholder-by-two-names.ts";
import { policyOfOtherPartition } from "./policy-of-other-partition.ts";
import { policySize } from "./policy-size.ts";
import { principalInIdentityPolicy } from "./principal-in-identity-policy.ts";
import { principalInScp } from "./principal-in-scp.ts";
import { principalKeyForService } from "./principal-key-for-service.ts";
import { principalOfOtherPartition } from "./principal-of-other-partition.ts";
import { principalUniqueId } from "./principal-unique-id.ts";
import { privateSourceIp } from "./private-source-ip.ts";
import { privilegeEscalation } from "./privilege-escalation.ts";
import { profileCycle } from "./profile-cycle.ts";
import { profileInOtherRegion } from "./profile-in-other-region.ts";
import { profileNotTrusted } from "./profile-not-trusted.ts";
import { profilePrefix } from "./profile-prefix.ts";
import { profileWithoutCredentials } from "./profile-without-credentials.ts";
import { publicBucketPolicy } from "./public-bucket-policy.ts";
import { quotedValue } from "./quoted-value.ts";
import { rcpAction } from "./rcp-action.ts";
import { rcpAllow } from "./rcp-allow.ts";
import { rcpNotAction } from "./rcp-not-action.ts";
import { rcpPrincipal } from "./rcp-principal.ts";
import { rcpWithoutServiceTest } from "./rcp-without-service-test.ts";
import { redundantAction } from "./redundant-action.ts";
import { redundantIpRange } from "./redundant-ip-range.ts";
import { redundantNumber } from "./redundant-number.ts";
import { redundantPrincipal } from "./redundant-principal.ts";
import { redundantResource } from "./redundant-resource.ts";
import { redundantSessionPrincipal } from "./redundant-session-principal.ts";
import { redundantStatement } from "./redundant-statement.ts";
import { redundantValue } from "./redundant-value.ts";
import { regionNotInherited } from "./region-not-inherited.ts";
import { repeatedSsoSetting } from "./repeated-sso-setting.ts";
import { resourceInTrustPolicy } from "./resource-in-trust-policy.ts";
import { resourceOwnerInBucketPolicy } from "./resource-owner-in-bucket-policy.ts";
import { resourceTagUnsupported } from "./resource-tag-unsupported.ts";
import { rivalDocuments } from "./rival-documents.ts";
import { roleOfOtherPartition } from "./role-of-other-partition.ts";
import { roleOrUser } from "./role-or-user.ts";
import { roleWithoutSource } from "./role-without-source.ts";
import { rolesAnywhereWithoutCondition } from "./roles-anywhere-without-condition.ts";
import { s3PrefixBypassed } from "./s3-prefix-bypassed.ts";
import { s3WildcardOnHalf } from "./s3-wildcard-on-half.ts";
import { samlAudience } from "./saml-audience.ts";
import { serviceNotTrusted } from "./service-not-trusted.ts";
import { sessionInPrincipalArn } from "./session-in-principal-arn.ts";
import { sessionKeyWithoutAction } from "./session-key-without-action.ts";
import { sessionNameMismatch } from "./session-name-mismatch.ts";
import { settingInCredentials } from "./setting-in-credentials.ts";
import { settingWithoutEffect } from "./setting-without-effect.ts";
import { severalBooleans } from "./several-booleans.ts";
import { severalPrincipals } from "./several-principals.ts";
import { shadowedSetting } from "./shadowed-setting.ts";
import { shadowedStatement } from "./shadowed-statement.ts";
import { shellInCommand } from "./shell-in-command.ts";
import { smartQuote } from "./smart-quote.ts";
import { sourceProfileInApp } from "./source-profile-in-app.ts";
import { sourceWithoutCredentials } from "./source-without-credentials.ts";
import { spoofableConditionKey } from "./spoofable-condition-key.ts";
import { ssoStartUrl } from "./sso-start-url.ts";
import { stringLikeOnArn } from "./string-like-on-arn.ts";
import { superfluousArnPart } from "./superfluous-arn-part.ts";
import { systemCors } from "./system-cors.ts";
import { systemPermissions } from "./system-permissions.ts";
import { taskRoleWithoutEcsTasks } from "./task-role-without-ecs-tasks.ts";
import { textBeforeHeader } from "./text-before-header.ts";
import { tooBroadConditionValue } from "./too-broad-condition-value.ts";
import { tooDeep } from "./too-deep.ts";
import { trailingComma } from "./trailing-comma.ts";
import { unexpandedPath } from "./unexpanded-path.ts";
import { unknownAction } from "./unknown-action.ts";
import { unknownAppProfile } from "./unknown-app-profile.ts";
import { unknownConditionKey } from "./unknown-condition-key.ts";
import { unknownConditionOperator } from "./unknown-condition-operator.ts";
import { unknownConditionValue } from "./unknown-condition-value.ts";
import { unknownElement } from "./unknown-element.ts";
import { unknownKey } from "./unknown-key.ts";
import { unknownManagedPolicy } from "./unknown-managed-policy.ts";
import { unknownProfile } from "./unknown-profile.ts";
import { unknownRegion } from "./unknown-region.ts";
import { unknownResourceType } from "./unknown-resource-type.ts";
import { unknownRule } from "./unknown-rule.ts";
import { unknownSectionType } from "./unknown-section-type.ts";
import { unknownService } from "./unknown-service.ts";
import { unknownServiceIdentifier } from "./unknown-service-identifier.ts";
import { unknownServicePrincipal } from "./unknown-service-principal.ts";
import { unknownServicesSection } from "./unknown-services-section.ts";
import { unknownSsoSession } from "./unknown-sso-session.ts";
import { unknownVariable } from "./unknown-variable.ts";
import { unmetExpectation } from "./unmet-expectation.ts";
import { unrestrictedServicePrincipal } from "./unrestricted-service-principal.ts";
import { unsupportedAction } from "./unsupported-action.ts";
import { unsupportedResource } from "./unsupported-resource.ts";
import { unusedIgnore } from "./unused-ignore.ts";
import { unusedResource } from "./unused-resource.ts";
import { unusualName } from "./unusual-name.ts";
import { unusualSpace } from "./unusual-space.ts";
import { uploadAclNotAllowed } from "./upload-acl-not-allowed.ts";
import { uploadFlags } from "./upload-flags.ts";
import { upperCaseDefault } from "./upper-case-default.ts";
import { upperCaseKey } from "./upper-case-key.ts";
import { valueOfOtherType } from "./value-of-other-type.ts";
import { variableInOldVersion } from "./variable-in-old-version.ts";
import { variableNeedsText } from "./variable-needs-text.ts";
import { vpcSourceIpWithoutVpc } from "./vpc-source-ip-without-vpc.ts";
import { vpceKeyWithOtherService } from "./vpce-key-with-other-service.ts";
import { wildcardInServiceName } from "./wildcard-in-service-name.ts";
import { wildcardPrincipal } from "./wildcard-principal.ts";
import { wildcardWithoutLike } from "./wildcard-without-like.ts";
import { wrongPartition } from "./wrong-partition.ts";
import { wrongType } from "./wrong-type.ts";
import { zoneAsRegion } from "./zone-as-region.ts";

/** Every rule, in the order of the alphabet. */
export const rules: readonly Rule[] = [
  actionWithoutResource,
  advisedExternalId,
  anyValueCondition,
  apiOperationAsAction,
  appBucketNotGranted,
  assumeRoleNotGranted,
  audienceSetOperator,
  bareDocumentPath,
  broadGithubSubject,
  broadPassRole,
  broadServiceLinkedRole,
  bucketActionOnObjects,
  bucketPermissionChange,
  bucketPolicyLacksGrant,
  byteOrderMark,
  carriageReturn,
  chainedDuration,
  colonSeparator,
  commentInJson,
  commentedValue,
  conditionKeyOfOtherAction,
  conflictMarker,
  conflictingSettings,
  conflictingSources,
  continuedValue,
  contradictoryCondition,
  corsAnyOriginWrites,
  corsCoveredOrigin,
  corsDuplicateId,
  corsDuplicateValue,
  corsExposeWildcard,
  corsHeaderName,
  corsHeaderWildcards,
  corsHiddenRule,
  corsLimit,
  corsLocalhostInProduction,
  corsMaxAge,
  corsMethod,
  corsNullOrigin,
  corsOriginAnyScheme,
  corsOriginLooseWildcard,
  corsOriginNeverMatches,
  corsOriginWildcards,
  corsPutHeadersIncomplete,
  corsPutWithoutHeaders,
  corsUploadWithoutEtag,
  deepNesting,
  deniedByOtherSide,
  deniedStatement,
  deprecatedConditionKey,
  deprecatedSetting,
  duplicateKey,
  duplicateMember,
  duplicateSection,
  duplicateSid,
  durationOverMaximum,
  dynamodbAttributesWithoutSelect,
  emptyElement,
  emptySection,
  emptyValue,
  epochDate,
  exampleKey,
  exclusiveElements,
  expiredIgnore,
  exposedSecret,
  externalIdMismatch,
  federatedPrincipalOutsideTrust,
  forAllValuesOnSingleValue,
  foreignBucket,
  fullAdministrator,
  getWithoutList,
  icaStorage,
  identityLacksGrant,
  illegalCharacter,
  incompleteArn,
  incompleteKeyPair,
  incompleteSso,
  incompleteTrustActions,
  indentedLine,
  invalidAccountId,
  invalidBoolean,
  invalidBucketName,
  invalidChoice,
  invalidEffect,
  invalidNumber,
  invalidRegion,
  invalidSid,
  invalidSize,
  invalidValue,
  invalidVersion,
  invalidVpcId,
  ipRangeWithHostBits,
  jsonSyntax,
  kmsKeyInOtherRegion,
  kmsKeyNotArn,
  malformedArn,
  malformedConditionKey,
  malformedHeader,
  malformedKeyId,
  malformedLine,
  malformedPrincipal,
  malformedRoleArn,
  malformedSecret,
  malformedServicePrincipal,
  malformedSetting,
  malformedUrl,
  malformedVariable,
  manifestPath,
  manifestValue,
  mfaNotGiven,
  mfaOfOtherAccount,
  mfaWithoutIfExists,
  mismatchedAccount,
  mismatchedToken,
  mismatchedTrustAction,
  misplacedKey,
  misplacedSection,
  misplacedVariable,
  misquotedCommand,
  missingDocument,
  missingElement,
  missingKmsPermission,
  missingSetOperator,
  missingTagKey,
  missingVersion,
  misusedBlock,
  mixedConditionValues,
  modifiedNull,
  mountedPublicBucket,
  multipartWithoutAbort,
  namelessSection,
  nearAccount,
  nearName,
  notActionAllow,
  notPrincipalAllow,
  notPrincipalInTrustPolicy,
  notPrincipalWithoutAccount,
  objectActionOnBucket,
  oidcWithoutAudience,
  oidcWithoutSubject,
  oldVersion,
  operatorOfOtherType,
  otherBucket,
  otherRoleArn,
  partlyReadSetting,
  passedRoleRefusesService,
  placeholder,
  placeholderByTwoNames,
  policyOfOtherPartition,
  policySize,
  principalInIdentityPolicy,
  principalInScp,
  principalKeyForService,
  principalOfOtherPartition,
  principalUniqueId,
  privateSourceIp,
  privilegeEscalation,
  profileCycle,
  profileInOtherRegion,
  profileNotTrusted,
  profilePrefix,
  profileWithoutCredentials,
  publicBucketPolicy,
  quotedValue,
  rcpAction,
  rcpAllow,
  rcpNotAction,
  rcpPrincipal,
  rcpWithoutServiceTest,
  redundantAction,
  redundantIpRange,
  redundantNumber,
  redundantPrincipal,
  redundantResource,
  redundantSessionPrincipal,
  redundantStatement,
  redundantValue,
  regionNotInherited,
  repeatedSsoSetting,
  resourceInTrustPolicy,
  resourceOwnerInBucketPolicy,
  resourceTagUnsupported,
  rivalDocuments,
  roleOfOtherPartition,
  roleOrUser,
  roleWithoutSource,
  rolesAnywhereWithoutCondition,
  s3PrefixBypassed,
  s3WildcardOnHalf,
  samlAudience,
  serviceNotTrusted,
  sessionInPrincipalArn,
  sessionKeyWithoutAction,
  sessionNameMismatch,
  settingInCredentials,
  settingWithoutEffect,
  severalBooleans,
  severalPrincipals,
  shadowedSetting,
  shadowedStatement,
  shellInCommand,
  smartQuote,
  sourceProfileInApp,
  sourceWithoutCredentials,
  spoofableConditionKey,
  ssoStartUrl,
  stringLikeOnArn,
  superfluousArnPart,
  systemCors,
  systemPermissions,
  taskRoleWithoutEcsTasks,
  textBeforeHeader,
  tooBroadConditionValue,
  tooDeep,
  trailingComma,
  unexpandedPath,
  unknownAction,
  unknownAppProfile,
  unknownConditionKey,
  unknownConditionOperator,
  unknownConditionValue,
  unknownElement,
  unknownKey,
  unknownManagedPolicy,
  unknownProfile,
  unknownRegion,
  unknownResourceType,
  unknownRule,
  unknownSectionType,
  unknownService,
  unknownServiceIdentifier,
  unknownServicePrincipal,
  unknownServicesSection,
  unknownSsoSession,
  unknownVariable,
  unmetExpectation,
  unrestrictedServicePrincipal,
  unsupportedAction,
  unsupportedResource,
  unusedIgnore,
  unusedResource,
  unusualName,
  unusualSpace,
  uploadAclNotAllowed,
  uploadFlags,
  upperCaseDefault,
  upperCaseKey,
  valueOfOtherType,
  variableInOldVersion,
  variableNeedsText,
  vpcSourceIpWithoutVpc,
  vpceKeyWithOtherService,
  wildcardInServiceName,
  wildcardPrincipal,
  wildcardWithoutLike,
  wrongPartition,
  wrongType,
  zoneAsRegion,
];
