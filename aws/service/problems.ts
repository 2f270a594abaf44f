import { maskSecrets } from "../../core/model/masking.ts";
import { type Operation, type Problem, priceless } from "../contract.ts";
import { BadAnswer } from "./answers.ts";
import type { Failure } from "./back-off.ts";
import { type MissingProfile, NoMfaCode } from "./client.ts";

/** What is known of a request that failed. */
export interface Attempt {
  readonly operation: Operation;
  /** Whether credentials were still being fetched. */
  readonly step: "credentials" | "request";
  readonly profile: string | undefined;
  readonly endpoint: URL | undefined;
  readonly region: string | undefined;
  readonly isKnownRegion: boolean;
  /** `host:port` of the proxy. */
  readonly proxy: string | undefined;
  readonly timeout: number;
}

/** An error of the SDK, of Node or of a server, as far as any of them fill it in. */
interface Failed {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly status: number | undefined;
  readonly seconds: number | undefined;
  readonly isSkewMended: boolean;
  readonly error: unknown;
}

/** Whether it can help to ask again. */
export function failureOf(error: unknown): Failure {
  const { name, status, code, seconds, isSkewMended } = read(error);
  if (isThrottling(name, status)) return { kind: "throttled", ...(seconds !== undefined && { seconds }) };
  // The SDK has set its clock by the server's answer.
  if (isSkewMended) return { kind: "failed" };
  if (status !== undefined && status >= 500) return { kind: "failed" };
  return { kind: /^(?:ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ? "failed" : "final" };
}

/** Certificates that Node does not trust, and the system may. */
export function isUntrustedCertificate(error: unknown): boolean {
  return /^(?:UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_)/.test(read(error).code);
}

/** Whether other credentials could mend it, so that those in memory must not be used again. */
export function isOfCredentials({ code }: Problem): boolean {
  return /credentials|login|mfa|clock|profile/.test(code);
}

export function missingProfileProblem({ missingProfile, known }: MissingProfile): Problem {
  const there = known.length > 0 ? `There are: ${known.slice(0, 12).join(", ")}.` : "There are none there.";
  return {
    code: "unknown-profile",
    message: `There is no profile "${missingProfile}" in the AWS config files.`,
    advice: `Choose another profile, or add this one. ${there}`,
  };
}

/** What went wrong, in words, and what to do about it. */
export function problemOf(error: unknown, attempt: Attempt): Problem {
  const failed = read(error);
  for (const recognise of recognisers) {
    const problem = recognise(failed, attempt);
    if (problem) return { ...problem, message: safe(problem.message), advice: safe(problem.advice) };
  }
  return {
    code: "service",
    message: `IAM Access Analyzer did not answer ${attempt.operation}: ${safe(said(failed))}`,
    advice:
      failed.status !== undefined && failed.status >= 500
        ? "This is at AWS's side; try again later."
        : "Look at the message, and try again.",
  };
}

type Recogniser = (failed: Failed, attempt: Attempt) => Problem | undefined;

const recognisers: readonly Recogniser[] = [
  ofUser,
  ofAnswer,
  ofLogin,
  ofCredentials,
  ofClock,
  ofAccess,
  ofService,
  ofRegion,
  ofCertificate,
  ofNetwork,
];

function ofUser({ error }: Failed): Problem | undefined {
  if (!(error instanceof NoMfaCode)) return undefined;
  return {
    code: "mfa",
    message: "The profile needs the code of an MFA device, and none was given.",
    advice: "Ask again and type the code.",
  };
}

function ofAnswer({ error, name, code, status, message }: Failed, { endpoint }: Attempt): Problem | undefined {
  if (isCutOff(code)) return undefined;
  const isUnreadable =
    error instanceof SyntaxError || error instanceof BadAnswer || /Deserialization error/.test(message);
  const isRedirect = status !== undefined && status >= 300 && status < 400;
  if (!isUnreadable && !isRedirect && !(name === "TypeError" && status !== undefined)) return undefined;
  if (status === 413) return tooLarge();
  const what = error instanceof BadAnswer ? error.message : "It is not what the service sends.";
  return {
    code: "bad-answer",
    message: `The answer of ${endpoint?.host ?? "the server"} cannot be read${status === undefined || status === 200 ? "" : ` (HTTP ${status})`}. ${what}`,
    advice: "A proxy, a sign-in page of the network or a wrong endpoint may have answered instead of AWS.",
  };
}

function ofLogin({ name, message }: Failed, { profile, step }: Attempt): Problem | undefined {
  if (step !== "credentials") return undefined;
  const isSso = /aws sso login|sso session|sso token|session token not found or invalid|UnauthorizedException/i.test(
    `${name} ${message}`,
  );
  const isLogin = /aws login|re-authenticate/i.test(message);
  if (!isSso && !isLogin) return undefined;
  const command = `aws ${isSso ? "sso " : ""}login${profile ? ` --profile ${quoted(profile)}` : ""}`;
  return {
    code: "login-expired",
    message: `The login of ${profileWords(profile)} has expired, or there was none.`,
    advice: `Run ${command} and ask again.`,
    command,
  };
}

function ofCredentials({ name, message }: Failed, { profile, step }: Attempt): Problem | undefined {
  if (
    /^ExpiredToken(?:Exception)?$|^RequestExpired$/.test(name) ||
    /token (?:included in the request )?(?:is|has) expired/i.test(message)
  )
    return {
      code: "credentials-expired",
      message: `The credentials of ${profileWords(profile)} have expired.`,
      advice: "Get new ones as you got these, and ask again.",
    };
  if (/MultiFactorAuthentication|MFA code|one time pass ?code/i.test(message))
    return {
      code: "mfa",
      message: "The code of the MFA device was not accepted.",
      advice: "Wait for the next code and ask again: each is good for one use.",
    };
  if (/Region not accepted|Region is missing|Missing Region/.test(message)) return undefined;
  if (
    /^(?:UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|MissingAuthenticationToken(?:Exception)?)$/.test(
      name,
    )
  )
    return {
      code: "wrong-credentials",
      message: `AWS does not know the credentials of ${profileWords(profile)}.`,
      advice:
        "The key may be deleted, inactive, of another partition, or the secret may be mistyped. Choose another profile, or mend this one.",
    };
  if (step !== "credentials" || !/^(?:Credentials|Token)?ProviderError$|^CredentialsProviderError$/.test(name))
    return undefined;
  return {
    code: "no-credentials",
    message: `There are no credentials to ask AWS with: ${sentence(message)}`,
    advice:
      "Choose a profile that has some, log in, or set AWS_ACCESS_KEY_ID and its like. Findings of Latchkey's own need none.",
  };
}

function ofClock({ name, message }: Failed): Problem | undefined {
  if (!/Signature (?:expired|not yet current)|RequestTimeTooSkewed|clock/i.test(`${name} ${message}`)) return undefined;
  return {
    code: "clock-skew",
    message: "AWS refuses the request, since this machine's clock differs from AWS's by more than five minutes.",
    advice: "Set the clock, and ask again.",
  };
}

function ofAccess({ name, message, status }: Failed, { operation, profile }: Attempt): Problem | undefined {
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
    message: `${/User: (arn:\S+)/.exec(message)?.[1] ?? profileWords(profile, "start")} may not do ${action}${isSession ? ` on ${resource}` : ""}${why ? `, because ${sentence(why)}` : "."}`,
    advice: `Ask somebody who may change permissions to allow ${action} there.`,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, undefined, 2),
  };
}

function ofService(failed: Failed, { operation }: Attempt): Problem | undefined {
  const { name, message, status } = failed;
  if (isThrottling(name, status))
    return {
      code: "throttled",
      message: "AWS takes no more questions for now: the account asks IAM Access Analyzer too often.",
      advice: "Wait a minute and ask again. Every user and pipeline of the account shares this limit.",
    };
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
    return tooLarge();
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

function ofRegion({ code, message }: Failed, { region, isKnownRegion, proxy, endpoint }: Attempt): Problem | undefined {
  if (/Region is missing|Missing Region/.test(message))
    return {
      code: "no-region",
      message: "No Region says where to ask.",
      advice: "Set the Region in the settings, in the profile, or in AWS_REGION.",
    };
  const isOwnEndpoint = endpoint !== undefined && !endpoint.host.includes(`${region}`);
  const isNowhere = /^(?:ENOTFOUND|EAI_AGAIN)$/.test(code) && !proxy && !isKnownRegion && !isOwnEndpoint;
  if (!isNowhere && !/Region not accepted/.test(message)) return undefined;
  return {
    code: "unknown-region",
    message: `There is no IAM Access Analyzer in a Region "${region ?? ""}".`,
    advice: "Set a Region that exists, such as us-east-1. Which one does not matter for the answer.",
  };
}

function ofCertificate({ code, message }: Failed, { endpoint, proxy }: Attempt): Problem | undefined {
  if (!/CERT|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return undefined;
  return {
    code: "certificate",
    message: `The certificate of ${endpoint?.host ?? "the server"}${proxy ? `, seen through the proxy ${proxy},` : ""} is not trusted: ${sentence(message)}`,
    advice:
      "Where your network has certificates of its own, name their file in AWS_CA_BUNDLE, in ca_bundle of the profile, or in NODE_EXTRA_CA_CERTS.",
  };
}

function ofNetwork({ code, name, message }: Failed, { proxy, endpoint, timeout, step }: Attempt): Problem | undefined {
  // The SDK calls a connection that was cut off a timeout.
  const isTimeout = /^(?:Abort|Timeout)Error$/.test(name) && !isCutOff(code);
  if (isTimeout || code === "ETIMEDOUT" || /Proxy timeout/.test(message))
    return {
      code: "no-answer",
      message: `${step === "credentials" ? "The source of the credentials" : (endpoint?.host ?? "AWS")} did not answer in time, which is ${timeout} seconds at most.`,
      advice: "Ask again. On a slow line a longer time can be set in the settings.",
    };
  const refused = /^Bad response: (\d+)/.exec(message)?.[1];
  const isUnreachable =
    /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|ECONNRESET|EPIPE|EADDRNOTAVAIL)$/.test(
      code,
    );
  if (refused !== undefined || (proxy && isUnreachable))
    return {
      code: "proxy",
      message:
        refused === "407"
          ? `The proxy ${proxy ?? ""} wants a user name and a password.`
          : `The proxy ${proxy ?? ""} does not let the request through${refused ? ` (HTTP ${refused})` : ""}.`,
      advice: "Look at the proxy in the editor's settings, and at HTTPS_PROXY and NO_PROXY in the environment.",
    };
  if (!isUnreachable && !/socket hang up|aborted/.test(message)) return undefined;
  const isCut = isCutOff(code) || /socket hang up|aborted/.test(message);
  return {
    code: "offline",
    message: isCut
      ? `The connection to ${endpoint?.host ?? "AWS"} was cut.`
      : `${endpoint?.host ?? "AWS"} cannot be reached.`,
    advice:
      "Is this machine online? Where it needs a proxy, set HTTPS_PROXY or the editor's http.proxy. Everything else of Latchkey works offline.",
  };
}

function tooLarge(): Problem {
  return {
    code: "policy-too-large",
    message: "The policy is larger than IAM Access Analyzer takes.",
    advice: "Split it: a policy of that size cannot be attached either.",
  };
}

function isCutOff(code: string): boolean {
  return code === "ECONNRESET" || code === "EPIPE";
}

function isThrottling(name: string, status: number | undefined): boolean {
  return status === 429 || /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(name);
}

function read(error: unknown): Failed {
  const given = (error ?? {}) as {
    readonly name?: unknown;
    readonly message?: unknown;
    readonly code?: unknown;
    readonly cause?: unknown;
    readonly retryAfterSeconds?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number; readonly clockSkewCorrected?: boolean };
    readonly errors?: readonly unknown[];
  };
  // Node tries several addresses of a host, and gives all their errors as one.
  const inner = given.errors?.[0] ?? given.cause;
  const code = typeof given.code === "string" ? given.code : ((inner as { code?: string } | undefined)?.code ?? "");
  return {
    name: String(given.name ?? ""),
    message: String(given.message ?? error),
    code,
    status: given.$metadata?.httpStatusCode,
    seconds: typeof given.retryAfterSeconds === "number" ? given.retryAfterSeconds : undefined,
    isSkewMended: given.$metadata?.clockSkewCorrected === true,
    error,
  };
}

function profileWords(profile: string | undefined, place: "start" | "middle" = "middle"): string {
  if (profile) return `${place === "start" ? "The" : "the"} profile "${profile}"`;
  return `${place === "start" ? "Your" : "your"} credentials`;
}

function said({ name, message }: Failed): string {
  return sentence(message || name || "it gave no reason");
}

function sentence(text: string): string {
  const short = text.replace(/\s+/g, " ").trim().slice(0, 400);
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w.@:/+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function safe(text: string): string {
  return maskSecrets(text.replace(/[\p{Cc}\p{Cf}]+/gu, " "));
}
