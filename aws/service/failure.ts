import type { Failure } from "./back-off.ts";

/** An error of the SDK, of Node or of a server, as far as any of them fill it in. */
export interface Failed {
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
  const { name, status, code, seconds, isSkewMended } = readFailure(error);
  if (isThrottling(name, status)) return { kind: "throttled", ...(seconds !== undefined && { seconds }) };
  // The SDK has set its clock by the server's answer.
  if (isSkewMended) return { kind: "failed" };
  if (status !== undefined && status >= 500) return { kind: "failed" };
  return { kind: /^(?:ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ? "failed" : "final" };
}

/** Certificates that Node does not trust, and the system may. */
export function isUntrustedCertificate(error: unknown): boolean {
  return /^(?:UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_)/.test(readFailure(error).code);
}

/** Whether AWS asks for patience. */
export function isThrottling(name: string, status: number | undefined): boolean {
  return status === 429 || /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(name);
}

/** Whether a connection ended before its answer did. */
export function isCutOff(code: string): boolean {
  return code === "ECONNRESET" || code === "EPIPE";
}

/** What an error says of itself, whatever threw it. */
export function readFailure(error: unknown): Failed {
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
