// Bucket policies for a role or user: in the bucket's own account, or in another one.
import { parseArn } from "../model/arn.ts";
import { accountQuestion, bucketQuestion, principalQuestion, regionQuestion } from "./questions.ts";
import type { GeneratedFile, Guide, ManifestContent, Question, Scenario, SoundAnswers } from "./scenario.ts";
import { bucketArn, objectsArn, policyText, type StatementContent } from "./write.ts";

/** What somebody gets of a bucket. */
export interface Access {
  readonly what: string;
  readonly onBucket: readonly string[];
  readonly onObjects: readonly string[];
  /** What it leaves out, for the manifest's expectations. */
  readonly not: readonly string[];
}

export const accesses = {
  read: {
    what: "list the bucket and read its objects",
    onBucket: ["s3:ListBucket"],
    onObjects: ["s3:GetObject"],
    not: ["s3:PutObject", "s3:DeleteObject"],
  },
  "read-write": {
    what: "list the bucket, and read, write and delete its objects",
    onBucket: ["s3:ListBucket"],
    onObjects: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
    not: ["s3:PutBucketPolicy", "s3:DeleteBucket"],
  },
  "drop-box": {
    what: "put objects into the bucket, and neither list nor read them",
    onBucket: [],
    onObjects: ["s3:PutObject", "s3:AbortMultipartUpload"],
    not: ["s3:ListBucket", "s3:GetObject", "s3:DeleteObject"],
  },
} as const satisfies Readonly<Record<string, Access>>;

export const accessQuestion: Question = {
  id: "access",
  title: "What may they do?",
  placeholder: "read",
  default: "read",
  choices: Object.entries(accesses).map(([value, { what }]) => ({ value, detail: what })),
};

export function accessOf({ of }: SoundAnswers): Access {
  const chosen = of("access");
  return Object.entries(accesses).find(([name]) => name === chosen)?.[1] ?? accesses.read;
}

export const bucketRead = ownAccount("bucket-read", "Bucket policy: read", accesses.read);
export const bucketReadWrite = ownAccount("bucket-read-write", "Bucket policy: read and write", accesses["read-write"]);
export const bucketDropBox = ownAccount("bucket-drop-box", "Bucket policy: drop box", accesses["drop-box"]);

/** For a principal of the bucket's own account, where the bucket's policy alone is enough. */
function ownAccount(id: string, title: string, access: Access): Scenario {
  return {
    id,
    title,
    detail: `a role or user of the bucket's own account may ${access.what}`,
    group: "file",
    questions: [
      bucketQuestion({ id: "bucket", title: "The bucket." }),
      regionQuestion({ id: "region", title: "Its Region." }),
      principalQuestion({ id: "principal", title: "The role or user who gets in; of the bucket's own account." }),
    ],
    make(answers) {
      const { of } = answers;
      return {
        files: [bucketPolicy(answers, access)],
        manifest: manifestOf(answers, access, { own: parseArn(of("principal"))?.account ?? "" }),
        guide: guideOf(answers, access),
      };
    },
  };
}

/** For a principal of another account, whose own side has to allow as well. */
export const bucketCrossAccount: Scenario = {
  id: "bucket-cross-account",
  title: "Bucket policy: another account",
  detail: "a role or user of another account gets in; both sides are written",
  group: "file",
  questions: [
    accountQuestion({ id: "account", title: "The account that owns the bucket." }),
    bucketQuestion({ id: "bucket", title: "The bucket." }),
    regionQuestion({ id: "region", title: "Its Region." }),
    principalQuestion({
      id: "principal",
      title: "The role or user of the other account.",
      fault: (value, { account = "" }) =>
        parseArn(value)?.account === account.trim()
          ? "This is of the bucket's own account, where one side is enough: bucket-read and its like."
          : undefined,
    }),
    accessQuestion,
  ],
  make(answers) {
    const { of, partition } = answers;
    const access = accessOf(answers);
    const theirs = parseArn(of("principal"))?.account ?? "";
    const files: GeneratedFile[] = [
      bucketPolicy(answers, access),
      {
        path: "identity-policy.json",
        about: "the other account's side: its principal may use the bucket",
        text: policyText(...grantStatements(partition, of("bucket"), access)),
      },
    ];
    return {
      files,
      manifest: manifestOf(answers, access, { own: of("account"), other: theirs }, ["identity-policy.json"]),
      guide: guideOf(answers, access, putIdentityPolicy(of("principal"), `in account ${theirs}`)),
    };
  },
};

function bucketPolicy(answers: SoundAnswers, access: Access): GeneratedFile {
  const { of, partition } = answers;
  const principal = { AWS: of("principal") };
  return {
    path: "bucket-policy.json",
    about: `\`${of("principal")}\` may ${access.what}`,
    text: policyText(
      ...grantStatements(partition, of("bucket"), access).map((statement) => ({ ...statement, principal })),
    ),
  };
}

/** One statement for the bucket and one for its objects: no action applies to both. */
export function grantStatements(partition: string, bucket: string, access: Access): StatementContent[] {
  const { onBucket, onObjects } = access;
  const objects = { sid: "Objects", action: onObjects, resource: objectsArn(partition, bucket) };
  if (onBucket.length === 0) return [objects];
  return [{ sid: "Bucket", action: onBucket, resource: bucketArn(partition, bucket) }, objects];
}

/** The manifest's entry for a role or user. */
export function principalEntry(arn: string, policies: readonly string[]) {
  const entry = policies.length === 0 ? { arn } : { arn, policies };
  return parseArn(arn)?.resource.startsWith("user/") ? { users: [entry] } : { roles: [entry] };
}

function manifestOf(
  { of }: SoundAnswers,
  { onBucket, onObjects, not }: Access,
  accounts: Readonly<Record<string, string>>,
  policies: readonly string[] = [],
): ManifestContent {
  const bucket = { name: of("bucket"), account: "own", region: of("region"), policy: "bucket-policy.json" };
  return {
    accounts,
    ...principalEntry(of("principal"), policies),
    buckets: [bucket],
    expect: [{ who: of("principal"), can: [...onBucket, ...onObjects], cannot: not, on: [of("bucket")] }],
  };
}

/** How a role or user is given `identity-policy.json`. */
export function putIdentityPolicy(arn: string, where: string) {
  const resource = parseArn(arn)?.resource ?? "";
  const [type, name] = [resource.startsWith("user/") ? "user" : "role", resource.slice(resource.lastIndexOf("/") + 1)];
  return {
    title: `Let the ${type} ${name} use the bucket, ${where}`,
    commands: [
      `aws iam put-${type}-policy --${type}-name ${name} --policy-name use-bucket --policy-document file://identity-policy.json`,
    ],
  };
}

function guideOf({ of }: SoundAnswers, access: Access, ...more: Guide["deploy"]): Guide {
  const bucket = of("bucket");
  return {
    intro: "",
    deploy: [
      {
        title: "Give the bucket its policy",
        text: "This replaces the policy that the bucket has; look at it first with get-bucket-policy.",
        commands: [`aws s3api put-bucket-policy --bucket ${bucket} --policy file://bucket-policy.json`],
      },
      ...more,
    ],
    test: [{ title: `As ${of("principal")}`, commands: testCommands(bucket, access) }],
  };
}

/** Commands that somebody with this access can run. */
export function testCommands(bucket: string, { onBucket, onObjects }: Access, prefix = ""): string[] {
  const key = `${prefix}latchkey-test.txt`;
  return [
    ...(onBucket.includes("s3:ListBucket") ? [`aws s3 ls s3://${bucket}/${prefix}`] : []),
    ...(onObjects.includes("s3:PutObject") ? [`echo test | aws s3 cp - s3://${bucket}/${key}`] : []),
    ...(onObjects.includes("s3:DeleteObject") ? [`aws s3 rm s3://${bucket}/${key}`] : []),
  ];
}
