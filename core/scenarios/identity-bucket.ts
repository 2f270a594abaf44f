import { parseArn } from "../model/arn.ts";
import {
  accessOf,
  accessQuestion,
  grantStatements,
  principalEntry,
  putIdentityPolicy,
  testCommands,
} from "./bucket-grants.ts";
import { bucketQuestion, folderQuestion, prefixOf, principalQuestion, regionQuestion } from "./questions.ts";
import type { Expect, Scenario, SoundAnswers } from "./scenario.ts";
import { bucketArn, objectsArn, policyText, type StatementContent } from "./write.ts";

const path = "identity-policy.json";

/** What a role or user may do with a bucket of their own account, perhaps with one folder of it. */
export const identityBucket: Scenario = {
  id: "identity-bucket",
  title: "Identity policy for a bucket",
  detail: "what a role or user may do with a bucket, or with one folder of it",
  group: "file",
  questions: [
    bucketQuestion({ id: "bucket", title: "The bucket." }),
    regionQuestion({ id: "region", title: "Its Region." }),
    principalQuestion({ id: "principal", title: "The role or user; the bucket is of the same account." }),
    accessQuestion,
    folderQuestion({
      id: "folder",
      title: "The folder that they are kept to.",
      placeholder: "the whole bucket",
      optional: true,
    }),
  ],
  make(answers) {
    const { of } = answers;
    const account = parseArn(of("principal"))?.account ?? "";
    return {
      files: [
        {
          path,
          about: `\`${of("principal")}\` may ${accessOf(answers).what}`,
          text: policyText(...statementsOf(answers)),
        },
      ],
      manifest: {
        accounts: { own: account },
        ...principalEntry(of("principal"), [path]),
        buckets: [{ name: of("bucket"), account: "own", region: of("region") }],
        expect: expectedOf(answers),
      },
      guide: {
        intro: "",
        deploy: [putIdentityPolicy(of("principal"), `in account ${account}`)],
        test: [
          {
            title: `As ${of("principal")}`,
            commands: testCommands(of("bucket"), accessOf(answers), prefixOf(of("folder"))),
          },
        ],
      },
    };
  },
};

function statementsOf(answers: SoundAnswers): StatementContent[] {
  const { of, partition } = answers;
  const [bucket, prefix] = [of("bucket"), prefixOf(of("folder"))];
  const access = accessOf(answers);
  if (prefix === "") return grantStatements(partition, bucket, access);
  const objects = { sid: "Objects", action: access.onObjects, resource: objectsArn(partition, bucket, prefix) };
  if (access.onBucket.length === 0) return [objects];
  return [
    {
      sid: "Bucket",
      action: access.onBucket,
      resource: bucketArn(partition, bucket),
      condition: { StringLike: { "s3:prefix": `${prefix}*` } },
    },
    objects,
  ];
}

function expectedOf(answers: SoundAnswers): Expect[] {
  const { of } = answers;
  const [who, bucket, prefix] = [of("principal"), of("bucket"), prefixOf(of("folder"))];
  const { onBucket, onObjects, not } = accessOf(answers);
  if (prefix === "") return [{ who, can: [...onBucket, ...onObjects], cannot: not, on: [bucket] }];
  return [
    { who, can: onObjects, cannot: not, on: [`${bucket}/${prefix}*`] },
    ...(onBucket.length === 0
      ? []
      : [
          { who, can: onBucket, on: [bucket], with: { "s3:prefix": prefix } },
          { who, cannot: onBucket, on: [bucket], with: { "s3:prefix": "" } },
        ]),
  ];
}
