/**
 * Who can do what, and why not: an exact evaluator of one request against the documents that apply to it.
 *
 * `compilePolicy` makes a document ready, `decide` gives the verdict (fast), `explain` the verdict with its proof, and
 * `parseRequest` reads a request with its documents inline. Nothing throws. What is not known makes an answer "depends".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export type { RequestPrincipal } from "./caller.ts";
export type { Change } from "./change.ts";
export { type CompiledPolicy, compilePolicy, unknownPolicy } from "./compile.ts";
export { decide, type Unusable, type Verdict } from "./decide.ts";
export type { DocumentRole } from "./document-role.ts";
export { type Explanation, explain, type GateProof, type StatementName } from "./explain.ts";
export type { MissingItem } from "./missing.ts";
export type { NearMiss } from "./nearest.ts";
export { statementWords } from "./phrases.ts";
export { type ParsedRequest, parseRequest, type UnusableRequest } from "./request.ts";
export { type Held, type SideStand, type Sides, sidesOf } from "./sides.ts";
export type { AccessRequest, ActionFacts } from "./situation.ts";
export type { AccessDocuments, Answer, GateName } from "./weigh.ts";
