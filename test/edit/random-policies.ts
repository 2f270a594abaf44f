// Random policies as people write them: some layout, some comments, elements in any order, things said twice.
import fc from "fast-check";
import type { PolicyKind } from "../../core/kind.ts";

export type Json = Readonly<Record<string, unknown>>;

const own = "111111111111";

export interface Sample {
  readonly kind: PolicyKind;
  readonly document: Json;
  readonly text: string;
}

const actions: readonly string[] = [
  "s3:GetObject",
  "s3:PutObject",
  "S3:putobject",
  "s3:ListBucket",
  "s3:GetBucketLocation",
  "s3:Get*",
  "s3:GetObject*",
  "s3:*Object",
  "s3:AbortMultipartUpload",
  "s3:ListMultipartUploadParts",
  "s3:ListBucketMultipartUploads",
  "s3:ListBucketVersions",
  "sqs:SendMessage",
  "sqs:SendMessageBatch",
  "sqs:*",
  "kms:Decrypt",
  "kms:GenerateDataKey*",
];

const resources: readonly string[] = [
  "*",
  "arn:aws:s3:::b",
  "arn:aws:s3:::b/*",
  "arn:aws:s3:::b/ana/*",
  "arn:aws:s3:::c",
  "arn:aws:s3:::c/*",
  `arn:aws:sqs:eu-west-1:${own}:q`,
  `arn:aws:kms:eu-west-1:${own}:key/k`,
];

const bucketResources = ["arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::b/ana/*", "arn:aws:s3:::b/a"];

const queueActions = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:Get*", "sqs:*", "sqs:*Message", "SQS:sendmessage"];

const queueResources = [`arn:aws:sqs:eu-west-1:${own}:q`, `arn:aws:sqs:eu-west-1:${own}:r*`, `arn:aws:sqs:*:${own}:q`];

const principalElements: readonly unknown[] = [
  "*",
  { AWS: "*" },
  { AWS: `arn:aws:iam::${own}:root` },
  { AWS: [`arn:aws:iam::${own}:user/ana`, "222222222222"] },
  { AWS: `arn:aws:iam::${own}:role/app` },
  { Service: "logging.s3.amazonaws.com" },
  { Service: ["logging.s3.amazonaws.com", "cloudtrail.amazonaws.com"] },
  { AWS: `arn:aws:iam::${own}:role/app`, Service: "sns.amazonaws.com" },
];

const tests: readonly (readonly [operator: string, key: string, value: unknown])[] = [
  ["StringEquals", "aws:PrincipalTag/team", "red"],
  ["StringEquals", "aws:PrincipalTag/team", ["blue", "red"]],
  ["StringNotEquals", "aws:PrincipalTag/team", ["red", "blue"]],
  ["StringLike", "s3:prefix", ["${aws:username}/*", "x"]],
  ["StringLike", "s3:prefix", "ana/*"],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["b", "a"]],
  ["ForAnyValue:StringLike", "aws:TagKeys", "a*"],
  ["ForAnyValue:StringLike", "aws:TagKeys", ["c"]],
  ["Bool", "aws:SecureTransport", "false"],
  ["Bool", "aws:SecureTransport", "true"],
  ["IpAddress", "aws:SourceIp", ["10.0.0.0/8"]],
  ["IpAddress", "aws:SourceIp", "203.0.113.0/24"],
  ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::${own}:role/app`],
  ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::${own}:*/a*`],
];

/** Context keys of the tests above, with values that a request may have; undefined for one without the key. */
export const contexts: fc.Arbitrary<Readonly<Record<string, string | readonly string[]>>> = fc
  .record(
    {
      "aws:PrincipalTag/team": fc.constantFrom("red", "blue", "green"),
      "s3:prefix": fc.constantFrom("ana/x", "x", ""),
      "aws:TagKeys": fc.constantFrom<readonly string[]>(["a"], ["a", "b"], ["c"], []),
      "aws:SecureTransport": fc.constantFrom("true", "false"),
      "aws:SourceIp": fc.constantFrom("10.1.2.3", "203.0.113.9", "192.0.2.1"),
      "aws:SourceAccount": fc.constantFrom(own, "222222222222"),
      "aws:PrincipalOrgID": fc.constant("o-abcdefghij"),
    },
    { requiredKeys: [] },
  )
  .map((context) => context as Readonly<Record<string, string | readonly string[]>>);

const some = (values: readonly string[], most: number) =>
  fc.oneof(
    fc.constantFrom(...values),
    fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: most }),
    fc.array(fc.constantFrom(...values), { minLength: 2, maxLength: most }),
  );

const condition = fc
  .uniqueArray(fc.constantFrom(...tests), { minLength: 1, maxLength: 2, selector: ([operator]) => operator })
  .map((picked) => Object.fromEntries(picked.map(([operator, key, value]) => [operator, { [key]: value }])));

function statement(kind: PolicyKind): fc.Arbitrary<Json> {
  const isTrust = kind === "trust-policy";
  const [named, on] =
    kind === "bucket-policy"
      ? [actions.slice(0, 12), bucketResources]
      : kind === "resource-policy"
        ? [queueActions, queueResources]
        : [actions, resources];
  return fc
    .record({
      sid: fc.option(fc.constantFrom("Read", "Write", "Access"), { nil: undefined }),
      effect: fc.constantFrom("Allow", "Allow", "Allow", "Deny"),
      action: isTrust ? some(["sts:AssumeRole", "sts:TagSession"], 3) : some(named, 6),
      actionForm: fc.constantFrom("Action", "Action", ...(isTrust ? [] : ["Action", "Action"]), "NotAction"),
      resource: some(on, 4),
      resourceForm: fc.constantFrom("Resource", "Resource", "Resource", "Resource", "NotResource"),
      principal: fc.constantFrom(...principalElements),
      tested: fc.option(condition, { nil: undefined }),
      order: fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }),
    })
    .map(({ sid, effect, action, actionForm, resource, resourceForm, principal, tested, order }) => {
      const members: [string, unknown][] = [
        ["Sid", sid],
        ["Effect", effect],
        ["Principal", kind === "identity-policy" || kind === "scp" ? undefined : principal],
        [actionForm, action],
        [resourceForm, isTrust ? undefined : resource],
        ["Condition", tested],
      ];
      const shuffled = members
        .map((member, i) => ({ member, rank: order[i]! * 10 + i }))
        .sort((a, b) => a.rank - b.rank);
      return Object.fromEntries(shuffled.map(({ member }) => member).filter(([, value]) => value !== undefined));
    });
}

/** Statements of which some repeat others but for an element or two, so that there is something to merge. */
function statements(kind: PolicyKind): fc.Arbitrary<readonly Json[]> {
  return fc
    .tuple(
      fc.array(statement(kind), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(), statement(kind), fc.nat(2))),
    )
    .map(([first, more]) => {
      const all = [...first];
      for (const [at, other, which] of more.slice(0, 2)) {
        const like = all[at % all.length]!;
        const name = ["Action", "Resource", "Principal"][which]!;
        if (like[name] !== undefined && other[name] !== undefined) all.push({ ...like, [name]: other[name] });
        else if (like.Condition !== undefined && other.Condition !== undefined)
          all.push({ ...like, Condition: other.Condition });
      }
      return all;
    });
}

/** How a document is written. */
const layouts = fc.record({
  unit: fc.constantFrom<string | number | undefined>(2, 2, 4, "\t", undefined),
  eol: fc.constantFrom("\n", "\n", "\r\n"),
  comments: fc.boolean(),
  lone: fc.boolean(),
  compact: fc.boolean(),
});

export function samples(kind: PolicyKind): fc.Arbitrary<Sample> {
  return fc
    .tuple(statements(kind), fc.constantFrom("2012-10-17", "2012-10-17", "2008-10-17"), layouts, fc.boolean())
    .map(([list, version, layout, versionLast]) => {
      const Statement = layout.lone && list.length === 1 ? list[0] : list;
      const document = versionLast ? { Statement, Version: version } : { Version: version, Statement };
      return { kind, document, text: textOf(document, layout) };
    });
}

function textOf(
  document: Json,
  {
    unit,
    eol,
    comments,
    compact,
  }: { unit: string | number | undefined; eol: string; comments: boolean; compact: boolean },
): string {
  let text = JSON.stringify(document, undefined, unit);
  // Short lists on one line, as many write them.
  if (compact && unit !== undefined) text = text.replace(/\[\s+("[^"[\]]*")\s+\]/g, "[$1]");
  if (comments && unit !== undefined) {
    let count = 0;
    text = text
      .split("\n")
      .map((line, i) => {
        if (i % 3 === 1) return `${/^\s*/.exec(line)?.[0]}// note ${count++}\n${line}`;
        if (i % 5 === 4) return `${line} /* aside ${count++} */`;
        return i % 7 === 6 ? `${line} // end ${count++}` : line;
      })
      .join("\n");
  }
  return text.replaceAll("\n", eol);
}
