/** Keys, in lower case, that hold one of a few words, and all the words that AWS documents for them. */
export const closedValues: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
  "s3:x-amz-acl": [
    "private",
    "public-read",
    "public-read-write",
    "authenticated-read",
    "aws-exec-read",
    "bucket-owner-read",
    "bucket-owner-full-control",
    "log-delivery-write",
  ],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
  "s3:x-amz-server-side-encryption": ["AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"],
  "s3:object-lock-mode": ["GOVERNANCE", "COMPLIANCE"],
  "s3:object-lock-legal-hold": ["ON", "OFF"],
  "s3:x-amz-object-ownership": ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
  "s3:authtype": ["REST-HEADER", "REST-QUERY-STRING", "POST"],
  "s3:signatureversion": ["AWS4-HMAC-SHA256", "AWS"],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
  "aws:principaltype": ["Account", "User", "FederatedUser", "AssumedRole", "Anonymous"],
  "ec2:metadatahttptokens": ["required", "optional"],
  "lambda:functionurlauthtype": ["AWS_IAM", "NONE"],
};
