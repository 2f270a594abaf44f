import type { Fix } from "../finding.ts";
import type { Condition } from "../model/condition.ts";
import { renameKey } from "../model/condition-edit.ts";
import { passesWithoutKey } from "../model/condition-operator.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export const principalKeyForService: Rule = {
  code: "principal-key-for-service",
  kinds: ["bucket-policy", "resource-policy", "trust-policy"],
  severity: "error",
  summary: "A statement for services alone demands a key that only people's and roles' calls have.",
  awsCodes: ["UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"],
  check: {
    condition(condition, { principals }) {
      const { key, operator } = condition;
      if (!ofPrincipals.test(key.value) || principals.length === 0) return undefined;
      if (!principals.every(({ type }) => type === "Service")) return undefined;
      if (ofCertificate.test(key.value) && principals.every(({ value }) => rolesAnywhere.test(value))) return undefined;
      // A test that a call without the key passes shuts out nobody.
      if (operator.base.toLowerCase() === "null" || passesWithoutKey(operator)) return undefined;
      return [
        {
          span: key.span,
          message: `A call that a service makes by itself has no ${key.value}, so this statement never applies.`,
          awsCode: "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
          fixes: fixesOf(condition),
        },
      ];
    },
  },
};

const ofPrincipals =
  /^aws:(?:PrincipalOrgID|PrincipalOrgPaths|PrincipalArn|PrincipalAccount|PrincipalTag\/.*|username|MultiFactorAuthPresent|MultiFactorAuthAge|FederatedProvider)$/i;

/** IAM Roles Anywhere turns the subject, issuer and names of a certificate into such tags: https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html */
const ofCertificate = /^aws:PrincipalTag\//i;
const rolesAnywhere = /^rolesanywhere\.amazonaws\.com(?:\.cn)?$/i;

/** The keys that say the same of the resource which a service acts for; for the ARN another value is needed as well. */
const ofSource: Readonly<Record<string, string>> = {
  "aws:principalorgid": "aws:SourceOrgID",
  "aws:principalorgpaths": "aws:SourceOrgPaths",
  "aws:principalaccount": "aws:SourceAccount",
};

function fixesOf(condition: Condition): Fix[] {
  const name = ofSource[condition.key.value.toLowerCase()];
  const edits = name && renameKey(condition, name);
  return edits ? [{ title: `Replace with ${name}`, safe: false, edits }] : [];
}
