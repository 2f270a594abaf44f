import { parseArn } from "./arn.ts";
import type { Condition } from "./condition.ts";
import { hasPlaceholder } from "./placeholder.ts";

/** How well a condition says who or where a caller is. */
type Fixing =
  /** It demands fixed values of a key that tells callers apart. */
  | { readonly result: "fixed" }
  /** It tests such a key, and yet lets everyone pass; `reason` is half a sentence that says why. */
  | { readonly result: "loose"; readonly reason: string }
  /** It tests something else. */
  | { readonly result: "unrelated" };

/**
 * Whether a condition limits callers to fixed values of a key by which S3's Block Public Access tells a public policy from
 * another. Keys that its page does not name but that fix the caller all the same (aws:PrincipalArn, aws:PrincipalAccount,
 * aws:PrincipalOrgPaths …) count too, for who passes them is known.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function fixingOf({ operator, key, values }: Condition): Fixing {
  const name = key.value.toLowerCase();
  // A key called "constructor" is none of an object's own.
  const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
  if (!test) return unrelated;
  if (!/^(?:StringEquals(?:IgnoreCase)?|StringLike|ArnEquals|ArnLike|IpAddress)$/i.test(operator.base))
    return unrelated;
  if (values.length === 0) return unrelated;
  if (operator.ifExists) return loose("IfExists lets every request pass that does not have the key");
  if (/^ForAllValues$/i.test(operator.quantifier ?? "") && !manyValued.has(key.value.toLowerCase())) {
    return loose("ForAllValues lets every request pass that does not have the key");
  }
  for (const { value } of values) {
    const reason = value.includes("${") ? "a policy variable is no fixed value" : test(value, operator.base);
    if (reason !== undefined && !hasPlaceholder(value)) return loose(`${reason} (${value})`);
  }
  return { result: "fixed" };
}

const unrelated: Fixing = { result: "unrelated" };

function loose(reason: string): Fixing {
  return { result: "loose", reason };
}

const manyValued: ReadonlySet<string> = new Set([
  "aws:principalorgpaths",
  "aws:sourceorgpaths",
  "aws:vpceorgpaths",
  "aws:principalservicenameslist",
]);

/** Why a value is not fixed; undefined where it is. */
type Test = (value: string, operator: string) => string | undefined;

const whole: Test = (value) => (/[*?]/.test(value) ? "a wildcard is no fixed value" : undefined);

/** Of an ARN it is the account that tells callers apart: the name may hold wildcards. */
const account: Test = (value) => {
  const arn = parseArn(value);
  if (!arn) return whole(value, "");
  return /[*?]/.test(arn.account) ? "it leaves the account open" : undefined;
};

/** An ARN of S3 has no account; there the name must be fixed. */
const source: Test = (value) => {
  const arn = parseArn(value);
  return arn?.account === "" ? whole(arn.resource.split("/")[0] ?? "", "") : account(value, "");
};

const organization: Test = (value) => whole(value.split("/")[0] ?? "", "");

const network: Test = (value) => {
  const [address = "", length] = value.split("/");
  if (length === undefined) return /[*?]/.test(address) ? "a wildcard is no address" : undefined;
  const bits = Number(length);
  if (address.includes(":")) return bits < 32 ? "this range is wider than /32, which S3 counts as everyone" : undefined;
  return bits < 8 ? "this range is wider than /8, which S3 counts as everyone" : undefined;
};

const tests: Readonly<Record<string, Test>> = {
  "aws:principalorgid": whole,
  "aws:sourceip": network,
  "aws:sourcearn": source,
  "aws:sourcevpc": whole,
  "aws:sourcevpce": whole,
  "aws:sourcevpcarn": account,
  "aws:sourceowner": whole,
  "aws:sourceaccount": whole,
  "aws:userid": whole,
  "s3:dataaccesspointarn": account,
  "s3:dataaccesspointaccount": whole,
  // Not on the page of S3.
  "aws:principalaccount": whole,
  "aws:principalarn": account,
  "aws:principalorgpaths": organization,
  "aws:principalservicename": whole,
  "aws:principalservicenameslist": whole,
  "aws:sourceorgid": whole,
  "aws:sourceorgpaths": organization,
  "aws:vpceaccount": whole,
  "aws:vpceorgid": whole,
  "aws:vpceorgpaths": organization,
  "kms:calleraccount": whole,
};
