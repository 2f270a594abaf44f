import { bucketId, isExact, kindOfEntity, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId, Place } from "../facts/fact.ts";
import type { DocumentAssigned, DocumentDeclared, Grounds } from "../facts/fact-access.ts";
import { itsResources } from "../facts/facts-of-policy.ts";
import type { Related } from "../finding.ts";
import { editToFile } from "../hosts/mapping.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { parseArn } from "../model/arn.ts";
import { faultOfBucketName } from "../model/bucket-name.ts";
import { s3TargetOf } from "../model/s3-statement.ts";
import type { Rule } from "../rule.ts";
import { placeIn, relatedAt } from "../workspace/grants/gap-finding.ts";
import { type OpenedPolicy, openPolicy } from "../workspace/grants/opened-policy.ts";
import { linksOf } from "../workspace/links.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html */
export const otherBucket: Rule = {
  code: "other-bucket",
  kinds: ["bucket-policy"],
  severity: "error",
  summary: "The resources of a bucket policy name another bucket than the one that it is put on.",
  check: {
    *document(entity, workspace) {
      const assigned = linksOf(entity, workspace).filter(
        ({ owner, use }) => use === "resource-policy" && kindOfEntity(owner) === "bucket",
      );
      const own = assigned.find(({ source }) => source === itsResources)?.owner;
      const [said, ...others] = assigned.filter(({ source }) => source !== itsResources);
      // With several buckets for one file no name in it can be right for all.
      if (said && [said, ...others].some(({ owner }) => owner === own || owner !== said.owner)) return;
      const wanted = said
        ? toldBy(said)
        : own && toldByPath(own, workspace.factsOf(entity, "declares-document")[0], workspace);
      const opened = wanted && openPolicy(entity, "resource", workspace);
      if (wanted && opened?.document.kind === "bucket-policy") yield* ofPolicy(opened, wanted);
    },
  },
};

/** The bucket that a policy is put on, and what says so. */
interface Told {
  readonly bucket: string;
  /** As a sentence goes on. */
  readonly source: string;
  readonly place?: Place;
  readonly grounds: Grounds;
}

function toldBy({ owner, source, place, grounds }: DocumentAssigned): Told {
  return { bucket: nameOfEntity(owner), source: source[0]!.toLowerCase() + source.slice(1), place, grounds };
}

/** A folder or file that is called as a bucket is which other files name. */
function toldByPath(own: EntityId, declared: DocumentDeclared | undefined, workspace: WorkspaceView): Told | undefined {
  const [file = "", folder = ""] = declared?.place.file.split("/").reverse() ?? [];
  const prefix = /^(.+?)[-_.]?(?:bucket)?[-_.]?policy\.\w+$/i.exec(file)?.[1];
  for (const bucket of [prefix, folder]) {
    if (bucket === undefined || bucket === nameOfEntity(own) || faultOfBucketName(bucket)) continue;
    const isNamed = workspace.facts(bucketId(bucket)).some(({ place }) => place.file !== declared?.place.file);
    if (isNamed)
      return { bucket, source: `the name of the ${bucket === folder ? "folder" : "file"}`, grounds: "likely" };
  }
  return undefined;
}

function* ofPolicy(
  opened: OpenedPolicy,
  { bucket: wanted, source, place: saidAt, grounds }: Told,
): Generator<WorkspaceDraft> {
  const resources = resourcesOf(opened);
  const names = new Set(resources.map(({ bucket }) => bucket));
  const [name = ""] = names;
  // Several buckets are another mistake, and so is a name that none can have.
  if (names.size !== 1 || name === wanted || !isExact(name) || faultOfBucketName(name)) return;
  const [first] = resources;
  const place = placeIn(opened, spanOfBucket(first!.text, name, opened));
  const others = resources
    .slice(1)
    .map(
      ({ text }): Related => ({ span: placeIn(opened, spanOfBucket(text, name, opened)).span, message: "Here too." }),
    );
  const puts = grounds === "likely" ? `suggests that this policy is put on ${wanted}` : `puts this policy on ${wanted}`;
  yield {
    place,
    ...(grounds === "likely" && { severity: "hint" as const }),
    message: `The resources name the bucket ${name}, and ${source} ${puts}: S3 refuses a policy with resources of another bucket.`,
    related: [...(saidAt ? [relatedAt(saidAt, place.file, `This says ${wanted}.`)] : []), ...others],
    fixes: [
      {
        title: `Replace ${name} with ${wanted}`,
        safe: false,
        edits: resources.map(({ text }) => {
          const start = parseArn(text.value)!.offsets.resource;
          const renamed = text.value.slice(0, start) + wanted + text.value.slice(start + name.length);
          return editToFile(opened.document.mapping, replaceText(text, renamed));
        }),
      },
    ],
  };
}

function resourcesOf({ policy }: OpenedPolicy): readonly { readonly text: Text; readonly bucket: string }[] {
  return policy.statements.flatMap(({ resources, notResources }) =>
    [...resources, ...notResources].flatMap((text) => s3TargetOf(text) ?? []),
  );
}

function spanOfBucket(text: Text, name: string, { document }: OpenedPolicy) {
  const start = parseArn(text.value)!.offsets.resource;
  return spanWithin(text, start, start + name.length, document.text);
}
