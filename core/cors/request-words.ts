import { lowerStart } from "../model/phrase.ts";
import type { CorsAnswer, CorsRequest } from "./evaluate.ts";
import { faultOfOrigin } from "./origin.ts";

/** Browsers write these methods in capitals, however a script has them, and leave others alone: https://fetch.spec.whatwg.org/#concept-method-normalize */
export function asBrowsersSend(method: string): string {
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}

/** Why no browser sends such an origin, in a sentence; undefined where one may, or where there is none. */
export function originNote({ origin }: Pick<CorsRequest, "origin">): string | undefined {
  if (origin === "") return undefined;
  if (origin.includes("*")) return "An origin that a browser sends holds no wildcard.";
  const fault = faultOfOrigin(origin);
  if (!fault) return undefined;
  const meant = fault.meant[0] ? ` Did you mean ${fault.meant[0]}?` : "";
  return `No browser sends the origin ${origin}: ${lowerStart(fault.reason)}.${meant}`;
}

/** What becomes of the page's wish, in a sentence. */
export function outcomeOf({ request }: CorsAnswer): string {
  if (request.sent && request.allowed) return "The page may read the answer.";
  return request.sent
    ? "The request goes out and S3 serves it, but the page may not read the answer."
    : "The browser stops the request before it goes out.";
}

/** Codes of errors with which S3 takes a configuration all the same, so that its other rules are in force. */
export const corsErrorsTakenByS3: ReadonlySet<string> = new Set(["cors-origin-never-matches", "cors-header-name"]);
