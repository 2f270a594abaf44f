import type { OperationRow } from "./operations.ts";

const permissionsPage = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html";
const directoryBucketPage = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html";

/**
 * S3's API operations that no action is named after. Operations whose names differ from the action in letter case alone
 * (GetBucketCors, PutBucketCors) are no mistake and are left out. From each operation's page, and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export const s3Operations: Readonly<Record<string, OperationRow>> = {
  // Objects.
  CopyObject: {
    needs: "s3:GetObject s3:PutObject",
    note: "s3:GetObject on the source, s3:PutObject on the destination; s3:GetObjectVersion when a version is copied",
  },
  DeleteObjects: { needs: "s3:DeleteObject", note: "s3:DeleteObjectVersion to delete versions" },
  HeadObject: { needs: "s3:GetObject", note: "s3:GetObjectVersion with a version id" },
  RenameObject: { needs: "s3express:CreateSession", note: "it works on directory buckets only" },
  SelectObjectContent: "s3:GetObject",
  WriteGetObjectResponse: "s3-object-lambda:WriteGetObjectResponse",
  GetObjectLockConfiguration: "s3:GetBucketObjectLockConfiguration",
  PutObjectLockConfiguration: "s3:PutBucketObjectLockConfiguration",
  // The upload form of a browser, and names from older editions of the API reference.
  PostObject: { needs: "s3:PutObject", page: "https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html" },
  DeleteMultipleObjects: { needs: "s3:DeleteObject", page: permissionsPage },

  // Uploads in parts.
  CompleteMultipartUpload: "s3:PutObject",
  CreateMultipartUpload: "s3:PutObject",
  InitiateMultipartUpload: { needs: "s3:PutObject", page: permissionsPage },
  ListMultipartUploads: "s3:ListBucketMultipartUploads",
  ListParts: "s3:ListMultipartUploadParts",
  UploadPart: "s3:PutObject",
  UploadPartCopy: {
    needs: "s3:GetObject s3:PutObject",
    note: "s3:GetObject on the source, s3:PutObject on the destination",
  },

  // Listing.
  HeadBucket: "s3:ListBucket",
  ListBuckets: "s3:ListAllMyBuckets",
  ListDirectoryBuckets: "s3express:ListAllMyDirectoryBuckets",
  ListObjects: "s3:ListBucket",
  ListObjectsV2: "s3:ListBucket",
  ListObjectVersions: "s3:ListBucketVersions",

  // A bucket's settings. Deleting one takes the right to put it.
  DeleteBucketCors: "s3:PutBucketCORS",
  DeleteBucketEncryption: "s3:PutEncryptionConfiguration",
  GetBucketEncryption: "s3:GetEncryptionConfiguration",
  PutBucketEncryption: "s3:PutEncryptionConfiguration",
  DeleteBucketLifecycle: "s3:PutLifecycleConfiguration",
  DeleteBucketLifecycleConfiguration: { needs: "s3:PutLifecycleConfiguration", page: permissionsPage },
  GetBucketLifecycle: "s3:GetLifecycleConfiguration",
  GetBucketLifecycleConfiguration: "s3:GetLifecycleConfiguration",
  PutBucketLifecycle: "s3:PutLifecycleConfiguration",
  PutBucketLifecycleConfiguration: "s3:PutLifecycleConfiguration",
  DeleteBucketOwnershipControls: "s3:PutBucketOwnershipControls",
  DeleteBucketReplication: "s3:PutReplicationConfiguration",
  GetBucketReplication: "s3:GetReplicationConfiguration",
  PutBucketReplication: { needs: "s3:PutReplicationConfiguration", note: "and iam:PassRole on the replication role" },
  DeleteBucketTagging: "s3:PutBucketTagging",
  GetBucketNotificationConfiguration: "s3:GetBucketNotification",
  PutBucketNotificationConfiguration: "s3:PutBucketNotification",
  DeletePublicAccessBlock: {
    needs: "s3:PutBucketPublicAccessBlock",
    note: "s3:PutAccountPublicAccessBlock for the account's own setting",
  },
  GetPublicAccessBlock: {
    needs: "s3:GetBucketPublicAccessBlock",
    note: "s3:GetAccountPublicAccessBlock for the account's own setting",
  },
  PutPublicAccessBlock: {
    needs: "s3:PutBucketPublicAccessBlock",
    note: "s3:PutAccountPublicAccessBlock for the account's own setting",
  },

  // Settings that are named Bucket… in the API and without it in actions.
  GetBucketAccelerateConfiguration: "s3:GetAccelerateConfiguration",
  PutBucketAccelerateConfiguration: "s3:PutAccelerateConfiguration",
  DeleteBucketAnalyticsConfiguration: "s3:PutAnalyticsConfiguration",
  GetBucketAnalyticsConfiguration: "s3:GetAnalyticsConfiguration",
  ListBucketAnalyticsConfigurations: "s3:GetAnalyticsConfiguration",
  PutBucketAnalyticsConfiguration: "s3:PutAnalyticsConfiguration",
  DeleteBucketIntelligentTieringConfiguration: "s3:PutIntelligentTieringConfiguration",
  GetBucketIntelligentTieringConfiguration: "s3:GetIntelligentTieringConfiguration",
  ListBucketIntelligentTieringConfigurations: "s3:GetIntelligentTieringConfiguration",
  PutBucketIntelligentTieringConfiguration: "s3:PutIntelligentTieringConfiguration",
  DeleteBucketInventoryConfiguration: "s3:PutInventoryConfiguration",
  GetBucketInventoryConfiguration: "s3:GetInventoryConfiguration",
  ListBucketInventoryConfigurations: "s3:GetInventoryConfiguration",
  PutBucketInventoryConfiguration: "s3:PutInventoryConfiguration",
  DeleteBucketMetricsConfiguration: "s3:PutMetricsConfiguration",
  GetBucketMetricsConfiguration: "s3:GetMetricsConfiguration",
  ListBucketMetricsConfigurations: "s3:GetMetricsConfiguration",
  PutBucketMetricsConfiguration: "s3:PutMetricsConfiguration",
  CreateBucketMetadataConfiguration: {
    needs: "s3:CreateBucketMetadataTableConfiguration",
    note: "and the s3tables actions that make the tables",
  },
  DeleteBucketMetadataConfiguration: "s3:DeleteBucketMetadataTableConfiguration",
  GetBucketMetadataConfiguration: "s3:GetBucketMetadataTableConfiguration",

  // Operations of S3 whose actions have another prefix.
  CreateSession: { needs: "s3express:CreateSession", page: directoryBucketPage },
  ListRegionalBuckets: {
    needs: "s3-outposts:ListRegionalBuckets",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ListRegionalBuckets.html",
  },
};
