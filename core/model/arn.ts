/** The six parts of an ARN; `offsets` give where each part starts in the ARN's text. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything behind the fifth colon. */
  readonly resource: string;
  readonly offsets: {
    readonly partition: number;
    readonly service: number;
    readonly region: number;
    readonly account: number;
    readonly resource: number;
  };
}

/**
 * The parts of an ARN, wildcards and variables included, or undefined where the text does not start with `arn:` or has
 * fewer than six parts. Colons inside a policy variable (`${aws:username}`) do not part anything.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith("arn:")) return undefined;
  const starts: number[] = [];
  let inVariable = false;
  for (let i = 0; i < text.length && starts.length < 5; i++) {
    const c = text[i];
    if (c === "$" && text[i + 1] === "{") inVariable = true;
    else if (c === "}") inVariable = false;
    else if (c === ":" && !inVariable) starts.push(i + 1);
  }
  const [partition, service, region, account, resource] = starts;
  if (
    partition === undefined ||
    service === undefined ||
    region === undefined ||
    account === undefined ||
    resource === undefined
  )
    return undefined;
  return {
    partition: text.slice(partition, service - 1),
    service: text.slice(service, region - 1),
    region: text.slice(region, account - 1),
    account: text.slice(account, resource - 1),
    resource: text.slice(resource),
    offsets: { partition, service, region, account, resource },
  };
}

/** What an ARN of S3 names. `bucket` may hold wildcards; `key` is undefined for the bucket itself. */
export interface S3Resource {
  readonly bucket: string;
  readonly key?: string;
}

/** The bucket and key of a general purpose bucket's or an object's ARN; undefined for every other ARN, access points included. */
export function s3ResourceOf(arn: Arn | undefined): S3Resource | undefined {
  if (arn?.service !== "s3" || arn.region !== "" || arn.account !== "" || arn.resource === "") return undefined;
  const slash = slashOutsideVariable(arn.resource);
  if (slash < 0) return { bucket: arn.resource };
  return { bucket: arn.resource.slice(0, slash), key: arn.resource.slice(slash + 1) };
}

function slashOutsideVariable(text: string): number {
  let inVariable = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "$" && text[i + 1] === "{") inVariable = true;
    else if (text[i] === "}") inVariable = false;
    else if (text[i] === "/" && !inVariable) return i;
  }
  return -1;
}
