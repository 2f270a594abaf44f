import type { EntityMentioned } from "../facts/fact-access.ts";
import type { Fix, Related } from "../finding.ts";
import type { JsonDocument } from "../hosts/document.ts";
import { editToFile, spanToFile } from "../hosts/mapping.ts";
import { replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { globMatches } from "../model/glob.ts";
import { policyOf, type Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import {
  assumeRole,
  ifLikely,
  placeInTrust,
  type RoleTrust,
  roleTrustOf,
  spanOfPrincipals,
} from "../workspace/trust/role-trust.ts";
import { refusesService, servicesOf } from "../workspace/trust/service-trust.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export const passedRoleRefusesService: Rule = {
  code: "passed-role-refuses-service",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "A role may be passed only to services that its trust policy does not admit.",
  check: {
    *role(entity, workspace) {
      const runs = workspace.factsOf(entity, "role-runs-service");
      for (const mention of workspace.factsOf(entity, "mentions")) {
        if (mention.as !== "resource" || mention.of !== "Resource" || mention.arn === undefined) continue;
        const trust = roleTrustOf(mention.arn, workspace);
        const draft = trust && draftFor(mention, trust, workspace);
        // That the trust policy lacks a service which is to run under the role is reported there.
        if (draft && !draft.services.some((service) => runs.some((fact) => fact.service === service)))
          yield draft.draft;
      }
    },
  },
};

interface Found {
  readonly services: readonly string[];
  readonly draft: WorkspaceDraft;
}

function draftFor(mention: EntityMentioned, trust: RoleTrust, workspace: WorkspaceView): Found | undefined {
  const document = workspace.document(mention.place);
  if (document?.language !== "json" || document.kind !== "identity-policy" || !document.root) return undefined;
  const found = passing(mention, document);
  if (!found) return undefined;
  const { statement, resource } = found;
  const targets = targetsOf(statement);
  const [first] = targets;
  if (!first || !targets.every(({ value }) => refusesService(trust, value, workspace.catalog))) return undefined;
  const isOne = targets.length === 1 && statement.resources.length === 1;
  const marked = isOne ? first : resource;
  const services = targets.map(({ value }) => value);
  return {
    services,
    draft: {
      place: { ...mention.place, span: spanToFile(document.mapping, marked.span) },
      ...(trust.grounds === "likely" && { severity: "hint" as const }),
      message: `${ifLikely(trust)}The role ${trust.name} may be passed to ${services.join(" and ")} here, and its trust policy does not admit ${services.length > 1 ? "these services" : "that service"}: whatever is started with the role there cannot become it.`,
      related: relatedTo(trust, mention.place.file),
      fixes: isOne ? replacement(first, trust, document) : [],
    },
  };
}

/** The statement that the mention stands in, where it allows iam:PassRole. */
function passing(
  { place }: EntityMentioned,
  document: JsonDocument,
): { readonly statement: Statement; readonly resource: Text } | undefined {
  if (!document.root) return undefined;
  for (const statement of policyOf(document.root).statements) {
    if (statement.effect?.value !== "Allow") continue;
    if (!statement.actions.some(({ value }) => globMatches(value.toLowerCase(), "iam:passrole"))) continue;
    const resource = statement.resources.find(
      ({ span }) => spanToFile(document.mapping, span).start === place.span.start,
    );
    if (resource) return { statement, resource };
  }
  return undefined;
}

/** The services that iam:PassedToService names; none where it leaves any open. */
function targetsOf({ conditions }: Statement): readonly Text[] {
  const tests = conditions.filter(({ name }) => name === "iam:passedtoservice");
  const [test] = tests;
  if (tests.length !== 1 || !test || !/^String(?:Equals(?:IgnoreCase)?|Like)$/.test(test.operator.base)) return [];
  const targets = test.values.flatMap(({ text }) => text ?? []);
  return targets.length === test.values.length ? targets : [];
}

function replacement(target: Text, trust: RoleTrust, document: JsonDocument): Fix[] {
  const [service, ...others] = servicesOf(trust);
  if (service === undefined || others.length > 0) return [];
  const edit = editToFile(document.mapping, replaceText(target, service));
  return [{ title: `Replace with ${service}`, safe: false, edits: [edit] }];
}

function relatedTo(trust: RoleTrust, from: string): Related[] {
  const { file, span } = placeInTrust(trust, spanOfPrincipals(trust, assumeRole, "Service"));
  return [{ ...(file !== from && { file }), span, message: `These may become ${trust.name}.` }];
}
