import { nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId } from "../facts/fact.ts";
import type { Rule } from "../rule.ts";
import { mentionsOf } from "../workspace/mentioned.ts";
import { isNearAccount } from "../workspace/near-names.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

export const nearAccount: Rule = {
  code: "near-account",
  kinds: ["identity-policy", "bucket-policy", "trust-policy", "resource-policy", "aws-config", "aws-credentials"],
  severity: "warning",
  summary: "Two account ids differ by one digit, or by two that are swapped.",
  check: {
    *workspace(_entity, workspace) {
      const accounts = workspace.entities("account");
      // So many ids are a list of accounts, where neighbours are no slips, and each pair is looked at.
      if (accounts.length > 300) return;
      for (const [i, a] of accounts.entries()) {
        for (const b of accounts.slice(i + 1)) {
          if (isNearAccount(nameOfEntity(a), nameOfEntity(b))) yield* judged(a, b, workspace);
        }
      }
    },
  },
};

function* judged(a: EntityId, b: EntityId, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const isDeclared = (entity: EntityId) => workspace.factsOf(entity, "declares-account").length > 0;
  if (isDeclared(a) && isDeclared(b)) return;
  // Who writes both into one document knows that they are two.
  if (!isDeclared(a) && !isDeclared(b) && standTogether(a, b, workspace)) return;
  const files = (entity: EntityId) => new Set(workspace.facts(entity).map(({ place }) => place.file)).size;
  // The one that is declared is right; else the one that more files hold.
  const aIsRight = isDeclared(a) || (!isDeclared(b) && files(a) > files(b));
  const bIsRight = isDeclared(b) || (!isDeclared(a) && files(b) > files(a));
  if (aIsRight) yield* slips(b, a, isDeclared(a) ? "warning" : "hint", workspace);
  else if (bIsRight) yield* slips(a, b, isDeclared(b) ? "warning" : "hint", workspace);
  else if (haveOneName(a, b, workspace)) yield* slips(b, a, "hint", workspace);
}

function standTogether(a: EntityId, b: EntityId, workspace: WorkspaceView): boolean {
  const documents = (account: EntityId) =>
    mentionsOf(account, workspace).map(({ place }) => `${place.document} ${place.file}`);
  const ofA = new Set(documents(a));
  return documents(b).some((document) => ofA.has(document));
}

/** Whether a role or user of one name is mentioned under both ids, so that they are likely meant to be one. */
function haveOneName(a: EntityId, b: EntityId, workspace: WorkspaceView): boolean {
  const names = (account: EntityId) => mentionsOf(account, workspace).flatMap(({ arn }) => nameIn(arn));
  const ofA = new Set(names(a));
  return names(b).some((name) => ofA.has(name));
}

function nameIn(arn: string | undefined): string | [] {
  return /^arn:[\w-]+:iam::\d{12}:((?:role|user)\/.+)$/.exec(arn ?? "")?.[1] ?? [];
}

function* slips(
  slip: EntityId,
  right: EntityId,
  severity: "warning" | "hint",
  workspace: WorkspaceView,
): Generator<WorkspaceDraft> {
  const id = nameOfEntity(right);
  const [other] = workspace.facts(right);
  if (!other) return;
  for (const { place, nameSpan, name } of mentionsOf(slip, workspace)) {
    const how =
      [...name].filter((digit, i) => digit !== id[i]).length === 1 ? "one digit differs" : "two digits are swapped";
    const where =
      severity === "warning" ? `latchkey.json declares the account ${id}` : `Elsewhere it is the account ${id}`;
    yield {
      place: { ...place, span: nameSpan },
      severity,
      message: `${where}, and here ${how}: if this is meant to be the same account, it names a stranger's.`,
      related: [
        {
          ...(other.place.file === place.file ? {} : { file: other.place.file }),
          span: other.place.span,
          message: `${id} stands here.`,
        },
      ],
      fixes: [{ title: `Replace with ${id}`, safe: false, edits: [{ span: nameSpan, text: id }] }],
    };
  }
}
