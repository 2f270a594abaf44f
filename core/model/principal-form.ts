import { federatedHosts } from "./federation.ts";
import { faultOfArn } from "./principal-arn.ts";
import { meaning, type PrincipalFault, type PrincipalType } from "./principal-fault.ts";

/** A unique id of IAM, as a policy shows it once the principal is gone: `AROA…` for a role, `AIDA…` for a user. */
export const uniqueId = /^(?:AROA|AIDA)[A-Z0-9]{12,124}$/;

const serviceName = /^[a-zA-Z0-9.-]+\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|amazon\.com)$/;
const canonicalId = /^[0-9a-fA-F]{64}$/;

/** The type of the member that a bare value belongs under, as far as its form tells. */
export function typeOfValue(value: string): PrincipalType | undefined {
  if (/^\d{12}$/.test(value) || uniqueId.test(value)) return "AWS";
  if (/^arn:[\w-]+:iam::\d*:(?:saml|oidc)-provider\//.test(value) || federatedHosts.has(value)) return "Federated";
  if (/^arn:[\w-]+:(?:iam|sts)::/.test(value)) return "AWS";
  if (serviceName.test(value)) return "Service";
  return canonicalId.test(value) ? "CanonicalUser" : undefined;
}

/**
 * Why a value under `AWS` names no account, user, role or session; undefined where it does, and for the forms that other
 * rules judge (wildcards, account ids of another length, unique ids).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function faultOfAwsPrincipal(value: string): PrincipalFault | undefined {
  if (/^\d+$/.test(value) || uniqueId.test(value)) return undefined;
  if (value.trim() !== value && value.trim() !== "") {
    return {
      message: "There is white space around this principal, and AWS compares it as part of the name.",
      ...meaning("AWS", value.trim()),
    };
  }
  if (value.startsWith("arn:")) return faultOfArn(value);
  const type = typeOfValue(value);
  if (type !== undefined && type !== "AWS") {
    return {
      message: `This is a principal of type ${type}, and under AWS it names nobody; AWS refuses the policy.`,
      ...meaning(type, value),
    };
  }
  if (/^\d{4}-?\d{4}-?\d{4}$/.test(value)) {
    return {
      message: "An account id is written without hyphens here; AWS refuses the policy.",
      ...meaning("AWS", value.replaceAll("-", "")),
    };
  }
  if (/^[\w-]*account[\w-]{0,3}(?:id|number)$/i.test(value)) {
    return {
      severity: "warning",
      message: "An account id of 12 digits goes here; so it names nobody, and AWS refuses the policy.",
    };
  }
  return {
    message: `${described(value)} A principal under AWS is an account id of 12 digits or the ARN of a role, user or session; AWS refuses the policy.`,
  };
}

function described(value: string): string {
  if (value === "") return "This names nobody.";
  if (/^aws:|^iam::|^:/.test(value)) return "This ARN does not begin with “arn:”.";
  if (/^(?:role|user|root)(?:\/|$)/.test(value)) return "This is the last part of an ARN alone.";
  return "This is a bare name.";
}

/** Why a value under CanonicalUser is no canonical user id. */
export function faultOfCanonicalUser(value: string): PrincipalFault | undefined {
  if (canonicalId.test(value)) return undefined;
  const type = typeOfValue(value);
  if (type)
    return {
      message: `This is a principal of type ${type}, not a canonical user id; AWS refuses the policy.`,
      ...meaning(type, value),
    };
  return { message: "A canonical user id has 64 hexadecimal digits; AWS refuses the policy." };
}
