// What the rest of Latchkey and the part that holds AWS's SDK say to each other. Nothing here needs the SDK, so that server
// and command line can name these types and load the SDK only when somebody asks.

/** What is sent of a policy, and as what. */
export interface Policy {
  /** Strict JSON, without layout and comments: answers are placed by path, never by line. */
  readonly content: string;
  readonly policyType: PolicyType;
  /** The resource that the policy is attached to, where AWS has checks of its own for it. */
  readonly resourceType?: string;
}

export type PolicyType = "IDENTITY_POLICY" | "RESOURCE_POLICY" | "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";

/** The operations of IAM Access Analyzer that judge a policy. ValidatePolicy is free of charge, the others are not. */
export type Question =
  | { readonly operation: "ValidatePolicy"; readonly policy: Policy }
  | { readonly operation: "CheckNoNewAccess"; readonly policy: Policy; readonly against: string }
  | { readonly operation: "CheckAccessNotGranted"; readonly policy: Policy; readonly access: Access }
  | { readonly operation: "CheckNoPublicAccess"; readonly policy: Policy; readonly resourceType: string };

export type Operation = Question["operation"];

/** So many findings of a policy are taken and shown: nobody reads more, and a list that never ends must end somewhere. */
export const mostFindings = 2000;

/** The operations that cost nothing. https://aws.amazon.com/iam/access-analyzer/pricing/ */
export const priceless: readonly Operation[] = ["ValidatePolicy"];

/** At least one of the lists has something in it. */
export interface Access {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** One step of AWS's way to a place in a policy. `key` and `substring` come last, and name a part of what the others lead to. */
export type PathStep =
  | { readonly value: string }
  | { readonly index: number }
  | { readonly key: string }
  | { readonly substring: { readonly start: number; readonly length: number } };

/** A finding of ValidatePolicy, as AWS gives it. */
export interface AwsFinding {
  readonly issueCode: string;
  /** ERROR, SECURITY_WARNING, WARNING, SUGGESTION, or what AWS may come to say. */
  readonly type: string;
  readonly details: string;
  readonly link?: string;
  readonly locations: readonly (readonly PathStep[])[];
}

/** The answer of one of the checks: whether the policy passes, and the statements for which it does not. */
export interface CheckResult {
  readonly passes: boolean;
  readonly message: string;
  readonly reasons: readonly { readonly description: string; readonly statement?: number }[];
}

export type Answer =
  | { readonly operation: "ValidatePolicy"; readonly findings: readonly AwsFinding[]; readonly isCut: boolean }
  | ({ readonly operation: Exclude<Operation, "ValidatePolicy"> } & CheckResult);

/** Whom to ask, as whom and by what way; what is missing comes from the environment and the AWS config files, as in any tool of AWS. */
export interface Connection {
  readonly profile?: string;
  readonly region?: string;
  readonly endpoint?: string;
  /** The language of AWS's texts: EN, DE, JA and so on. */
  readonly locale?: string;
  /** A proxy's address; wins over HTTPS_PROXY and its like. */
  readonly proxy?: string;
  /** Seconds without an answer after which a request is given up. */
  readonly timeout?: number;
}

/** Where requests go. */
export interface Target {
  readonly endpoint: string;
  readonly region: string;
  readonly profile: string | undefined;
}

export interface Asking {
  readonly connection: Connection;
  readonly signal?: AbortSignal;
  /** Asks the user for the code of an MFA device; undefined: they gave none. */
  mfaCode?(device: string): Promise<string | undefined>;
  /** Told when AWS asks for fewer requests, and for how many seconds none is made. */
  onWait?(seconds: number): void;
}

/** Why there is no answer, in words for the user. */
export interface Problem {
  readonly code: ProblemCode;
  /** What happened; one or two sentences. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** A command that mends it, to run in a terminal. */
  readonly command?: string;
  /** A policy that allows what was denied. */
  readonly policy?: string;
}

export type ProblemCode =
  | "access-denied"
  | "bad-answer"
  | "cancelled"
  | "certificate"
  | "clock-skew"
  | "credentials-expired"
  | "endpoint"
  | "login-expired"
  | "mfa"
  | "no-answer"
  | "no-credentials"
  | "no-region"
  | "offline"
  | "policy-refused"
  | "policy-too-large"
  | "proxy"
  | "quota"
  | "service"
  | "throttled"
  | "unknown-profile"
  | "unknown-region"
  | "wrong-credentials";

/** A problem of this one policy: the next one may well be answered. */
export function isOfPolicy({ code }: Problem): boolean {
  return code === "policy-refused" || code === "policy-too-large";
}

/** IAM Access Analyzer behind its SDK. Nothing here throws. */
export interface AccessAnalyzer {
  /** The names of the profiles in the user's AWS config files. */
  profiles(): Promise<readonly string[]>;
  /** Where requests would go; makes none. */
  target(connection: Connection): Promise<{ readonly target: Target } | { readonly problem: Problem }>;
  ask(question: Question, asking: Asking): Promise<{ readonly answer: Answer } | { readonly problem: Problem }>;
  /** Lets go of open connections. */
  close(): void;
}

/** What the bundle of the SDK exports. */
export interface AccessAnalyzerModule {
  createAccessAnalyzer(options: { isRegion(code: string): boolean }): AccessAnalyzer;
}
