import { documentId, nameOfEntity, roleId, userId } from "../facts/entity-ids.ts";
import type { EntityId } from "../facts/fact.ts";
import type { EntityMentioned } from "../facts/fact-access.ts";
import type { Rule } from "../rule.ts";
import { declarationOf, mentionsOf } from "../workspace/mentioned.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

export const roleOrUser: Rule = {
  code: "role-or-user",
  kinds: ["identity-policy", "bucket-policy", "trust-policy", "resource-policy", "aws-config"],
  severity: "warning",
  summary: "One file says role where another says user of the same name.",
  check: {
    *role(entity, workspace) {
      const name = nameOfEntity(entity);
      const user = userId(name);
      const isRole = declarationOf(entity, workspace) !== undefined;
      const isUser = declarationOf(user, workspace) !== undefined;
      if ((isRole && isUser) || areBothMeant(entity, user, workspace)) return;
      if (isRole) yield* wrong(user, roleId(name), "warning", workspace);
      else if (isUser) yield* wrong(entity, user, "warning", workspace);
      else yield* undecided(entity, user, workspace);
    },
  },
};

/** Whoever names both in one list, or lets the user become the role of its name, knows that they are two. */
function areBothMeant(role: EntityId, user: EntityId, workspace: WorkspaceView): boolean {
  const ofUser = mentionsOf(user, workspace);
  if (ofUser.length === 0) return false;
  const isRoles = ({ place }: EntityMentioned) =>
    place.document !== undefined &&
    workspace
      .factsOf(documentId(place.file, place.document), "assigns-document")
      .some(({ owner, use }) => owner === role && use === "trust");
  if (ofUser.some(isRoles)) return true;
  const lists = new Set(mentionsOf(role, workspace).flatMap(listOf));
  return ofUser.flatMap(listOf).some((list) => lists.has(list));
}

/** The document and element that a mention of an ARN stands in. */
function listOf({ as, arn, of, place }: EntityMentioned): string[] {
  return as === "principal" && arn ? [`${of} ${place.document} ${place.file}`] : [];
}

/** The mentions of what is not declared, in ARNs of an account that the other may be in too. */
function* wrong(
  slip: EntityId,
  meant: EntityId,
  severity: "warning" | "hint",
  workspace: WorkspaceView,
): Generator<WorkspaceDraft> {
  const [said, is] = slip.startsWith("user:") ? ["user", "role"] : ["role", "user"];
  const declared = declarationOf(meant, workspace) ?? mentionsOf(meant, workspace)[0]?.place;
  if (!declared) return;
  const accounts = workspace.factsOf(meant, "mentions").flatMap(({ account }) => account ?? []);
  for (const { place, nameSpan, name, account, arn } of mentionsOf(slip, workspace)) {
    if (!arn || (account && accounts.length > 0 && !accounts.includes(account))) continue;
    // The word stands before the name, unless a path is between them.
    const word = { start: nameSpan.start - said.length - 1, end: nameSpan.start - 1 };
    const isPlain = arn.endsWith(`:${said}/${name}`);
    const others = severity === "warning" ? `${name} is declared as a ${is}` : `another file says ${is}/${name}`;
    yield {
      place: { ...place, span: isPlain ? word : nameSpan },
      severity,
      message: `This says ${said}, and ${others}: to AWS they are two, so what one file grants the other does not get.`,
      related: [
        {
          ...(declared.file === place.file ? {} : { file: declared.file }),
          span: declared.span,
          message: `A ${is} here.`,
        },
      ],
      fixes: isPlain ? [{ title: `Replace with ${is}/${name}`, safe: false, edits: [{ span: word, text: is }] }] : [],
    };
  }
}

/** Nothing declares either: the one that fewer files mention is more likely the slip. */
function* undecided(role: EntityId, user: EntityId, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const files = (entity: EntityId) => new Set(mentionsOf(entity, workspace).map(({ place }) => place.file)).size;
  const [ofRole, ofUser] = [files(role), files(user)];
  if (ofRole === 0 || ofUser === 0) return;
  yield* ofUser <= ofRole ? wrong(user, role, "hint", workspace) : wrong(role, user, "hint", workspace);
}
