import type { Draft, Fix, Severity } from "../finding.ts";
import { replaceValue } from "../json/edit.ts";
import { memberOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import { isMergeable, mergedStatements, statementsOf, withWildcards } from "../model/compact.ts";
import { grouped } from "../model/phrase.ts";
import { minified, type Quota, quotasOf, sizeOf } from "../model/policy-size.ts";
import type { PolicyContext, Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const policySize: Rule = {
  code: "policy-size",
  kinds: policyKinds,
  severity: "warning",
  summary: "The policy is longer than AWS takes, or nearly so.",
  awsCodes: [
    "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
    "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
    "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
    "POLICY_SIZE_EXCEEDS_SCP_QUOTA",
    "POLICY_SIZE_EXCEEDS_RCP_QUOTA",
  ],
  check: {
    policy({ span }, context) {
      // The shortest quota is 2,048; most policies are far below it.
      if (span.end - span.start < 1800) return undefined;
      const draft = draftOf(context);
      return draft ? [{ ...draft, fixes: fixesOf(context) }] : undefined;
    },
  },
};

/** Characters of a policy that merging is tried on. */
const longest = 100_000;

/** From this share of a quota on a policy is said to be nearly too long. */
const nearly = 0.9;

function draftOf({ policy, source, kind }: PolicyContext): Draft | undefined {
  const quotas = quotasOf(kind, policy);
  let exceeded: Quota | undefined;
  for (const quota of quotas) {
    if (atMost(quota, policy.span) <= nearly * quota.limit) continue;
    const size = countedBy(quota, source, policy.span);
    if (size > quota.limit) exceeded = quota;
    else if (!exceeded && size > nearly * quota.limit) return at(policy, quota, size, "info", "near");
  }
  if (!exceeded) return undefined;
  return at(policy, exceeded, countedBy(exceeded, source, policy.span), severityOf(exceeded, policy, source), "beyond");
}

/** What the size cannot be beyond, known without counting. */
function atMost({ counting, extra }: Quota, { start, end }: Span): number {
  return (end - start) * (counting === "bytes" ? 3 : 1) + (extra ?? 0);
}

function severityOf(quota: Quota, policy: PolicyContext["policy"], source: string): Severity {
  if (quota.firmness === "assumed") return "hint";
  if (quota.firmness === "soft") return quota.awsCode ? "warning" : "info";
  // What is only too long for its white space is taken by the console, which leaves that out.
  const dense = minified(source, policy.span);
  return sizeOf(dense, { start: 0, end: dense.length }, quota.counting) <= quota.limit ? "warning" : "error";
}

function at(
  { span }: PolicyContext["policy"],
  quota: Quota,
  size: number,
  severity: Severity,
  how: "near" | "beyond",
): Draft {
  const { of, limit, counting, awsCode, note, firmness } = quota;
  const unit = { minified: "characters without white space", characters: "characters", bytes: "bytes" }[counting];
  const source = firmness === "assumed" ? " (a number that AWS does not publish any more)" : "";
  const fact = `${of} may have ${grouped(limit)} ${unit}${source}; this one has ${grouped(size)}`;
  return {
    span: { start: span.start, end: span.start + 1 },
    path: [],
    severity,
    message: `${fact}${how === "beyond" && note ? `; ${note}` : how === "near" ? `, more than nine tenths of that` : ""}.`,
    ...(how === "beyond" && awsCode && { awsCode }),
  };
}

function countedBy({ counting, extra }: Quota, source: string, span: Span): number {
  return sizeOf(source, span, counting) + (extra ?? 0);
}

/** Merging more statements than this would take longer than anybody waits for an offer. */
const mergeable = 500;

function fixesOf({ policy, source, kind, catalog }: PolicyContext): Fix[] {
  const { node, span } = policy;
  const fixes: Fix[] = [];
  const dense = minified(source, span);
  const counted = quotasOf(kind, policy)[0]?.counting !== "minified";
  const saved = span.end - span.start - dense.length;
  if (counted && saved > 0)
    fixes.push({
      title: `Remove the white space (${grouped(saved)} characters)`,
      safe: true,
      edits: [{ span, text: dense }],
    });
  const list = memberOf(node, "Statement")?.value;
  // What is many times too long is not saved by merging, and would take long to merge.
  if (span.end - span.start > longest) return fixes;
  if (!list || policy.statements.length > mergeable || !isMergeable(node)) return fixes;
  const nodes = statementsOf(node);
  const before = sizeOf(source, { start: list.offset, end: list.offset + list.length }, "minified");
  const merged = mergedStatements(nodes);
  const offer = (title: string, statements: readonly unknown[]) => {
    const gain = before - JSON.stringify(statements).length;
    if (gain > 0)
      fixes.push({
        title: `${title} (saves ${grouped(gain)} characters)`,
        safe: false,
        edits: [replaceValue(source, list, statements)],
      });
  };
  offer("Merge statements and leave out what others cover", merged);
  const shorter = withWildcards(merged, catalog);
  if (shorter) offer("Merge, and write complete sets of actions as wildcards, which take in new actions too", shorter);
  return fixes;
}
