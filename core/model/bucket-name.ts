/** What keeps a name from being a new bucket's: `never` was allowed, or `today` is not though older buckets may have it. */
export interface BucketNameFault {
  readonly since: "never" | "today";
  /** The end of the sentence "A bucket's name …". */
  readonly why: string;
  /** A name that is allowed, where one is plain from this. */
  readonly meant?: string;
}

/**
 * Why no new general purpose bucket can have this name; undefined where one can. Until March 2018 buckets in us-east-1
 * could have capitals and underscores and up to 255 characters, and still exist.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function faultOfBucketName(name: string): BucketNameFault | undefined {
  if (/[^A-Za-z0-9._-]/.test(name)) return never("holds only small letters, digits, dots and hyphens");
  if (name.length < 3) return never("has at least 3 characters");
  if (name.length > 255) return never("has at most 63 characters");
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return never("does not have the form of an IP address");
  const meant = name.toLowerCase().replaceAll("_", "-");
  const possible = meant !== name && !faultOfBucketName(meant) ? { meant } : undefined;
  if (/[A-Z]/.test(name)) return { since: "today", why: "has no capital letters", ...possible };
  if (name.includes("_")) return { since: "today", why: "has no underscores", ...possible };
  if (name.length > 63) return { since: "today", why: "has at most 63 characters" };
  if (name.includes("..")) return { since: "today", why: "has no two dots in a row" };
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return { since: "today", why: "begins and ends with a letter or digit" };
  const prefix = reservedPrefixes.find((start) => name.startsWith(start));
  if (prefix) return { since: "today", why: `does not begin with “${prefix}”` };
  const suffix = reservedSuffixes.find((end) => name.endsWith(end));
  return suffix ? { since: "today", why: `does not end in “${suffix}”` } : undefined;
}

// `amzn-s3-demo-` is reserved too, for the examples of AWS's documentation, where it is no mistake.
const reservedPrefixes = ["xn--", "sthree-"];

// Access point aliases (`-s3alias`, `--ol-s3`) stand where bucket names do in requests, not in ARNs.
const reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

function never(why: string): BucketNameFault {
  return { since: "never", why };
}
