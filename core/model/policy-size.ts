import type { Kind } from "../kind.ts";
import type { Span } from "../text.ts";
import type { Policy } from "./policy.ts";

/** minified: without the white space between elements. characters and bytes: the text as it is sent, bytes of UTF-8. */
export type Counting = "minified" | "characters" | "bytes";

/** How long a policy may be. */
export interface Quota {
  readonly limit: number;
  readonly counting: Counting;
  /** Counted besides. */
  readonly extra?: number;
  /** What may be so long, as the subject of a sentence. */
  readonly of: string;
  /** The issue code of ValidatePolicy for a policy beyond it. */
  readonly awsCode?: string;
  /** hard: AWS refuses more. soft: AWS raises it on request, or another form of policy may be longer. assumed: AWS does not publish it. */
  readonly firmness: "hard" | "soft" | "assumed";
  /** What to know about it, as a clause behind a semicolon. */
  readonly note?: string;
}

/** The quotas of a policy, the smallest first; none where the service is not known. */
export function quotasOf(kind: Kind, policy: Policy): readonly Quota[] {
  if (kind !== "resource-policy") return quotas[kind] ?? [];
  const services = new Set(
    policy.statements.flatMap(({ actions }) => actions.map(({ value }) => value.split(":")[0]!.toLowerCase())),
  );
  const [service] = services;
  return services.size === 1 && service !== undefined && Object.hasOwn(byService, service) ? byService[service]! : [];
}

const resourceCode = "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and each service's page of quotas. */
const quotas: Readonly<Partial<Record<Kind, readonly Quota[]>>> = {
  "identity-policy": [
    {
      limit: 6144,
      counting: "minified",
      of: "A customer managed policy",
      firmness: "soft",
      note: "only the inline policies of a role may be longer, up to 10,240 characters together",
    },
    {
      limit: 10_240,
      // Learnt from ValidatePolicy's answers: it counts one character more than the minified text has.
      extra: 1,
      counting: "minified",
      of: "An identity policy",
      awsCode: "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
      firmness: "soft",
      note: "IAM refuses it as a customer managed and as an inline policy",
    },
  ],
  "trust-policy": [
    {
      limit: 2048,
      counting: "minified",
      of: "A trust policy",
      awsCode: "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
      firmness: "soft",
      note: "AWS raises the quota to 8,192 at most on request",
    },
    {
      limit: 8192,
      counting: "minified",
      of: "A trust policy",
      awsCode: "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
      firmness: "hard",
    },
  ],
  "bucket-policy": [quota(20_480, "bytes", "A bucket policy", resourceCode)],
  scp: [quota(10_240, "characters", "A service control policy", "POLICY_SIZE_EXCEEDS_SCP_QUOTA")],
  rcp: [quota(5120, "characters", "A resource control policy", "POLICY_SIZE_EXCEEDS_RCP_QUOTA")],
};

const byService: Readonly<Record<string, readonly Quota[]>> = {
  s3: [quota(20_480, "bytes", "A policy of a bucket or access point", resourceCode)],
  sqs: [quota(8192, "bytes", "A queue policy", resourceCode)],
  lambda: [quota(20_480, "bytes", "A function's policy", resourceCode)],
  secretsmanager: [quota(20_480, "characters", "A secret's policy", resourceCode)],
  ecr: [quota(10_240, "characters", "A repository policy", resourceCode)],
  dynamodb: [quota(20_480, "bytes", "A table's policy", resourceCode)],
  logs: [quota(51_200, "characters", "A resource policy of CloudWatch Logs", resourceCode)],
  es: [quota(102_400, "bytes", "A domain's policy", resourceCode)],
  sns: [{ ...quota(30_720, "bytes", "A topic policy", resourceCode), firmness: "assumed" }],
  kms: [{ ...quota(32_768, "bytes", "A key policy", resourceCode), firmness: "assumed" }],
};

function quota(limit: number, counting: Counting, of: string, awsCode: string): Quota {
  return { limit, counting, of, awsCode, firmness: "hard" };
}

/** How long the JSON text in `span` is. */
export function sizeOf(source: string, { start, end }: Span, counting: Counting): number {
  if (counting === "characters") return end - start;
  let size = 0;
  let inString = false;
  for (let i = start; i < end; i++) {
    const c = source.charCodeAt(i);
    if (counting === "bytes") size += c < 0x80 ? 1 : c < 0x800 ? 2 : c >= 0xd800 && c < 0xe000 ? 2 : 3;
    else if (inString || (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09)) size++;
    if (c === 0x22) inString = !inString;
    else if (c === 0x5c && inString && counting === "minified") {
      size++;
      i++;
    }
  }
  return size;
}

/** The JSON text in `span` without the white space between its elements. */
export function minified(source: string, { start, end }: Span): string {
  return source.slice(start, end).replace(/"(?:[^"\\]|\\[\s\S])*"|\s+/g, (part) => (part[0] === '"' ? part : ""));
}
