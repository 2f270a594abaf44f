import { parseArn } from "../model/arn.ts";
import { systemNeeds } from "../model/system-needs.ts";
import type { Rule } from "../rule.ts";
import { forPairs, type Pair, works } from "../workspace/grants/gap.ts";
import { assumptionOf, placeIn } from "../workspace/grants/gap-finding.ts";
import { grantFix } from "../workspace/grants/grant-fix.ts";
import { isLackedByBoth } from "../workspace/grants/habit.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { scenarioOf } from "../workspace/scenario.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax */
export const getWithoutList: Rule = {
  code: "get-without-list",
  kinds: ["identity-policy"],
  severity: "hint",
  summary: "A role or user reads and writes a bucket and cannot list it.",
  check: forPairs(ofPair),
};

/** Who only reads knows what is there; who also writes looks whether it has been written already. */
function* ofPair(pair: Pair, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const { catalog } = workspace;
  const { byIdentity, bucket, identity } = pair;
  const read = byIdentity.find((wish) => wish.action === "s3:GetObject" && works(wish, pair));
  const written = byIdentity.find((wish) => wish.action === "s3:PutObject" && works(wish, pair));
  if (!catalog || !read || !written) return;
  const resource = `arn:${parseArn(read.resource)?.partition ?? "aws"}:s3:::${bucket.name}`;
  if (!isLackedByBoth("s3:ListBucket", "bucket", resource, pair, catalog) || isKnownUse(pair, workspace)) return;
  yield {
    place: placeIn(read.policy, read.text.span),
    message: `${assumptionOf(pair)}${sentence(identity.words)} reads and writes ${bucket.name} and may not list it. If it looks whether an object is there, S3 answers AccessDenied for each that is not, where with s3:ListBucket it would say so (404).`,
    fixes: grantFix(
      `Allow s3:ListBucket on ${bucket.name}`,
      [{ actions: ["s3:ListBucket"], resources: [resource] }],
      read.policy,
    ),
  };
}

/** What an app or a system does with a bucket is known, and what it lacks is told by rules of their own. */
function isKnownUse({ bucket }: Pair, workspace: WorkspaceView): boolean {
  if (workspace.factsOf(bucket.entity, "mentions").some(({ as }) => as === "app-setting")) return true;
  const scenario = scenarioOf(workspace);
  return systemNeeds.some((system) => system.access && system.scenario === scenario);
}

const sentence = (words: string) => `The ${words}`;
