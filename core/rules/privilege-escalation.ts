import type { Text } from "../json/strings.ts";
import { anyGrantOf, broadGrantOf, type Grant } from "../model/broad-action.ts";
import { type EscalationPath, escalationPaths } from "../model/escalation.ts";
import { isFullAdministrator } from "../model/full-administrator.ts";
import type { Policy } from "../model/policy.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export const privilegeEscalation: Rule = {
  code: "privilege-escalation",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "The actions of a policy together let its holder get rights that it does not have.",
  judges: "grants",
  check: {
    *policy(policy, context) {
      if (!mayGrantSome(policy) || policy.statements.some(isFullAdministrator)) return;
      const passRole = broadGrantOf("iam:PassRole", policy, context.catalog);
      for (const { text, paths } of foundPaths(policy, passRole, context)) {
        const [first] = paths;
        const more = paths.length > 1 ? `, and ${paths.length - 1} more such thing${paths.length > 2 ? "s" : ""}` : "";
        const related = first?.related ?? [];
        yield {
          span: text.span,
          message: `${text.value}${first?.with ?? ""} lets its holder ${first?.does}${more}; that can be more than this policy means to allow.`,
          related: related.map((other) => ({ span: other.span, message: `Here ${other.value} is allowed.` })),
        };
      }
    },
  },
};

interface FoundPath {
  readonly does: string;
  /** What it takes besides, as a part of the sentence. */
  readonly with: string;
  readonly related: readonly Text[];
}

interface Found {
  readonly text: Text;
  readonly paths: FoundPath[];
}

/** A glance at the text, for most policies grant nothing of the kind: every path begins with one of four services. */
function mayGrantSome({ statements }: Policy): boolean {
  return statements.some(
    ({ effect, actions }) =>
      effect?.value === "Allow" && actions.some(({ value }) => /^(?:iam|lambda|ssm|glue):|^[^:]*[*?]/i.test(value)),
  );
}

function foundPaths(policy: Policy, passRole: Grant | undefined, context: PolicyContext): Iterable<Found> {
  const byText = new Map<Text, Found>();
  for (const path of escalationPaths) {
    if (path.passesRole && !passRole) continue;
    for (const grants of waysOf(path, policy, context)) {
      const [first, ...others] = grants;
      if (!first) continue;
      const besides = [...others, ...(path.passesRole && passRole ? [passRole] : [])].map(({ text }) => text);
      const distinct = besides.filter(({ value }) => value !== first.text.value);
      const found = byText.get(first.text) ?? { text: first.text, paths: [] };
      found.paths.push({ does: path.does, with: withOf(distinct), related: distinct });
      byText.set(first.text, found);
    }
  }
  return byText.values();
}

function withOf(others: readonly Text[]): string {
  return others.length === 0 ? "" : `, together with ${others.map(({ value }) => value).join(" and ")},`;
}

/** The grants of each action of the first step, every one with some grant of each later step. */
function waysOf({ steps, passesRole }: EscalationPath, policy: Policy, { catalog }: PolicyContext): Grant[][] {
  // What is launched under a passed role may be limited; what changes others' rights must be open to all.
  const grantOf = passesRole ? anyGrantOf : broadGrantOf;
  const [first = [], ...later] = steps;
  const rest = later.map((actions) => actions.flatMap((action) => grantOf(action, policy, catalog) ?? [])[0]);
  if (rest.some((grant) => grant === undefined)) return [];
  const starts = new Map<Text, Grant>();
  for (const action of first) {
    const grant = grantOf(action, policy, catalog);
    if (grant) starts.set(grant.text, grant);
  }
  return [...starts.values()].map((grant) => [grant, ...rest.flatMap((other) => other ?? [])]);
}
