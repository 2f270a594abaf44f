import type { CorsRule } from "../model/cors.ts";
import { type Miss, matchingOrigin, missOf, nearestMiss } from "./miss.ts";
import { isNeverAskedFor } from "./request-headers.ts";

/** A request of a page to a bucket. */
export interface CorsRequest {
  /** The page's origin as the browser sends it; empty where it sends none. */
  readonly origin: string;
  /** In capitals, as browsers send it. */
  readonly method: string;
  /** The names of the headers that the browser asks for beforehand (Access-Control-Request-Headers). */
  readonly headers: readonly string[];
}

/** What S3 answers to one of the two requests. */
export interface CorsVerdict {
  /** Whether the browser is content with the answer. */
  readonly allowed: boolean;
  /** The rule that S3 takes: an index from 0. */
  readonly rule?: number;
  /** The headers that S3 answers on behalf of the rule. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it is not allowed: S3's answer, and what stands in the way. */
  readonly why?: string;
  /** The rule that comes nearest, and what it lacks. */
  readonly nearest?: Miss;
}

export interface CorsAnswer {
  /** `needed`: whether browsers ask at all before such a request. */
  readonly preflight: CorsVerdict & { readonly needed: boolean };
  /** `sent`: whether the browser sends it, after what it was told beforehand. */
  readonly request: CorsVerdict & { readonly sent: boolean };
}

/** The methods that a rule of S3 can name. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html */
export const corsMethods: readonly string[] = ["GET", "PUT", "POST", "DELETE", "HEAD"];

/**
 * What S3 answers to the question that a browser asks before a request (the preflight) and to the request itself, by the
 * rules of the bucket. The first rule wins that matches origin, method and, in the preflight, every header that is asked for.
 * S3 serves the request whatever the rules say, but without the headers that let a page read the answer.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html#cors-eval-criteria
 */
export function evaluateCors(rules: readonly CorsRule[], request: CorsRequest): CorsAnswer {
  const asked = request.headers.map((header) => header.trim().toLowerCase()).filter((header) => header !== "");
  const needed = !simpleMethods.has(request.method) || asked.some((header) => !isNeverAskedFor(header));
  const preflight = verdictOf(rules, { ...request, headers: asked }, "preflight");
  return {
    preflight: { ...preflight, needed },
    request: { ...verdictOf(rules, { ...request, headers: [] }, "request"), sent: !needed || preflight.allowed },
  };
}

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
const simpleMethods = new Set(["GET", "HEAD", "POST"]);

function verdictOf(rules: readonly CorsRule[], request: CorsRequest, of: "preflight" | "request"): CorsVerdict {
  const refused = (answer: string, nearest?: Miss): CorsVerdict => ({
    allowed: false,
    why:
      of === "preflight"
        ? answer
        : `S3 serves the request, but without CORS headers, so that the page cannot read the answer. ${nearest ? nearest.text : ""}`.trim(),
    ...(nearest && { nearest }),
  });
  if (request.origin === "")
    return refused("S3 answers 400 BadRequest “Insufficient information. Origin request header needed.”");
  if (rules.length === 0)
    return refused("S3 answers 403 AccessForbidden “CORSResponse: CORS is not enabled for this bucket.”");
  for (const rule of rules) {
    if (missOf(rule, request)) continue;
    return { allowed: true, rule: rule.index, headers: headersOf(rule, request) };
  }
  const nearest = nearestMiss(rules, request);
  return refused(
    `S3 answers 403 AccessForbidden “CORSResponse: This CORS request is not allowed. This is usually because …” No rule allows it. ${nearest?.text ?? ""}`.trim(),
    nearest,
  );
}

/** In the order in which S3 was seen to send them. An answer to everyone (`*`) is not for requests with cookies. */
function headersOf(rule: CorsRule, { origin, headers }: CorsRequest): Record<string, string> {
  const matched = matchingOrigin(rule, origin);
  const exposed = rule.exposed.map(({ value }) => value);
  const maxAge = rule.maxAge?.value;
  return {
    "Access-Control-Allow-Origin": matched === "*" ? "*" : origin,
    "Access-Control-Allow-Methods": rule.methods.map(({ value }) => value).join(", "),
    ...(headers.length > 0 && { "Access-Control-Allow-Headers": headers.join(", ") }),
    ...(exposed.length > 0 && { "Access-Control-Expose-Headers": exposed.join(", ") }),
    ...(typeof maxAge === "number" && { "Access-Control-Max-Age": String(maxAge) }),
    ...(matched !== "*" && { "Access-Control-Allow-Credentials": "true" }),
    Vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  };
}
