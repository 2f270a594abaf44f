import type { Document, JsonDocument } from "../core/hosts/index.ts";
import type { Access, Policy, Question } from "./contract.ts";
import { policyToSend } from "./policy-to-send.ts";
import { publicResourceType } from "./resource-types.ts";

/** What is asked about each policy of a run. */
export type Check =
  | { readonly operation: "ValidatePolicy" }
  | { readonly operation: "CheckNoNewAccess"; readonly against: Against }
  | { readonly operation: "CheckAccessNotGranted"; readonly access: Access }
  | { readonly operation: "CheckNoPublicAccess" };

/** The documents of a file's earlier version, or why there is none. */
export type Against = (
  file: string,
) => Promise<{ readonly documents: readonly Document[] } | { readonly reason: string }>;

/** A document, its place in its file, and the file's other documents. */
export interface PlacedDocument {
  readonly file: string;
  readonly index: number;
  readonly documents: readonly Document[];
}

/** Why a document is not asked about: a clause that goes on after "It is not sent:". */
export interface NotAsked {
  readonly reason: string;
  /** It passes the check, as anybody can tell: AWS would charge for saying so. */
  readonly passes?: true;
}

/** The question about a document, or why it is not asked. */
export async function questionFor(
  { file, index, documents }: PlacedDocument,
  check: Check,
): Promise<{ readonly question: Question } | NotAsked> {
  const document = documents[index];
  if (document?.language !== "json") return { reason: "it holds no policy" };
  const sending = policyToSend(document);
  if ("reason" in sending) return sending;
  const { policy } = sending;
  if (check.operation === "ValidatePolicy") return { question: { operation: check.operation, policy } };
  if (policy.policyType !== "IDENTITY_POLICY" && policy.policyType !== "RESOURCE_POLICY")
    return { reason: "AWS has this check for identity and resource policies only" };
  if (check.operation === "CheckAccessNotGranted")
    return { question: { operation: check.operation, policy, access: check.access } };
  if (check.operation === "CheckNoPublicAccess") return publicQuestion(document, policy);
  const earlier = await check.against(file);
  if ("reason" in earlier) return earlier;
  return newAccessQuestion(document, policy, earlierOf(document, index, documents, earlier.documents));
}

function publicQuestion(document: JsonDocument, policy: Policy) {
  const resourceType = document.root && publicResourceType(document.root, document.kind);
  return resourceType === undefined
    ? {
        reason:
          "AWS has this check for policies of certain resources only, and this is none of them, or cannot be told",
      }
    : { question: { operation: "CheckNoPublicAccess" as const, policy, resourceType } };
}

function newAccessQuestion(
  document: JsonDocument,
  policy: Policy,
  earlier: JsonDocument | undefined,
): { readonly question: Question } | NotAsked {
  if (!earlier) return { reason: "the earlier version holds no such policy, so that all that this one allows is new" };
  const before = policyToSend({ ...earlier, kind: document.kind });
  if ("reason" in before) return { reason: `of the earlier version, ${before.reason}` };
  const against = before.policy.content;
  if (against === policy.content) return { reason: "it is what it was, so that nothing in it is new", passes: true };
  return { question: { operation: "CheckNoNewAccess", policy, against } };
}

/** The same document before: the one at its place where as many are there, else the only one of its kind. */
function earlierOf(
  document: JsonDocument,
  index: number,
  now: readonly Document[],
  before: readonly Document[],
): JsonDocument | undefined {
  const isAlike = (other: Document | undefined): other is JsonDocument =>
    other?.language === "json" && other.root !== undefined;
  const same = before[index];
  if (before.length === now.length && isAlike(same)) return same;
  const ofKind = before.filter((other): other is JsonDocument => isAlike(other) && other.kind === document.kind);
  return ofKind.length === 1 ? ofKind[0] : undefined;
}
