/** What a document is. Permissions boundaries and session policies are identity policies, endpoint policies resource policies. */
export const kinds = [
  "identity-policy",
  "bucket-policy",
  "trust-policy",
  "resource-policy",
  "scp",
  "rcp",
  "cors",
  "aws-config",
  "aws-credentials",
  "manifest",
] as const;

export type Kind = (typeof kinds)[number];

export type PolicyKind = Exclude<Kind, "cors" | "aws-config" | "aws-credentials" | "manifest">;

/** Every kind that is a policy of statements. */
export const policyKinds = [
  "identity-policy",
  "bucket-policy",
  "trust-policy",
  "resource-policy",
  "scp",
  "rcp",
] as const;

/** Every kind that is written in JSON. */
export const jsonKinds = [...policyKinds, "cors", "manifest"] as const;

/** The two files that profiles stand in. */
export const configKinds = ["aws-config", "aws-credentials"] as const;

/** What people call each kind. */
export const kindNames: Readonly<Record<Kind, string>> = {
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

export function isKind(value: unknown): value is Kind {
  return kinds.includes(value as Kind);
}

export function isPolicyKind(kind: Kind): kind is PolicyKind {
  return (policyKinds as readonly Kind[]).includes(kind);
}
