import { prefixOf } from "./questions.ts";
import type { Guide, SoundAnswers, Step } from "./scenario.ts";

/** The steps in the order of ICA's own guide: CORS, policy, credential in ICA, role and provider, storage configuration. */
export function illuminaGuide(answers: SoundAnswers): Guide {
  const { of } = answers;
  const [bucket, folder] = [of("bucket"), prefixOf(of("folder"))];
  return {
    intro: `ICA keeps the data of a project in \`s3://${bucket}/${folder}\` (${of("bucket-region")}) as the ${of("method")} \`${of(of("method"))}\` of account ${of("account")}. The bucket is in the Region of the project; ICA takes no other.`,
    deploy: [
      {
        title: "Let ICA's pages up- and download",
        text: "This replaces the CORS rules that the bucket has.",
        commands: [`aws s3api put-bucket-cors --bucket ${bucket} --cors-configuration file://bucket/cors.json`],
      },
      ...(of("method") === "role" ? roleSteps(answers) : userSteps(answers)),
      ...(of("between-projects") === "none"
        ? []
        : [
            {
              title: `Let ICA ${of("between-projects")} data between projects`,
              text: "This replaces the policy that the bucket has; look at it first with `aws s3api get-bucket-policy`.",
              commands: [`aws s3api put-bucket-policy --bucket ${bucket} --policy file://bucket/bucket-policy.json`],
            },
          ]),
      {
        title: "Make the storage configuration in ICA",
        text: `Name the bucket \`${bucket}\` and the folder \`${folder}\`, and choose the credential.`,
        commands: [],
      },
    ],
    test: [
      {
        title: "Is the folder there, and would ICA's page be let in?",
        commands: [
          `aws s3 ls s3://${bucket}/${folder}`,
          `aws s3api get-bucket-location --bucket ${bucket}`,
          "latchkey cors bucket/cors.json --origin https://ica.illumina.com --method PUT --headers content-type",
        ],
      },
    ],
    notes: notesOf(answers),
  };
}

function userSteps({ of }: SoundAnswers): Step[] {
  const user = of("user");
  return [
    {
      title: "Make the user, with the policy",
      commands: [
        `aws iam create-user --user-name ${user}`,
        `aws iam put-user-policy --user-name ${user} --policy-name ica-storage --policy-document file://user/ica-policy.json`,
      ],
    },
    {
      title: "Make keys, and a storage credential in ICA from them",
      text: "The command prints the secret once. Enter it in ICA, and keep it nowhere else.",
      commands: [`aws iam create-access-key --user-name ${user}`],
    },
  ];
}

function roleSteps({ of, partition }: SoundAnswers): Step[] {
  const role = of("role");
  return [
    {
      title: "Start a storage credential in ICA",
      text: `It names the provider, audience and subject that the trust policy has. It also asks for the role's ARN: \`arn:${partition}:iam::${of("account")}:role/${role}\`.`,
      commands: [],
    },
    {
      title: "Make the provider and the role, with the policy",
      commands: [
        `aws iam create-open-id-connect-provider --url https://${of("provider")} --client-id-list "${of("audience")}"`,
        `aws iam create-role --role-name ${role} --assume-role-policy-document file://role/trust-policy.json`,
        `aws iam put-role-policy --role-name ${role} --policy-name ica-storage --policy-document file://role/ica-policy.json`,
      ],
    },
  ];
}

function notesOf({ of }: SoundAnswers): string[] {
  return [
    ...(of("method") === "role" ? ["ICA's credentials from a role last at most 12 hours."] : []),
    ...(of("kms-key") === ""
      ? [
          "If a KMS key comes to encrypt the bucket, the policy needs `kms:Decrypt` and `kms:GenerateDataKey` on it too.",
        ]
      : [
          `The key policy of \`${of("kms-key")}\` has to let the account's policies decide, or name the ${of("method")}.`,
        ]),
    "An organization's SCPs and RCPs can still deny what is allowed here.",
  ];
}
