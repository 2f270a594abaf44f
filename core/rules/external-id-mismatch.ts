import type { Fix } from "../finding.ts";
import { editToFile } from "../hosts/mapping.ts";
import { addMember } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import { configKinds } from "../kind.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { type HomeSetting, placeOfValue } from "../workspace/config-home.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { type AssumedRole, assumedRolesOf, isRefused } from "../workspace/trust/assumed-role.ts";
import { conditionsOn, isRefusedWith, mismatch, wantedValue } from "../workspace/trust/role-request.ts";
import { allowing, assumeRole, ifLikely, placeInTrust } from "../workspace/trust/role-trust.ts";

const key = "sts:externalid";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html */
export const externalIdMismatch: Rule = {
  code: "external-id-mismatch",
  kinds: [...configKinds, "trust-policy"],
  severity: "error",
  summary:
    "A profile's external id is not the one that the trust policy of its role asks for, or one of both has none.",
  check: {
    *home(entity, workspace) {
      const unasked = new Set<string>();
      for (const assumed of assumedRolesOf(entity, workspace)) {
        // A token takes no external id; that the setting does nothing then is another finding.
        if (assumed.sources[0]?.kind === "web-identity") continue;
        const given = settingOf(assumed.profile, "external_id");
        if (given && (given.entry.value === "" || hasPlaceholder(given.entry.value))) continue;
        const conditions = conditionsOn(assumed, key);
        if (conditions.length > 0) yield* compared(assumed, given, workspace);
        else if (given) yield* notAsked(assumed, given, unasked);
      }
    },
  },
};

function* compared(
  assumed: AssumedRole,
  given: HomeSetting | undefined,
  workspace: WorkspaceView,
): Generator<WorkspaceDraft> {
  if (!isRefusedWith(assumed, { [key]: given ? given.entry.value : [] })) return;
  const tested = {
    setting: "external_id",
    key,
    wanted: wantedValue(assumed, key),
    otherwise: "asks for another external id than this",
    without: `asks for an external id, and the profile ${assumed.profile.name} gives none`,
  };
  yield mismatch(assumed, given, tested, workspace);
}

/** The id is there to keep others out, and does so only if the policy asks for it. */
function* notAsked(assumed: AssumedRole, given: HomeSetting, seen: Set<string>): Generator<WorkspaceDraft> {
  const { trust, sources, profile } = assumed;
  const statement = allowing(trust, assumeRole).find(({ principals }) =>
    principals.some(({ type }) => type !== "Service"),
  );
  const name = memberOf(statement?.node, "Principal")?.key;
  if (!statement || !name || sources.some((source) => isRefused(trust, source))) return;
  const place = placeInTrust(trust, innerSpanOf(name));
  const where = `${place.file} ${place.document} ${place.span.start}`;
  if (seen.has(where)) return;
  seen.add(where);
  const { file, span } = placeOfValue(given);
  yield {
    place,
    severity: trust.grounds === "likely" ? "hint" : "info",
    message: `${ifLikely(trust)}The profile ${profile.name} gives an external id, and this policy does not ask for one, so that it keeps nobody out.`,
    related: [{ ...(file !== place.file && { file }), span, message: "The profile gives it here." }],
    fixes: asking(assumed, given.entry.value),
  };
}

/** Where every request for the role by this statement is the profile's: nobody else may be shut out by a fix. */
function asking({ trust: { document, policy }, trust }: AssumedRole, value: string): Fix[] {
  const [statement, ...others] = allowing(trust, assumeRole);
  if (!statement || others.length > 0 || policy.statements.length > 1) return [];
  if (statement.principals.some(({ type }) => type === "Service") || memberOf(statement.node, "Condition")) return [];
  const condition = { StringEquals: { "sts:ExternalId": value } };
  const edit = addMember(document.text, statement.node, "Condition", condition, "last");
  return [{ title: "Ask for the external id", safe: false, edits: [editToFile(document.mapping, edit)] }];
}
