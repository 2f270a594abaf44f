import { needsAcl } from "./cellprofiler-app.ts";
import type { Guide, SoundAnswers } from "./scenario.ts";

/** How a set of Distributed-CellProfiler is deployed and tested. */
export function cellProfilerGuide(answers: SoundAnswers): Guide {
  const { of } = answers;
  const theirs = of("collaborator-bucket");
  const [writes, profile, source] = [of("destination") !== "own", of("profile"), of("source-profile")];
  return {
    intro: `Runs in account ${of("account")} ${writes ? "read and write" : "read"} the bucket \`${theirs}\` of account ${of("collaborator-account")} through the role \`${of("role")}\`. Both sides have to say yes: the role by its permissions, the collaborator by the policy of the bucket. And whoever becomes the role, a person or a machine, has to stand in its trust policy.`,
    deploy: [
      {
        title: "Make the role, in your account",
        text: "The users must be there before it: IAM refuses a trust policy that names nobody.",
        commands: [
          `aws iam create-role --role-name ${of("role")} --assume-role-policy-document file://role/trust-policy.json`,
          `aws iam put-role-policy --role-name ${of("role")} --policy-name runs --policy-document file://role/permissions.json`,
        ],
      },
      {
        title: "Let the machines have it",
        text: "Instances take a role by an instance profile.",
        commands: [
          `aws iam create-instance-profile --instance-profile-name ${of("role")}`,
          `aws iam add-role-to-instance-profile --instance-profile-name ${of("role")} --role-name ${of("role")}`,
        ],
      },
      {
        title: `Let the role in, in the collaborator's account ${of("collaborator-account")}`,
        text: "They run this, not you. It replaces the policy that the bucket has; the first command shows that one.",
        commands: [
          `aws s3api get-bucket-policy --bucket ${theirs} --query Policy --output text`,
          `aws s3api put-bucket-policy --bucket ${theirs} --policy file://bucket/bucket-policy.json`,
        ],
      },
      {
        title: "Set up the profiles, on the computer that starts runs",
        text: `Copy the sections of \`aws/config\` into \`~/.aws/config\` (without \`[profile ${source}]\` if you have one), and give \`${source}\` the keys of one of the users. They stay in \`~/.aws/credentials\`; keep them out of this folder.`,
        commands: [`aws configure --profile ${source}`],
      },
    ],
    test: [
      {
        title: "Does the profile become the role?",
        commands: [`aws sts get-caller-identity --profile ${profile}`],
      },
      {
        title: "Does the role get at both buckets?",
        commands: [
          `aws s3 ls s3://${theirs}/ --profile ${profile}`,
          `aws s3 ls s3://${of("bucket")}/ --profile ${profile}`,
          ...(writes ? uploadCommands(answers) : []),
        ],
      },
    ],
    notes: [
      ...(writes
        ? [
            "The role cannot delete the collaborator's objects, so the file of the upload test stays; ask them to remove it.",
          ]
        : []),
      `If your run.py has \`AWS_PROFILE = '${source}'\`, the run acts as a person and never as the role.`,
      "A source bucket that cannot be mounted wants `DOWNLOAD_FILES = 'True'`.",
    ],
  };
}

function uploadCommands(answers: SoundAnswers): string[] {
  const [bucket, profile] = [answers.of("collaborator-bucket"), answers.of("profile")];
  const acl = needsAcl(answers) ? " --acl bucket-owner-full-control" : "";
  return [`echo test | aws s3 cp - s3://${bucket}/latchkey-test.txt${acl} --profile ${profile}`];
}
