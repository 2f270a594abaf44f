/** What people call each kind. The words are core's own; a test holds the two lists equal. */
export const kindNames: Readonly<Record<string, string>> = {
  "identity-policy": "Identity policy",
  "bucket-policy": "Bucket policy",
  "trust-policy": "Trust policy",
  "resource-policy": "Resource policy",
  scp: "Service control policy",
  rcp: "Resource control policy",
  cors: "S3 CORS",
  "aws-config": "AWS config",
  "aws-credentials": "AWS credentials",
  manifest: "Latchkey manifest",
};

/** One line on when a file is of that kind, for the list that a person picks from. */
export const kindDescriptions: Readonly<Record<string, string>> = {
  "identity-policy": "attached to a user, group or role, or their boundary",
  "bucket-policy": "attached to an S3 bucket",
  "trust-policy": "says who may assume a role",
  "resource-policy": "attached to another resource: a queue, topic, key, secret, endpoint …",
  scp: "an organization's limit on its accounts' principals",
  rcp: "an organization's limit on its accounts' resources",
  cors: "a bucket's rules for browsers of other origins",
  "aws-config": "profiles and sessions, as in ~/.aws/config",
  "aws-credentials": "key pairs, as in ~/.aws/credentials",
  manifest: "latchkey.json: ties the files of a workspace together",
};

export function kindName(kind: string): string {
  return kindNames[kind] ?? kind;
}

/** Whether documents of a kind are policies, which IAM Access Analyzer can be asked about. */
export function isPolicyKind(kind: string): boolean {
  return /-policy$|^[sr]cp$/.test(kind);
}
