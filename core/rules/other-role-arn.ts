import { kindOfEntity } from "../facts/entity-ids.ts";
import type { EntityId, Place } from "../facts/fact.ts";
import type { Rule } from "../rule.ts";
import { mentionsOf } from "../workspace/mentioned.ts";
import { isNearAccount } from "../workspace/near-names.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export const otherRoleArn: Rule = {
  code: "other-role-arn",
  kinds: ["identity-policy", "bucket-policy", "trust-policy", "resource-policy", "aws-config"],
  severity: "warning",
  summary: "An ARN has the name of a declared role or user, and another account or path.",
  check: { role: judged, user: judged },
};

function* judged(entity: EntityId, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const declared = declaredArns(entity, workspace);
  const [first] = declared;
  if (!first) return;
  const accounts = new Set(workspace.entities("account").filter((id) => isDeclaredAccount(id, workspace)));
  for (const { place, arn, name, account } of mentionsOf(entity, workspace)) {
    if (!arn || !account || !isIamArn(arn) || declared.some((known) => known.arn === arn)) continue;
    const sameAccount = declared.find((known) => accountIn(known.arn) === account);

    if (sameAccount) {
      yield draft(
        sameAccount,
        place,
        `An account has one ${kindOfEntity(entity)} ${name}, and its ARN is ${sameAccount.arn}: the path belongs to it, so this names nobody.`,
      );
    } else if (
      !accounts.has(`account:${account}`) &&
      !declared.some((known) => isNearAccount(accountIn(known.arn), account))
    ) {
      // A declared account has a role of its own by that name, perhaps; near ids are near-account's.
      yield {
        ...draft(
          first,
          place,
          `${name} is declared in the account ${accountIn(first.arn)}, and this is the ${kindOfEntity(entity)} of that name in ${account}, which no file declares.`,
        ),
        severity: "hint",
      };
    }
  }
}

interface DeclaredArn {
  readonly arn: string;
  readonly place: Place;
}

function declaredArns(entity: EntityId, workspace: WorkspaceView): DeclaredArn[] {
  const ofRoles = workspace.factsOf(entity, "declares-role").map(({ role, place }) => ({ arn: role, place }));
  const ofUsers = workspace.factsOf(entity, "declares-user").map(({ user, place }) => ({ arn: user, place }));
  return [...ofRoles, ...ofUsers].filter(({ arn }) => isIamArn(arn));
}

function isDeclaredAccount(entity: EntityId, workspace: WorkspaceView): boolean {
  return workspace.factsOf(entity, "declares-account").length > 0;
}

/** The ARN of a session names its role without the path. */
function isIamArn(arn: string): boolean {
  return /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/[^*?$<]+$/.test(arn);
}

function accountIn(arn: string): string {
  return arn.split(":")[4] ?? "";
}

function draft(meant: DeclaredArn, place: Place, message: string): WorkspaceDraft {
  return {
    place,
    message,
    related: [
      {
        ...(meant.place.file === place.file ? {} : { file: meant.place.file }),
        span: meant.place.span,
        message: "It is declared here.",
      },
    ],
    fixes: [{ title: `Replace with ${meant.arn}`, safe: false, edits: [{ span: place.span, text: meant.arn }] }],
  };
}
