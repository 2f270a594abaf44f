import type { Fix, Related } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { parseArn } from "./arn.ts";
import type { Condition } from "./condition.ts";
import { fixingOf } from "./fixed-condition.ts";
import type { Principal, Statement } from "./policy.ts";
import { withCondition } from "./principal-edit.ts";

/** Whether a principal is everyone: a bare `*` or one under AWS, which mean the same. */
export function isEveryone({ type, value }: Principal): boolean {
  return value === "*" && (type === "*" || type === "AWS");
}

/** The condition that was meant to narrow a statement and does not, and why. */
export interface LooseCondition {
  readonly condition: Condition;
  readonly reason: string;
}

/**
 * What keeps everyone from passing an Allow statement for `*`: `fixed` where some condition holds callers to fixed values,
 * else the condition that comes nearest to it, if any.
 */
export function narrowingOf({ conditions }: Statement): "fixed" | LooseCondition | undefined {
  let loose: LooseCondition | undefined;
  for (const condition of conditions) {
    const fixing = fixingOf(condition);
    if (fixing.result === "fixed") return "fixed";
    if (fixing.result === "loose") loose ??= { condition, reason: fixing.reason };
  }
  return loose;
}

/** The loose condition as another place to look at. */
export function relatedOf(loose: LooseCondition | undefined): Related[] {
  if (!loose) return [];
  const { key } = loose.condition;
  return [{ span: key.span, message: `This narrows nothing: ${loose.reason}.` }];
}

/** The ways to let in fewer: name an account, or demand the organization; both leave a blank to fill in. */
export function fixesOfEveryone(source: string, principal: Principal, statement: Statement): Fix[] {
  const partition = parseArn(statement.resources[0]?.value ?? "")?.partition ?? "aws";
  const root = `arn:${/^aws[a-z-]*$/.test(partition) ? partition : "aws"}:iam::<ACCOUNT-ID>:root`;
  const { offset, length } = principal.node;
  const named =
    principal.type === "*"
      ? { span: { start: offset, end: offset + length }, text: `{ "AWS": "${root}" }` }
      : replaceText(principal, root);
  const organization = withCondition(source, statement, "StringEquals", "aws:PrincipalOrgID", "<ORGANIZATION-ID>");
  const byOrganization = organization && {
    title: "Let in only one organization, to fill in",
    safe: false,
    edits: [organization],
  };
  return [
    { title: "Let in only one account, to fill in", safe: false, edits: [named] },
    ...(byOrganization ? [byOrganization] : []),
  ];
}
