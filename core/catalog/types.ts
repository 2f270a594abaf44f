/** How AWS classes what an action does. An action has one, or `Write` beside `Tagging` or `Permissions management`. */
export type AccessLevel = "Read" | "Write" | "List" | "Tagging" | "Permissions management";

/** One IAM action, for example `s3:GetObject`. */
export interface Action {
  /** Canonical spelling without the service prefix. IAM itself ignores letter case. */
  readonly name: string;
  /** The service prefix, for example `s3`. */
  readonly service: string;
  readonly levels: readonly AccessLevel[];
  /** What the action can be limited to, any one of them; none means that only `"*"` fits. */
  readonly resourceTypes: readonly ResourceType[];
  /**
   * Condition keys that the action names itself, tag keys as templates (`aws:RequestTag/${TagKey}`). The keys of its
   * resource types hold for it too: `catalog.takesConditionKey` asks for both.
   */
  readonly conditionKeys: readonly string[];
  /** Actions that a caller needs besides, such as `iam:PassRole`, as AWS's tables had them until 2025; often none. */
  readonly dependentActions: readonly string[];
  /** AWS's sentence about it; "" when there is none. */
  readonly description: string;
}

/** A kind of resource of a service, for example `object` of `s3`. */
export interface ResourceType {
  readonly name: string;
  /** The prefix of the service that lists it. Its ARNs may belong to another. */
  readonly service: string;
  /** Templates such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`; a few types have two. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** What IAM compares a condition key's values as. */
export type ConditionKeyType = "String" | "Numeric" | "Date" | "Bool" | "Binary" | "IPAddress" | "ARN";

export interface ConditionKeyInfo {
  /** Canonical spelling; a key with a variable part as its template, for example `aws:RequestTag/${TagKey}`. */
  readonly key: string;
  readonly type: ConditionKeyType;
  /** A second type that the key may be compared as: aws:EpochTime is a date and a number. */
  readonly alsoType?: ConditionKeyType;
  /** Whether a request holds a list of values, so that ForAllValues or ForAnyValue belongs before the operator. */
  readonly multivalued: boolean;
  /** Whether the key is not tied to the actions of one service: the aws: keys and those that a role session carries. */
  readonly global: boolean;
  /** Where it belongs; `federation` keys come from an identity provider and belong in trust policies. */
  readonly scope: "global" | "session" | "service" | "federation";
  readonly description?: string;
  /** When a request has the key, after "present": "only through a VPC endpoint". Known for global keys. */
  readonly present?: string;
}

export interface Service {
  /** The prefix of its actions, for example `s3`. */
  readonly prefix: string;
  /** AWS's name for it, for example `Amazon S3`. */
  readonly name: string;
  /** In order of name. */
  readonly actions: readonly Action[];
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKeyInfo[];
  /** Its page in AWS's service authorization reference. */
  readonly url: string;
  /** Looks an action up by name without prefix, in any letter case. */
  action(name: string): Action | undefined;
}

export interface Region {
  /** For example `eu-central-1`. */
  readonly code: string;
  /** For example `Europe (Frankfurt)`. */
  readonly name: string;
  /** For example `aws`. */
  readonly partition: string;
}

export interface Partition {
  /** `aws`, `aws-cn`, … as in the second field of an ARN. */
  readonly id: string;
  /** `amazonaws.com`, `amazonaws.com.cn`, … */
  readonly dnsSuffix: string;
  /** The Region that global services answer from. */
  readonly globalRegion: string;
  readonly regions: readonly Region[];
  /** Whether a Region code has the shape of this partition's, be it newer than the catalog. */
  hasRegionLike(code: string): boolean;
}

/** A service that policies name as a principal. */
export interface ServicePrincipal {
  /** For example `ecs-tasks.amazonaws.com`. */
  readonly name: string;
  /** What acts under it, for example "Elastic Container Service tasks". */
  readonly purpose?: string;
}

/** A service principal as a policy writes it, taken apart. */
export interface ServicePrincipalForm {
  /** What the catalog lists. */
  readonly principal: ServicePrincipal;
  /** The Region in a regional form such as `logs.us-east-1.amazonaws.com`. */
  readonly region?: string;
  /** `amazonaws.com`, `amazonaws.com.cn`, `amazon.com`, … */
  readonly suffix: string;
}

/** A name that AWS's tables do not have today, and that is no mistake all the same. */
export interface RetiredName {
  readonly name: string;
  readonly kind: "service" | "action" | "condition key";
  /**
   * Date (YYYY-MM-DD) of the newest data that still had it. Without it: a name that AWS's own policies use though its
   * tables never listed it.
   */
  readonly lastSeen?: string;
}

/** An identity provider whose keys AWS documents, and the keys of it that a trust policy can test. */
export interface IdentityProvider {
  /** The host and path before the colon; may hold a variable part such as `${Domain}`. */
  readonly issuer: string;
  readonly keys: readonly ConditionKeyInfo[];
}

/** What stands beside some actions in statements that AWS wrote. */
export interface Companions {
  /** From 0, never beside them, to 1, always. */
  shareOf(action: Action): number;
  /** So many of the actions that stand beside them most, those that were given among them. */
  likeliest(count: number): readonly Action[];
}

/** Everything that is known of AWS's names. No look-up throws; what is not known is undefined or empty. */
export interface Catalog {
  /** Date of the data, YYYY-MM-DD. */
  readonly date: string;
  /** What it was generated from: packages with versions and licences. */
  readonly sources: readonly string[];

  /** Prefixes of all services, sorted. */
  readonly services: readonly string[];
  /** A service by prefix, in any letter case. */
  service(prefix: string): Service | undefined;
  /** The display name of a service, without reading its actions. */
  serviceName(prefix: string): string | undefined;
  /** An action by its full name, such as `s3:GetObject`, in any letter case. Wildcards match nothing here. */
  action(name: string): Action | undefined;
  /**
   * The actions that a policy's action pattern stands for: `s3:Get*`, `*`, `ec2:?escribe*`, `s*:Get*`. Letter case does
   * not matter; cached. A pattern that is none (no colon, empty part) or fits nothing gives an empty list.
   */
  actionsMatching(pattern: string): readonly Action[];
  /** Whether an action pattern covers this action, known to the catalog or not. */
  matches(pattern: string, service: string, name: string): boolean;
  /** What stands beside these actions in AWS's managed policies, each counting by its weight. */
  companionsOf(given: ReadonlyMap<Action, number>): Companions;
  /** In how many of the sets that the companions are known from an action is. */
  setsWith(action: Action): number;

  /**
   * A condition key in any letter case: global (`aws:SourceIp`, `aws:RequestTag/team`), of a service
   * (`s3:ExistingObjectTag/x`), or of an identity provider (`saml:aud`, `<any issuer>:sub`). A tag key without its tag
   * (`aws:RequestTag/`) is not one.
   */
  conditionKey(name: string): ConditionKeyInfo | undefined;
  /** Keys that fit actions of every service: the aws: keys and those that a role session carries. */
  readonly globalConditionKeys: readonly ConditionKeyInfo[];
  /** Whether a request for the action can hold this (not global) key: its own keys and those of its resource types. */
  takesConditionKey(action: Action, key: string): boolean;
  /** Identity providers whose keys AWS documents; any other issuer has the keys `aud`, `sub`, `amr`, `oaud`, `email`. */
  readonly identityProviders: readonly IdentityProvider[];
  /**
   * For an issuer that serves many tenants under one address (`token.actions.githubusercontent.com`): the keys of which
   * IAM wants at least one evaluated (`sub` and `job_workflow_ref` of that issuer, with it before the colon). Undefined
   * for an issuer of one's own, and for one that is unknown.
   */
  tenancyKeys(issuer: string): readonly string[] | undefined;
  /** Prefixes of the services that aws:VpceAccount, aws:VpceOrgID and aws:VpceOrgPaths work with. */
  readonly vpceKeyServices: readonly string[];

  readonly partitions: readonly Partition[];
  /** All known Regions, those of the main partition first. */
  readonly regions: readonly Region[];
  region(code: string): Region | undefined;
  /** The partition of a Region code, by its shape when the Region is newer than the catalog. */
  partitionOf(region: string): Partition | undefined;

  readonly servicePrincipals: readonly ServicePrincipal[];
  /** Whether a name is a known service principal, in a regional form or with another partition's suffix too. */
  isServicePrincipal(name: string): boolean;
  /** The known service principal that a name is a form of. */
  servicePrincipal(name: string): ServicePrincipalForm | undefined;

  /** Prefixes of the services that resource control policies apply to. */
  readonly rcpServices: readonly string[];
  /**
   * A service prefix, action (`deepracer:CreateCar`) or condition key that older data had and the newest has not, or that
   * AWS uses without documenting it. In any letter case; a known service's or action's name gives undefined.
   */
  retired(name: string): RetiredName | undefined;

  /** Paths and names of all AWS managed policies, for example `service-role/AWSBatchServiceRole`. */
  readonly managedPolicies: readonly string[];
  /** Whether an ARN is that of a known AWS managed policy, in any partition. */
  isManagedPolicy(arn: string): boolean;
  /** The document of an AWS managed policy; undefined when the catalog holds only its name, or not even that. */
  managedPolicy(arn: string): unknown;
}
