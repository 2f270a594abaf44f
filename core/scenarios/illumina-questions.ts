import { parseArn } from "../model/arn.ts";
import { icaRegions } from "./ica-region.ts";
import {
  accountQuestion,
  bucketQuestion,
  choiceQuestion,
  folderQuestion,
  principalQuestion,
  regionQuestion,
  roleNameQuestion,
  userNameQuestion,
} from "./questions.ts";
import type { Answers, Question } from "./scenario.ts";

export const illuminaQuestions: readonly Question[] = [
  accountQuestion({ id: "account", title: "Your account, which owns the bucket." }),
  {
    id: "project-region",
    title: "Where is the ICA project?",
    placeholder: "us-east-1",
    default: "us-east-1",
    choices: icaRegions.map(({ code, country }) => ({ value: code, detail: country })),
  },
  bucketQuestion({ id: "bucket", title: "The bucket." }),
  regionQuestion({
    id: "bucket-region",
    title: "The Region of the bucket, which must be the project's.",
    default: (answers) => answers["project-region"],
    fault: (value, answers) =>
      value === answers["project-region"]
        ? undefined
        : `The project is in ${answers["project-region"]}, and ICA takes only buckets in the project's Region; this one is in ${value}.`,
  }),
  folderQuestion({
    id: "folder",
    title: "The folder of the bucket that ICA gets.",
    placeholder: "ica",
    default: "ica",
    needed: "ICA is given a folder: a bucket whose root one project has is lost to all others.",
  }),
  choiceQuestion({
    id: "versioning",
    title: "The versioning of the bucket.",
    choices: {
      disabled: "as new buckets have it",
      enabled: "ICA then deals with versions too",
      suspended: "once enabled; versions may be there",
    },
  }),
  choiceQuestion({
    id: "method",
    title: "How does ICA get in?",
    choices: {
      role: "better: ICA signs in to a role with OpenID Connect, no keys",
      user: "the long-term keys of an IAM user",
    },
  }),
  userNameQuestion({
    id: "user",
    title: "The IAM user whose keys ICA gets.",
    default: "ica-storage",
    asked: { id: "method", is: ["user"] },
  }),
  roleNameQuestion({
    id: "role",
    title: "The role that ICA becomes.",
    default: "ica-storage",
    asked: { id: "method", is: ["role"] },
  }),
  {
    id: "provider",
    title: "The OpenID Connect provider that ICA names, without https://.",
    placeholder: "a host, and perhaps a path",
    asked: { id: "method", is: ["role"] },
    fault: faultOfProvider,
  },
  {
    id: "audience",
    title: "The audience that ICA names.",
    placeholder: "from ICA's storage credential",
    asked: { id: "method", is: ["role"] },
    fault: faultOfClaim,
  },
  {
    id: "subject",
    title: "The subject that ICA names.",
    placeholder: "from ICA's storage credential",
    asked: { id: "method", is: ["role"] },
    fault: faultOfClaim,
  },
  choiceQuestion({
    id: "between-projects",
    title: "Is data to be copied or moved between ICA projects?",
    choices: {
      none: "no bucket policy is needed",
      copy: "ICA's own role reads and writes",
      move: "it deletes as well",
    },
  }),
  principalQuestion({
    id: "ica-role",
    title: "ICA's own role for that, which ICA's guide names for your Region.",
    placeholder: "arn:aws:iam::…:role/…",
    asked: { id: "between-projects", is: ["copy", "move"] },
  }),
  {
    id: "kms-key",
    title: "The ARN of the KMS key that encrypts the bucket, if one does.",
    placeholder: "none",
    optional: true,
    fault: faultOfKey,
  },
];

function faultOfProvider(value: string): string | undefined {
  if (/^https?:/.test(value)) return "Leave https:// out; the ARN of a provider has none.";
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[\w.~-]+)*$/.test(value)) return undefined;
  return "This is a host, and perhaps a path: login.example.com/tenant.";
}

function faultOfClaim(value: string): string | undefined {
  if (/[*?$]/.test(value)) return "A wildcard here would let others in.";
  return /^[\w+=,.@:/|#-]{1,255}$/.test(value) ? undefined : "Use letters, digits and +=,.@:/|#-_, at most 255.";
}

function faultOfKey(value: string, answers: Answers): string | undefined {
  const arn = parseArn(value);
  if (
    arn?.service !== "kms" ||
    !/^key\/[\w-]+$/.test(arn.resource) ||
    !/^\d{12}$/.test(arn.account) ||
    arn.partition !== "aws"
  )
    return "This is not the ARN of a key: arn:aws:kms:REGION:ACCOUNT:key/ID.";
  const region = answers["bucket-region"];
  if (arn.region === region) return undefined;
  return `S3 encrypts with keys of the bucket's Region, ${region}; this one is in ${arn.region}.`;
}
