import { maskSecrets } from "../../core/model/masking.ts";
import type { Operation, Problem } from "../contract.ts";
import type { MissingProfile } from "./client.ts";
import { type Failed, readFailure } from "./failure.ts";
import { ofAccess, ofClock, ofCredentials, ofLogin, ofSource, ofUser } from "./problems-of-asker.ts";
import { ofAnswer, ofCertificate, ofEndpoint, ofNetwork, ofRegion } from "./problems-of-network.ts";
import { ofService } from "./problems-of-service.ts";
import { sentence } from "./words.ts";

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
  const failed = readFailure(error);
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
  ofEndpoint,
  ofAnswer,
  ofLogin,
  ofCredentials,
  ofClock,
  ofAccess,
  ofService,
  ofRegion,
  ofCertificate,
  ofNetwork,
  ofSource,
];

function said({ name, message }: Failed): string {
  return sentence(message || name || "it gave no reason");
}

function safe(text: string): string {
  return maskSecrets(text.replace(/[\p{Cc}\p{Cf}]+/gu, " "));
}
