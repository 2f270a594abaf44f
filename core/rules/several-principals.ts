import { documentId, folderId, kindOfEntity, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId } from "../facts/fact.ts";
import type { OnlyLetsIn } from "../facts/fact-access.ts";
import { foldersOf } from "../facts/facts-of-document.ts";
import type { Fix } from "../finding.ts";
import { editToFile } from "../hosts/mapping.ts";
import { replaceText } from "../json/edit.ts";
import { parseArn } from "../model/arn.ts";
import { listed } from "../model/phrase.ts";
import type { Rule } from "../rule.ts";
import { relatedAt } from "../workspace/grants/gap-finding.ts";
import { openPolicy } from "../workspace/grants/opened-policy.ts";
import { bucketsInFolder, bucketsOfApp, type Guarded, guardedAmong } from "../workspace/grants/stack.ts";
import { differAlike, isDeclared, nearlyAgree } from "../workspace/grants/stack-principal.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { onlyPrincipalIn } from "../workspace/trust/only-principal.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html */
export const severalPrincipals: Rule = {
  code: "several-principals",
  kinds: ["bucket-policy"],
  severity: "warning",
  summary: "The buckets of one stack let in different roles or users.",
  check: {
    *manifest(entity, workspace) {
      const listed = workspace.factsOf(entity, "lists-bucket").map(({ bucket }) => bucket);
      yield* ofStack(guardedAmong(listed, workspace), "of the same manifest", workspace);
    },
    *app(entity, workspace) {
      for (const app of workspace.factsOf(entity, "app-runs-tasks")) {
        yield* ofStack(guardedAmong(bucketsOfApp(app, workspace), workspace), "of the same app", workspace);
      }
    },
    *document(entity, workspace) {
      const [own] = workspace.factsOf(entity, "lets-in-only");
      for (const folder of own ? foldersOf(own.place.file) : []) {
        const buckets = bucketsInFolder(workspace.factsOf(folderId(folder), "is-in-folder"), workspace);
        const drafts = [...ofStack(guardedAmong(buckets, workspace), "beside it", workspace)];
        // Each of the policies asks, and each tells of itself.
        yield* drafts.filter(({ place }) => place.file === own?.place.file && place.document === own.place.document);
        if (buckets.length > 0) return;
      }
    },
  },
};

/**
 * What is declared is meant, and who is not declared was mistaken for it; where nothing is declared, most buckets are right.
 * Of several that are declared each has its own buckets.
 */
function* ofStack(buckets: readonly Guarded[], where: string, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const principals = new Set(buckets.map(({ only }) => only.principal));
  if (principals.size < 2) return;
  const declared = [...principals].filter((principal) => isDeclared(principal, workspace));
  const meant = declared.length > 0 ? single(declared) : mostNamed(buckets);
  const right = buckets.find(({ only }) => only.principal === meant);
  if (!right) return;
  const arn = arnOf(right.only, workspace);
  const others = buckets.filter(({ only }) => only.principal === meant).map(({ name }) => name);
  const who = `${kindOfEntity(right.only.principal)} ${right.only.name}`;
  for (const { bucket, only } of buckets) {
    if (declared.length > 0 && !mayNeed(right.only.principal, arn, bucket, workspace)) continue;
    if (only.principal === meant || nearlyAgree(only.principal, right.only.principal)) continue;
    const isStage = differAlike(
      { bucket: right.name, principal: right.only.name },
      { bucket: nameOfEntity(bucket), principal: only.name },
    );
    if (isStage) continue;
    if (parseArn(arn)?.account !== parseArn(only.arn)?.account) continue;
    const end = declared.length > 0 ? `The ${who}` : "If one stack uses them all, it";
    yield {
      place: only.place,
      severity: declared.length > 0 ? "warning" : "hint",
      message: `This bucket lets in ${kindOfEntity(only.principal)} ${only.name} only, which nothing here declares, and ${listed(others)} ${where} ${who}. ${end} gets AccessDenied here.`,
      related: [relatedAt(right.only.place, only.place.file, `Here it is ${who}.`)],
      fixes: fixesOf(only, arn, `Replace with ${who}`, workspace),
    };
  }
}

/**
 * Whether a role or user may need a bucket's policy: its own policies name the bucket, or are not here. In one account they
 * are enough.
 */
function mayNeed(principal: EntityId, arn: string, bucket: EntityId, workspace: WorkspaceView): boolean {
  const own = workspace.factsOf(principal, "assigns-document").filter(({ use }) => use === "permissions");
  if (own.length === 0) return true;
  const accounts = workspace.factsOf(bucket, "declares-bucket").flatMap(({ account }) => account ?? []);
  if (accounts.some((account) => account === parseArn(arn)?.account)) return false;
  const documents = new Set(own.map(({ document }) => document));
  return workspace
    .factsOf(bucket, "mentions")
    .some(({ as, place }) => as === "resource" && documents.has(documentId(place.file, place.document ?? 0)));
}

function single(entities: readonly EntityId[]): EntityId | undefined {
  return entities.length === 1 ? entities[0] : undefined;
}

/** More than half of the buckets, or the first of two. */
function mostNamed(buckets: readonly Guarded[]): EntityId | undefined {
  const named = buckets.map(({ only }) => only.principal);
  if (named.length === 2) return named[0];
  return named.find((principal) => named.filter((other) => other === principal).length * 2 > named.length);
}

/** As it is declared, for a policy may have a slip in it. */
function arnOf({ principal, arn }: OnlyLetsIn, workspace: WorkspaceView): string {
  const declared = [
    ...workspace.factsOf(principal, "declares-role").map(({ role }) => role),
    ...workspace.factsOf(principal, "declares-user").map(({ user }) => user),
  ].find((name) => parseArn(name));
  return declared ?? arn;
}

function fixesOf({ entity }: OnlyLetsIn, arn: string, title: string, workspace: WorkspaceView): Fix[] {
  const opened = openPolicy(entity, "resource", workspace);
  const principals = opened && onlyPrincipalIn(opened.policy)?.principals;
  if (!opened || !principals) return [];
  const edits = principals.map((principal) => editToFile(opened.document.mapping, replaceText(principal, arn)));
  return [{ title, safe: false, edits }];
}
