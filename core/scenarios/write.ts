/** A JSON file's text. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A statement, in the order that AWS's own policies have. */
export interface StatementContent {
  readonly sid: string;
  readonly effect?: "Allow" | "Deny";
  readonly principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly action: string | readonly string[];
  readonly resource?: string | readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The text of a policy. */
export function policyText(...statements: readonly StatementContent[]): string {
  return json({ Version: "2012-10-17", Statement: statements.map(statementOf) });
}

function statementOf({ sid, effect = "Allow", principal, action, resource, condition }: StatementContent) {
  return {
    Sid: sid,
    Effect: effect,
    ...(principal !== undefined && { Principal: principalOf(principal) }),
    Action: single(action),
    ...(resource !== undefined && { Resource: single(resource) }),
    ...(condition !== undefined && { Condition: condition }),
  };
}

function principalOf(principal: NonNullable<StatementContent["principal"]>): unknown {
  if (principal === "*") return principal;
  return Object.fromEntries(Object.entries(principal).map(([type, names]) => [type, single(names)]));
}

/** A list of one says the same as its only item. */
function single(values: string | readonly string[]): string | readonly string[] {
  return typeof values === "string" || values.length !== 1 ? values : values[0]!;
}

/** The text of a CORS configuration, in the form that `aws s3api put-bucket-cors` takes. */
export function corsText(rule: {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers?: readonly string[];
  readonly exposes?: readonly string[];
  readonly maxAge?: number;
}): string {
  const { origins, methods, headers, exposes, maxAge } = rule;
  return json({
    CORSRules: [
      {
        ...(headers && { AllowedHeaders: headers }),
        AllowedMethods: methods,
        AllowedOrigins: origins,
        ...(exposes && { ExposeHeaders: exposes }),
        ...(maxAge !== undefined && { MaxAgeSeconds: maxAge }),
      },
    ],
  });
}

export function bucketArn(partition: string, bucket: string): string {
  return `arn:${partition}:s3:::${bucket}`;
}

export function objectsArn(partition: string, bucket: string, prefix = ""): string {
  return `${bucketArn(partition, bucket)}/${prefix}*`;
}

export function roleArn(partition: string, account: string, name: string): string {
  return `arn:${partition}:iam::${account}:role/${name}`;
}

export function userArn(partition: string, account: string, name: string): string {
  return `arn:${partition}:iam::${account}:user/${name}`;
}
