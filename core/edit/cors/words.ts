/** A word that can stand in a CORS rule, and what is known of it. */
export interface CorsWord {
  readonly name: string;
  /** A few words beside the name. */
  readonly detail: string;
  /** Markdown. */
  readonly text: string;
}

/** The members of a rule, in the order in which they are usually written. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html */
export const memberWords: readonly (CorsWord & { readonly snippet: string })[] = [
  {
    name: "AllowedOrigins",
    detail: "required",
    snippet: '["$1"]',
    text: "Whose pages may ask: scheme, host and port as the browser sends them (`https://app.example.com`), without a slash or path behind. Each may hold one `*`, which stands for any text; `*` alone is everyone.\n\nS3 compares letter by letter. It answers `*` with `*` (no cookies), and a named origin with that origin and `Access-Control-Allow-Credentials: true`.\n\nBehind CloudFront these rules count only if the distribution passes on `Origin`, `Access-Control-Request-Method` and `Access-Control-Request-Headers` (the managed policy *CORS-S3Origin*) and allows OPTIONS.",
  },
  {
    name: "AllowedMethods",
    detail: "required",
    snippet: '["${1:GET}"]',
    text: "What the pages may do: `GET`, `PUT`, `POST`, `DELETE`, `HEAD`, in capitals. S3 refuses every other, `OPTIONS` too, which needs no permission. CORS itself grants nothing: the request still needs a policy that allows it, or a signature.",
  },
  {
    name: "AllowedHeaders",
    detail: "request headers",
    snippet: '["${1:*}"]',
    text: "The request headers that a page may send, in any case; each may hold one `*`. The rule matches a preflight only if it allows **every** header that the browser asks for; without this member, none. `*` covers `Authorization` as well, for S3 answers with the names themselves.",
  },
  {
    name: "ExposeHeaders",
    detail: "response headers",
    snippet: '["${1:ETag}"]',
    text: "The response headers that a page may read, beside the few that it always may (`Content-Type`, `Content-Length`, `Last-Modified`, `Cache-Control`, `Expires`, `Content-Language`, `Pragma`). No wildcard: S3 refuses it. Uploads in parts read `ETag`.",
  },
  {
    name: "MaxAgeSeconds",
    detail: "a number",
    snippet: "${1:3000}",
    text: "For how many seconds a browser may remember the answer to a preflight. Without it, 5. Chrome and Edge keep it for 7200 at most, Firefox for 86400.",
  },
  {
    name: "ID",
    detail: "a name",
    snippet: '"$1"',
    text: "A name for the rule, of at most 255 characters. It changes nothing.",
  },
];

export const rulesWord: CorsWord = {
  name: "CORSRules",
  detail: "the rules",
  text: "The rules, at most 100; the configuration may have 64 KB. S3 takes the **first** that matches the origin, the method and all headers that are asked for.\n\nThe AWS CLI and the SDKs take this object, the S3 console the bare array.",
};

export const methodWords: readonly CorsWord[] = [
  word("GET", "read objects, list the bucket", "Reading objects and listing the bucket."),
  word("PUT", "upload", "Uploading, also of the parts of a large object. Browsers always ask beforehand (preflight)."),
  word(
    "POST",
    "forms, starting multipart uploads",
    "Uploads by forms with a signed policy, and the start and end of uploads in parts.",
  ),
  word(
    "DELETE",
    "delete objects",
    "Deleting objects and giving up uploads in parts. Browsers always ask beforehand (preflight).",
  ),
  word("HEAD", "read an object's headers", "Reading an object's headers without the object."),
];

export const originWords: readonly CorsWord[] = [
  word("*", "everyone", "The pages of everyone. S3 answers `*`, with which browsers send no cookies."),
  word(
    "http://localhost:3000",
    "a page on your own machine",
    "A page that is served from your own machine; the port is part of the origin.",
  ),
];

/** Header names are compared without regard to case. */
export const allowedHeaderWords: readonly CorsWord[] = [
  word("*", "every header", "Every header that a page may send, `Authorization` included."),
  word(
    "content-type",
    "uploads",
    "The type of what is uploaded. Browsers ask for it unless it is that of a form or of plain text.",
  ),
  word(
    "authorization",
    "signed requests",
    "The signature of a request that the AWS SDK signs. Presigned addresses do not need it.",
  ),
  word("x-amz-date", "signed requests", "The time at which the request was signed."),
  word("x-amz-content-sha256", "signed requests", "The digest of the body, part of the signature."),
  word("x-amz-security-token", "signed requests", "The token of temporary credentials."),
  word("x-amz-user-agent", "the AWS SDK", "What the AWS SDK in a browser says of itself."),
  word("x-amz-*", "everything of AWS", "Every header of AWS, the object's own metadata (`x-amz-meta-…`) included."),
  word("x-amz-meta-*", "the object's metadata", "Whatever metadata an upload sets."),
  word("x-amz-acl", "uploads", "The ACL of what is uploaded. Buckets without ACLs, as new ones are, refuse most."),
  word("x-amz-checksum-*", "uploads", "The checksum that newer SDKs send with an upload."),
  word("x-amz-sdk-checksum-algorithm", "uploads", "How the checksum is made that newer SDKs send with an upload."),
  word("x-amz-server-side-encryption", "uploads", "How S3 is to encrypt what is uploaded."),
  word("x-amz-server-side-encryption-aws-kms-key-id", "uploads", "The KMS key that S3 is to encrypt with."),
  word("x-amz-storage-class", "uploads", "The storage class of what is uploaded."),
  word("x-amz-tagging", "uploads", "The tags of what is uploaded."),
  word("cache-control", "uploads", "How long caches may keep the object."),
  word("content-disposition", "uploads", "Under which name browsers save the object."),
  word("content-encoding", "uploads", "How the object is compressed."),
  word("content-md5", "uploads", "The digest of the body."),
  word("if-match", "conditions", "Only if the object is still the one with this ETag."),
  word(
    "if-none-match",
    "conditions",
    "Only if the object is another than the one with this ETag; with `*`, only if there is none.",
  ),
];

export const exposedHeaderWords: readonly CorsWord[] = [
  word(
    "ETag",
    "uploads in parts",
    "The version of an object's content. Without it uploads in parts fail in browsers, for they collect the ETag of each part.",
  ),
  word("x-amz-request-id", "for AWS Support", "The request's id, which AWS Support asks for."),
  word("x-amz-id-2", "for AWS Support", "The second id of the request, which AWS Support asks for."),
  word("x-amz-version-id", "versioning", "The version of the object, in a bucket with versions."),
  word("x-amz-delete-marker", "versioning", "Whether the version is a mark that the object was deleted."),
  word("x-amz-server-side-encryption", "encryption", "How the object is encrypted."),
  word(
    "x-amz-meta-",
    "the object's metadata",
    "One item of the object's own metadata. Each needs its whole name: `x-amz-meta-…` takes no wildcard here.",
  ),
  word("x-amz-storage-class", "storage class", "The storage class of the object, where it is not the standard one."),
  word("x-amz-expiration", "lifecycle", "When a lifecycle rule deletes the object."),
  word("x-amz-checksum-sha256", "checksums", "The SHA-256 that the object was uploaded with."),
  word("x-amz-mp-parts-count", "uploads in parts", "How many parts the object was uploaded in."),
  word("Accept-Ranges", "parts of an object", "That parts of the object can be asked for."),
  word("Content-Range", "parts of an object", "Which part of the object this is."),
  word("Content-Encoding", "the object", "How the object is compressed."),
  word("Content-Disposition", "the object", "Under which name browsers save the object."),
  word("Date", "the answer", "When S3 answered; clocks that go wrong are corrected by it."),
];

export const ageWords: readonly CorsWord[] = [
  word("300", "five minutes", "Five minutes."),
  word("3000", "fifty minutes, as in AWS's examples", "Fifty minutes."),
  word("7200", "two hours, the most that Chrome and Edge keep", "Two hours."),
  word("86400", "a day, the most that Firefox keeps", "A day."),
];

/** The words for the values of a member. */
export function valueWords(member: string): readonly CorsWord[] {
  return wordsOf[member] ?? [];
}

const wordsOf: Readonly<Record<string, readonly CorsWord[] | undefined>> = {
  AllowedMethods: methodWords,
  AllowedOrigins: originWords,
  AllowedHeaders: allowedHeaderWords,
  ExposeHeaders: exposedHeaderWords,
  MaxAgeSeconds: ageWords,
};

function word(name: string, detail: string, text: string): CorsWord {
  return { name, detail, text };
}
