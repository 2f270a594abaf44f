// What the service itself has against a question.
import { type Problem, priceless } from "../contract.ts";
import { type Failed, isThrottling } from "./failure.ts";
import type { Attempt } from "./problems.ts";
import { sentence } from "./words.ts";

export function ofService(failed: Failed, { operation, step }: Attempt): Problem | undefined {
  const { name, message, status } = failed;
  if (isThrottling(name, status))
    return {
      code: "throttled",
      message: "AWS takes no more questions for now: the account asks IAM Access Analyzer too often.",
      advice: "Wait a minute and ask again. Every user and pipeline of the account shares this limit.",
    };
  if (step === "credentials") return undefined;
  if (name === "ServiceQuotaExceededException")
    return {
      code: "quota",
      message: `A quota of IAM Access Analyzer is used up: ${sentence(message)}`,
      advice: "Ask AWS for a higher quota in Service Quotas, or ask later.",
    };
  if (
    status === 413 ||
    (status === 400 &&
      /(?:length less than or equal|too (?:long|large)|exceed\w* .*(?:size|length|limit|quota)|maximum .*(?:size|length))/i.test(
        message,
      ))
  )
    return ofSize();
  if (status === 400 || status === 422) {
    const paid = priceless.includes(operation) ? "" : " This check wants a policy that AWS would take.";
    return {
      code: "policy-refused",
      message: `IAM Access Analyzer does not take this policy: ${sentence(message)}`,
      advice: `Mend what is reported in it, and ask again.${paid}`,
    };
  }
  return undefined;
}

/** A policy that is too large, whoever says so. */
export function ofSize(): Problem {
  return {
    code: "policy-too-large",
    message: "The policy is larger than IAM Access Analyzer takes.",
    advice: "Split it: a policy of that size cannot be attached either.",
  };
}
