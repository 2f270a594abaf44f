// What is wrong between here and AWS: the answer, the Region, certificates, proxies, the line.
import type { Problem } from "../contract.ts";
import { BadAnswer } from "./answers.ts";
import { type Failed, isCutOff } from "./failure.ts";
import type { Attempt } from "./problems.ts";
import { ofSize } from "./problems-of-service.ts";
import { NoWebAddress } from "./target.ts";
import { atStart, sentence } from "./words.ts";

export function ofAnswer({ error, name, code, status, message }: Failed, attempt: Attempt): Problem | undefined {
  if (isCutOff(code)) return undefined;
  const isUnreadable =
    error instanceof SyntaxError ||
    error instanceof BadAnswer ||
    /Deserialization error/.test(message) ||
    (isNoHttp(code) && !attempt.proxy);
  const isRedirect = status !== undefined && status >= 300 && status < 400;
  // Who answers for AWS names the error; a firewall that says no in JSON does not.
  const isNobodys = status === 403 && /^(?:Unknown|UnknownError|Error)$/.test(name);
  if (!isUnreadable && !isRedirect && !isNobodys && !(name === "TypeError" && status !== undefined)) return undefined;
  if (status === 413) return ofSize();
  const what = error instanceof BadAnswer ? error.message : "It is not what the service sends.";
  return {
    code: "bad-answer",
    message: `The answer of ${answerer(attempt)} cannot be read${status === undefined || status === 200 ? "" : ` (HTTP ${status})`}. ${what}`,
    advice: "A proxy, a sign-in page of the network or a wrong endpoint may have answered instead of AWS.",
  };
}

export function ofEndpoint({ code, error }: Failed): Problem | undefined {
  if (code !== "ERR_INVALID_URL" && !(error instanceof NoWebAddress)) return undefined;
  return {
    code: "endpoint",
    message: "The endpoint that is set for IAM Access Analyzer is no web address.",
    advice:
      "Write it with https:// at its start: latchkey.accessAnalyzer.endpoint in the editor, AWS_ENDPOINT_URL_ACCESSANALYZER or AWS_ENDPOINT_URL in the environment, endpoint_url in the AWS config file.",
  };
}

export function ofRegion(
  { code, message }: Failed,
  { region, isKnownRegion, proxy, endpoint }: Attempt,
): Problem | undefined {
  if (/Region is missing|Missing Region/.test(message))
    return {
      code: "no-region",
      message: "No Region says where to ask.",
      advice:
        "Set the Region in the profile or in AWS_REGION, in the editor in latchkey.accessAnalyzer.region, or in a terminal with --region.",
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

export function ofCertificate({ code, message }: Failed, attempt: Attempt): Problem | undefined {
  if (!/CERT|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return undefined;
  return {
    code: "certificate",
    message: `The certificate of ${answerer(attempt)}${attempt.proxy ? `, seen through the proxy ${attempt.proxy},` : ""} is not trusted: ${sentence(message)}`,
    advice:
      "Where your network has certificates of its own, name their file in AWS_CA_BUNDLE, in ca_bundle of the profile, or in NODE_EXTRA_CA_CERTS.",
  };
}

export function ofNetwork({ code, name, message }: Failed, attempt: Attempt): Problem | undefined {
  const { proxy, timeout } = attempt;
  // The SDK calls a connection that was cut off a timeout.
  const isTimeout = /^(?:Abort|Timeout)Error$/.test(name) && !isCutOff(code);
  if (isTimeout || code === "ETIMEDOUT" || /Proxy timeout/.test(message))
    return {
      code: "no-answer",
      message: `${atStart(answerer(attempt))} did not answer in time, which is ${timeout} seconds at most.`,
      advice:
        "Ask again. On a slow line a longer time helps: latchkey.accessAnalyzer.timeout in the editor, --timeout in a terminal.",
    };
  const refused = /^Bad response: (\d+)/.exec(message)?.[1];
  const isUnreachable =
    /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|ECONNRESET|EPIPE|EADDRNOTAVAIL)$/.test(
      code,
    );
  if (refused !== undefined || (proxy && (isUnreachable || isNoHttp(code))))
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
      ? `The connection to ${answerer(attempt)} was cut.`
      : `${atStart(answerer(attempt))} cannot be reached.`,
    advice:
      "Is this machine online? Where it needs a proxy, set HTTPS_PROXY or the editor's http.proxy. Everything else of Latchkey works offline.",
  };
}

/** Node's parser of HTTP gave up. */
function isNoHttp(code: string): boolean {
  return code.startsWith("HPE_");
}

/** Whose answer was awaited. */
function answerer({ step, endpoint }: Attempt): string {
  return step === "credentials" ? "the source of the credentials" : (endpoint?.host ?? "AWS");
}
