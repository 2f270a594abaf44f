// What is wrong with who asks: no credentials, expired ones, a clock, a missing permission.
import type { Problem } from "../contract.ts";
import { NoMfaCode } from "./client.ts";
import type { Failed } from "./failure.ts";
import type { Attempt } from "./problems.ts";
import { atStart, credentialsWords, quoted, sentence } from "./words.ts";

export function ofUser({ error }: Failed): Problem | undefined {
  if (!(error instanceof NoMfaCode)) return undefined;
  return {
    code: "mfa",
    message: "The profile needs the code of an MFA device, and none was given.",
    advice: "Ask again and type the code.",
  };
}

export function ofLogin({ name, message }: Failed, { profile, step }: Attempt): Problem | undefined {
  if (step !== "credentials") return undefined;
  const isSso = /aws sso login|sso session|sso token|session token not found or invalid|UnauthorizedException/i.test(
    `${name} ${message}`,
  );
  const isLogin = /aws login|re-authenticate|failed to load token|token validation failed/i.test(message);
  if (!isSso && !isLogin) return undefined;
  const command = `aws ${isSso ? "sso " : ""}login${profile ? ` --profile ${quoted(profile)}` : ""}`;
  return {
    code: "login-expired",
    message: `The login${profile ? ` of the profile "${profile}"` : ""} has expired, or there was none.`,
    advice: `Run ${command} and ask again.`,
    command,
  };
}

export function ofCredentials({ name, message }: Failed, { profile }: Attempt): Problem | undefined {
  if (
    /^ExpiredToken(?:Exception)?$|^RequestExpired$/.test(name) ||
    /token (?:included in the request )?(?:is|has) expired/i.test(message)
  )
    return {
      code: "credentials-expired",
      message: `${atStart(credentialsWords(profile))} have expired.`,
      advice: "Get new ones as you got these, and ask again.",
    };
  if (/MultiFactorAuthentication|MFA code|one time pass ?code/i.test(message))
    return {
      code: "mfa",
      message: "The code of the MFA device was not accepted.",
      advice: "Wait for the next code and ask again: each is good for one use.",
    };
  if (
    /^(?:UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|MissingAuthenticationToken(?:Exception)?)$/.test(
      name,
    )
  )
    return {
      code: "wrong-credentials",
      message: `AWS does not know ${credentialsWords(profile)}.`,
      advice:
        "The key may be deleted, inactive, of another partition, or the secret may be mistyped. Choose another profile, or mend this one.",
    };
  return undefined;
}

/** Whatever else went wrong before there was anything to ask with. */
export function ofSource({ message }: Failed, { profile, step }: Attempt): Problem | undefined {
  if (step !== "credentials") return undefined;
  // The SDK tries one source after the other, and tells only that none had any.
  const isUntold = /from any providers/.test(message);
  if (profile && isUntold)
    return {
      code: "no-credentials",
      message: `The profile "${profile}" gives no credentials to ask AWS with.`,
      advice: `Mend it or choose another one. Run aws sts get-caller-identity --profile ${quoted(profile)} to see what is wrong with it.`,
    };
  const why = isUntold
    ? "neither the environment nor the AWS config files nor this machine has any."
    : sentence(message);
  return {
    code: "no-credentials",
    message: `There are no credentials to ask AWS with: ${why}`,
    advice:
      "Choose a profile that has some, log in, or set AWS_ACCESS_KEY_ID and its like. Findings of Latchkey's own need none.",
  };
}

export function ofClock({ name, message }: Failed): Problem | undefined {
  if (!/Signature (?:expired|not yet current)|RequestTimeTooSkewed|clock skew/i.test(`${name} ${message}`))
    return undefined;
  return {
    code: "clock-skew",
    message: "AWS refuses the request, since this machine's clock differs from AWS's by more than five minutes.",
    advice: "Set the clock, and ask again.",
  };
}

export function ofAccess({ name, message, status }: Failed, { operation, profile }: Attempt): Problem | undefined {
  if (!/^AccessDenied(?:Exception)?$|^UnauthorizedOperation$/.test(name) && status !== 403) return undefined;
  if (/InvalidSignature/.test(name))
    return {
      code: "wrong-credentials",
      message: "AWS does not accept the request's signature.",
      advice: "The secret key may be mistyped. Choose another profile, or mend this one.",
    };
  const action = /perform:? ([\w-]+:\w+)/.exec(message)?.[1] ?? `access-analyzer:${operation}`;
  const resource = /on resource: (arn:[^\s"',]+)/.exec(message)?.[1];
  const why = / because (.{1,300})/s.exec(message)?.[1];
  const isSession = action.startsWith("sts:") && resource !== undefined;
  const statement = { Effect: "Allow", Action: action, Resource: isSession ? resource : "*" };
  return {
    code: "access-denied",
    message: `${/User: (arn:\S+)/.exec(message)?.[1] ?? atStart(credentialsWords(profile))} may not do ${action}${isSession ? ` on ${resource}` : ""}${why ? `, because ${sentence(why)}` : "."}`,
    advice: `Ask somebody who may change permissions to allow ${action} there.`,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, undefined, 2),
  };
}
