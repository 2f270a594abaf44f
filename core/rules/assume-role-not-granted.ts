import { type Explanation, explain } from "../access/index.ts";
import { roleId, userId } from "../facts/entity-ids.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Policy } from "../model/policy.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";
import { placeOfValue } from "../workspace/config-home.ts";
import { grantFix } from "../workspace/grants/grant-fix.ts";
import { type Identity, identityOf } from "../workspace/grants/identity.ts";
import type { OpenedPolicy } from "../workspace/grants/opened-policy.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { type AssumedRole, assumedRolesOf, callersOf, isRefused } from "../workspace/trust/assumed-role.ts";
import type { ProfileSource } from "../workspace/trust/profile-source.ts";
import { assumeRole, ifLikely } from "../workspace/trust/role-trust.ts";
import { groundsOf } from "../workspace/trust/source-words.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html */
export const assumeRoleNotGranted: Rule = {
  code: "assume-role-not-granted",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "A user or role is to become a role that trusts its account, and its own policies do not allow that.",
  check: {
    *home(entity, workspace) {
      const seen = new Set<string>();
      for (const assumed of assumedRolesOf(entity, workspace)) {
        if (assumed.sources.some((source) => isRefused(assumed.trust, source))) continue;
        for (const source of assumed.sources) {
          const arn = arnOf(source);
          const key = `${arn} ${assumed.trust.role}`;
          if (arn === undefined || seen.has(key)) continue;
          seen.add(key);
          const draft = draftFor(arn, source, assumed, workspace);
          if (draft) yield draft;
        }
      }
    },
  },
};

/** Who asks, where it is one user or role. */
function arnOf(source: ProfileSource): string | undefined {
  if (source.kind === "role" || source.kind === "user") return source.arn;
  return source.kind === "machine" ? source.role?.arn : undefined;
}

function draftFor(
  arn: string,
  source: ProfileSource,
  assumed: AssumedRole,
  workspace: WorkspaceView,
): WorkspaceDraft | undefined {
  const { trust, profile, setting } = assumed;
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const isUser = arn.includes(":user/");
  const identity = identityOf(isUser ? userId(name) : roleId(name), workspace);
  const [caller] = callersOf(source, trust) ?? [];
  if (!identity || identity.arn !== arn || !caller || hasOtherCause(identity)) return undefined;
  const { principal, context } = caller;
  const proof = explain(
    { principal, action: assumeRole, resource: trust.role, context },
    { identityPolicies: identity.compiled, resourcePolicy: trust.compiled },
    workspace.catalog,
  );
  if ("error" in proof || proof.answer !== "denied") return undefined;
  const at = markOf(proof, identity);
  if (!at) return undefined;
  const { policy, span } = at;
  const place = { ...policy.place, span: spanToFile(policy.document.mapping, span) };
  const isLikely =
    isUser || identity.grounds === "likely" || trust.grounds === "likely" || groundsOf(source) === "likely";
  const by = placeOfValue(setting);
  return {
    place,
    ...(isLikely && { severity: "hint" as const }),
    message: `${ifLikely(trust)}The profile ${profile.name} has the ${identity.words} become the role ${trust.name}, and ${reasonOf(proof, isUser)}: AWS answers AccessDenied. ${whyNeeded(assumed, identity)}`,
    related: [
      { ...(by.file !== place.file && { file: by.file }), span: by.span, message: "This profile becomes the role." },
    ],
    fixes: proof.explicit
      ? []
      : grantFix(`Allow ${assumeRole} on the role`, [{ actions: [assumeRole], resources: [trust.role] }], policy),
  };
}

function reasonOf({ explicit }: Explanation, isUser: boolean): string {
  if (explicit) return `this statement denies ${assumeRole}`;
  return `none of its policies here allows ${assumeRole} on it${isUser ? ", unless one of a group does" : ""}`;
}

function whyNeeded({ trust }: AssumedRole, { account }: Identity): string {
  return account === trust.account
    ? `Its trust policy names the account, and leaves it to the policies there who may.`
    : `From another account both sides have to allow it.`;
}

/** A misspelt action and what is not filled in have findings of their own. */
function hasOtherCause({ policies }: Identity): boolean {
  return policies.some(({ policy }) =>
    policy.statements.some(
      ({ actions, resources }) =>
        actions.some(
          ({ value }) =>
            /^sts:\W*assum/i.test(value) && !/^sts:assumerole(?:with(?:saml|webidentity))?$|[*?]/i.test(value),
        ) ||
        (actions.some(({ value }) => /^sts:/i.test(value)) && resources.some(({ value }) => hasPlaceholder(value))),
    ),
  );
}

interface Mark {
  readonly policy: OpenedPolicy;
  readonly span: Span;
}

/** The statement that denies, the resource of one that allows the same on another role, else the list of statements. */
function markOf(proof: Explanation, { policies }: Identity): Mark | undefined {
  const policyOf = (document: string) => policies.find(({ compiled }) => compiled.document === document);
  const denying = proof.gates
    .find(({ gate }) => gate === "identity")
    ?.statements.find(({ effect }) => effect === "Deny");
  if (proof.explicit) {
    const policy = denying && policyOf(denying.document);
    const effect = policy && statementAt(policy.policy, denying.path.at(-1))?.effect;
    return effect && policy && { policy, span: effect.span };
  }
  for (const { gate, respect, document, path } of proof.nearest) {
    const policy = gate === "identity" && respect === "resource" ? policyOf(document) : undefined;
    const resource = policy && statementAt(policy.policy, path.at(-1))?.resources[0];
    if (policy && resource) return { policy, span: resource.span };
  }
  const [first] = policies;
  const key = first && memberOf(first.root, "Statement")?.key;
  return first && key && { policy: first, span: innerSpanOf(key) };
}

function statementAt({ statements }: Policy, step: string | number | undefined) {
  return statements.find(({ index }) => (index ?? "Statement") === step);
}
