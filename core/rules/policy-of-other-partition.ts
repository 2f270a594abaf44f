import { kindOfEntity, nameOfEntity } from "../facts/entity-ids.ts";
import type { Place } from "../facts/fact.ts";
import type { Related } from "../finding.ts";
import { editToFile } from "../hosts/mapping.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { parseArn } from "../model/arn.ts";
import type { Rule } from "../rule.ts";
import { placeIn, relatedAt } from "../workspace/grants/gap-finding.ts";
import { type OpenedPolicy, openPolicy } from "../workspace/grants/opened-policy.ts";
import { type Link, ownersOf } from "../workspace/links.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const policyOfOtherPartition: Rule = {
  code: "policy-of-other-partition",
  kinds: ["identity-policy", "bucket-policy", "trust-policy"],
  severity: "error",
  summary: "A policy names ARNs of another partition of AWS than the role, user or bucket that it belongs to.",
  check: {
    *document(entity, workspace) {
      const [link, ...others] = ownersOf(entity, workspace);
      const owner = link && ownerOf(link, workspace);
      if (!owner || !workspace.catalog) return;
      // A document that serves several is right for none where their partitions differ.
      if (others.some((other) => ownerOf(other, workspace)?.partition !== owner.partition)) return;
      const opened = openPolicy(entity, "identity", workspace);
      if (opened) yield* ofPolicy(opened, owner, link, workspace);
    },
  },
};

interface Owner {
  readonly partition: string;
  /** As in a sentence. */
  readonly words: string;
  /** What shows the partition. */
  readonly place: Place;
}

/** Whose partition is known: by the ARN of a role or user, by the Region of a bucket. */
function ownerOf({ owner }: Link, workspace: WorkspaceView): Owner | undefined {
  const kind = kindOfEntity(owner);
  const words = `the ${kind} ${nameOfEntity(owner)}`;
  const said =
    kind === "bucket"
      ? workspace.factsOf(owner, "declares-bucket").flatMap(({ region, regionSpan, place }) => {
          const partition = region && workspace.catalog?.region(region)?.partition;
          return partition && regionSpan ? { partition, place: { ...place, span: regionSpan } } : [];
        })
      : [...workspace.factsOf(owner, "declares-role"), ...workspace.factsOf(owner, "declares-user")].flatMap((fact) => {
          const partition = parseArn("role" in fact ? fact.role : fact.user)?.partition;
          return partition ? { partition, place: fact.place } : [];
        });
  const [first] = said;
  return first && said.every(({ partition }) => partition === first.partition) ? { ...first, words } : undefined;
}

function* ofPolicy(
  opened: OpenedPolicy,
  { partition, words, place: shownAt }: Owner,
  { grounds }: Link,
  { catalog }: WorkspaceView,
): Generator<WorkspaceDraft> {
  const isKnown = (id: string) => catalog?.partitions.some((known) => known.id === id) === true;
  const isBucket = opened.document.kind === "bucket-policy";
  const strange = arnsIn(opened).flatMap((text) => {
    const arn = parseArn(text.value);
    return arn && arn.partition !== partition && isKnown(arn.partition) ? { text, arn } : [];
  });
  const [first] = strange;
  if (!first || !isKnown(partition)) return;
  const placeOf = ({ text, arn }: typeof first) =>
    placeIn(opened, spanWithin(text, arn.offsets.partition, arn.offsets.service - 1, opened.document.text));
  const place = placeOf(first);
  const then = isBucket ? "S3 refuses the policy" : "credentials of one partition reach nothing in another";
  yield {
    place,
    ...(grounds === "likely" && { severity: "hint" as const }),
    message: `This ARN is in the partition ${first.arn.partition}, and ${words} in ${partition}: ${then}.`,
    related: [
      relatedAt(shownAt, place.file, `This is in ${partition}.`),
      ...strange.slice(1, 6).map((one): Related => ({ span: placeOf(one).span, message: "Here too." })),
    ],
    fixes: [
      {
        title: `Replace with ${partition}`,
        safe: false,
        edits: strange.map(({ text, arn }) =>
          editToFile(
            opened.document.mapping,
            replaceText(text, `arn:${partition}:${text.value.slice(arn.offsets.service)}`),
          ),
        ),
      },
    ],
  };
}

/**
 * What must be of the owner's partition: resources, and the principals of a trust policy. An ARN whose Region tells another
 * partition, and a principal that is not of its own statement's resources, have rules of their own.
 */
function arnsIn({ policy, document }: OpenedPolicy): readonly Text[] {
  return policy.statements.flatMap(({ resources, principals }): readonly Text[] => {
    if (document.kind !== "trust-policy") return resources.filter(({ value }) => parseArn(value)?.region === "");
    return principals.filter(({ type }) => type === "AWS" || type === "Federated");
  });
}
