import type { Document } from "../core/hosts/index.ts";
import type { JsonNode } from "../core/json/parse.ts";
import { isPolicyKind, type Kind, type PolicyKind } from "../core/kind.ts";
import { looksLikeLiveKeyId, looksLikeLiveSecret, looksLikeLiveToken } from "../core/model/masking.ts";
import { hasPlaceholder } from "../core/model/placeholder.ts";
import type { Policy, PolicyType } from "./contract.ts";
import { validatedResourceType } from "./resource-types.ts";

/** What would be sent of a document, or why nothing is: a clause that goes on after "It is not sent:". */
export type PolicyToSend = { readonly policy: Policy } | { readonly reason: string };

/** Looks at a document before it leaves: only a whole policy without placeholders and secrets does. */
export function policyToSend(document: Document): PolicyToSend {
  const { kind } = document;
  if (document.language !== "json" || !isPolicyKind(kind)) return { reason: "it holds no policy" };
  const { root, json } = document;
  if (root?.type !== "object") return { reason: "it is no JSON object yet" };
  if (json.problems.some(({ kind }) => kind === "syntax" || kind === "too-deep"))
    return { reason: "its JSON is broken; mend that first" };
  const texts = textsBelow(root);
  if (texts.some(hasPlaceholder)) return { reason: "placeholders in it are still to be filled in" };
  if (texts.some(holdsSecret)) return { reason: "it holds what looks like a secret or an access key" };
  const resourceType = validatedResourceType(root, kind);
  return {
    policy: {
      content: written(root, json.text),
      policyType: policyTypes[kind],
      ...(resourceType && { resourceType }),
    },
  };
}

/** Whether a document is of a kind that could be sent. */
export function isPolicy({ kind }: { readonly kind: Kind }): boolean {
  return isPolicyKind(kind);
}

const policyTypes: Readonly<Record<PolicyKind, PolicyType>> = {
  "identity-policy": "IDENTITY_POLICY",
  "bucket-policy": "RESOURCE_POLICY",
  "trust-policy": "RESOURCE_POLICY",
  "resource-policy": "RESOURCE_POLICY",
  scp: "SERVICE_CONTROL_POLICY",
  rcp: "RESOURCE_CONTROL_POLICY",
};

/** Every string, the names of members too. */
function textsBelow(node: JsonNode): string[] {
  if (node.type === "string") return [String(node.value)];
  return (node.children ?? []).flatMap(textsBelow);
}

function holdsSecret(text: string): boolean {
  if (text.length < 20) return false;
  const words = text.split(/[^A-Za-z0-9/+=_-]+/);
  return words.some((word) => looksLikeLiveKeyId(word) || looksLikeLiveSecret(word) || looksLikeLiveToken(word));
}

/**
 * The tree as strict JSON with nothing between its tokens. Members that are there twice stay so, and numbers are written as
 * they were: AWS is to judge this document and no other.
 */
function written(node: JsonNode, source: string): string {
  const children = (node.children ?? []).map((child) => written(child, source));
  if (node.type === "object") return `{${children.join(",")}}`;
  if (node.type === "array") return `[${children.join(",")}]`;
  if (node.type === "property") return children.join(":");
  if (node.type === "string") return JSON.stringify(node.value);
  return source.slice(node.offset, node.offset + node.length);
}
