import { explain } from "../access/index.ts";
import type { Fix, Related } from "../finding.ts";
import type { Text } from "../json/strings.ts";
import type { Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";
import { placeOfValue } from "../workspace/config-home.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { type AssumedRole, assumedRolesOf, callersOf, isRefused } from "../workspace/trust/assumed-role.ts";
import { nearPrincipal } from "../workspace/trust/near-principal.ts";
import type { ProfileSource } from "../workspace/trust/profile-source.ts";
import {
  assumeRole,
  ifLikely,
  isEveryone,
  placeInTrust,
  type RoleTrust,
  spanOfPrincipals,
} from "../workspace/trust/role-trust.ts";
import { byToken, describe, doesNotAdmit, type Grounds, groundsOf, instead } from "../workspace/trust/source-words.ts";
import { admission } from "../workspace/trust/trust-admission.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html#troubleshoot_roles_cant-assume-role */
export const profileNotTrusted: Rule = {
  code: "profile-not-trusted",
  kinds: ["trust-policy"],
  severity: "error",
  summary: "A profile becomes a role whose trust policy does not admit whom the profile's credentials are of.",
  check: {
    *home(entity, workspace) {
      const drafts = new Map<string, { draft: WorkspaceDraft; related: Related[] }>();
      for (const assumed of assumedRolesOf(entity, workspace)) {
        const draft = draftFor(assumed, workspace);
        if (!draft) continue;
        const key = `${draft.place.file} ${draft.place.document} ${draft.place.span.start} ${draft.identity}`;
        const known = drafts.get(key);
        if (known) known.related.push(...draft.related);
        else drafts.set(key, { draft, related: [...draft.related] });
      }
      for (const { draft, related } of drafts.values()) {
        const { place, severity, message, fixes } = draft;
        yield { place, ...(severity && { severity }), message, related, ...(fixes && { fixes }) };
      }
    },
  },
};

interface DraftOfProfile extends WorkspaceDraft {
  /** Whom it says that the policy does not admit: profiles with the same source share a finding. */
  readonly identity: string;
  readonly related: readonly Related[];
}

function draftFor(assumed: AssumedRole, workspace: WorkspaceView): DraftOfProfile | undefined {
  const { trust, sources } = assumed;
  for (const source of sources) {
    if (source.kind === "web-identity") return isTokenRefused(trust) ? tokenDraft(assumed) : undefined;
    if (isRefused(trust, source)) return refusedDraft(assumed, source, workspace);
  }
  return undefined;
}

/** Where a provider is named, the rules of that document judge how. */
function isTokenRefused(trust: RoleTrust): boolean {
  const { policy } = trust;
  const all = policy.statements.flatMap(({ principals }) => principals);
  return !all.some(
    (principal) =>
      isEveryone(principal) || (principal.type === "Federated" && !/:saml-provider\//.test(principal.value)),
  );
}

function tokenDraft(assumed: AssumedRole): DraftOfProfile {
  const { profile, trust } = assumed;
  return {
    ...framed(assumed, "token", "certain"),
    place: placeInTrust(trust, spanOfPrincipals(trust, byToken, "Federated")),
    message: `${ifLikely(trust)}The profile ${profile.name} becomes this role with the token of an OpenID Connect provider, by ${byToken}, and this policy names no such provider: AWS answers AccessDenied.`,
  };
}

function refusedDraft(
  assumed: AssumedRole,
  source: ProfileSource,
  workspace: WorkspaceView,
): DraftOfProfile | undefined {
  const { trust, profile } = assumed;
  const callers = callersOf(source, trust) ?? [];
  const grounds = groundsOf(source);
  const who = describe(source, trust);
  const frame = framed(assumed, who.identity, grounds);
  const begin = `${ifLikely(trust)}The profile ${profile.name} becomes this role ${who.as}`;
  const failure = callers[0] && failureOf(trust, callers[0]);
  // The action is wrong rather than the principal, and the rules of the document say so.
  if (failure?.respect === "action") return undefined;
  if (failure?.respect === "deny")
    return {
      ...frame,
      place: placeInTrust(trust, failure.span),
      message: `${begin}, and this statement denies it: AWS answers AccessDenied.`,
    };
  if (failure?.respect === "condition")
    return {
      ...frame,
      place: placeInTrust(trust, failure.span),
      message: `${begin}, and this condition leaves ${who.whom} out: AWS answers AccessDenied.`,
    };
  const near = who.name === undefined ? undefined : nearPrincipal(who.name, trust, workspace);
  if (near === "reported") return undefined;
  const span = near ? near.span : spanOfPrincipals(trust, assumeRole, "AWS");
  const fixes: Fix[] = who.admit ? admission(`Let ${who.admitted} assume the role`, who.admit, callers, trust) : [];
  return {
    ...frame,
    place: placeInTrust(trust, span),
    message: `${begin}, and this policy ${doesNotAdmit(source, who, trust)}: AWS answers AccessDenied.${instead(source, trust)}`,
    fixes,
  };
}

function framed(
  { setting, trust }: AssumedRole,
  identity: string,
  grounds: Grounds,
): Pick<DraftOfProfile, "identity" | "related" | "severity"> {
  const severity =
    trust.grounds === "likely" || grounds === "likely" ? "hint" : grounds === "doubtful" ? "warning" : undefined;
  const { file, span } = placeOfValue(setting);
  return {
    identity,
    ...(severity && { severity }),
    related: [{ ...(file !== trust.place.file && { file }), span, message: "This profile becomes the role." }],
  };
}

interface FailureAt {
  readonly respect: "action" | "condition" | "deny";
  readonly span: Span;
}

/** Where another thing than the principal is what stands in the way. */
function failureOf(trust: RoleTrust, caller: NonNullable<ReturnType<typeof callersOf>>[number]): FailureAt | undefined {
  const { compiled, policy, role } = trust;
  const { principal, context, action = assumeRole } = caller;
  const proof = explain({ principal, action, resource: role, context }, { resourcePolicy: compiled });
  if ("error" in proof) return undefined;
  const at = (path: readonly (string | number)[]) =>
    policy.statements.find(({ index }) => (index ?? "Statement") === path.at(-1));
  if (proof.explicit) {
    const denying = proof.gates.flatMap(({ gate, statements }) => (gate === "trust" ? statements : []))[0];
    const effect = denying && at(denying.path)?.effect;
    return effect && { respect: "deny", span: effect.span };
  }
  for (const { gate, respect, path } of proof.nearest) {
    const statement = gate === "trust" ? at(path) : undefined;
    if (!statement) continue;
    if (respect === "action") return { respect, span: statement.span };
    const tested = respect === "condition" ? testOfCaller(statement) : undefined;
    if (tested) return { respect: "condition", span: tested.span };
  }
  return undefined;
}

const ofCaller = new Set([
  "aws:principalarn",
  "aws:principalaccount",
  "aws:principaltype",
  "aws:username",
  "aws:userid",
]);

function testOfCaller({ conditions }: Statement): Text | undefined {
  const condition = conditions.find(({ name }) => ofCaller.has(name));
  return condition?.values[0]?.text ?? condition?.key;
}
