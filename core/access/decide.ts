import { type AccessRequest, type ActionFacts, situationOf } from "./situation.ts";
import { yes } from "./truth.ts";
import { type AccessDocuments, type Answer, measuring, weigh } from "./weigh.ts";

/** The verdict on one request. */
export interface Verdict {
  readonly answer: Answer;
  /** Whether a Deny statement denies it, rather than the lack of a grant. */
  readonly explicit: boolean;
}

/** A request that cannot be answered at all, and why. */
export interface Unusable {
  readonly error: string;
}

/**
 * Decides one request against the documents that apply to it, without a proof. `facts` is the catalog of AWS's actions.
 * Never throws; what is not known makes the answer "depends".
 */
export function decide(request: AccessRequest, documents: AccessDocuments, facts?: ActionFacts): Verdict | Unusable {
  const situation = situationOf(request, facts);
  if (typeof situation === "string") return { error: situation };
  const { answer, deny } = weigh(situation, documents, measuring(situation, documents));
  return { answer, explicit: deny === yes };
}
