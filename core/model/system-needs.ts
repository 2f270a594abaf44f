/** What a system asks of those who let it into their bucket, by its own guide. */
export interface SystemNeeds {
  /** As the manifest's `scenario` names it. */
  readonly scenario: string;
  /** As people call it. */
  readonly name: string;
  /** The page that it is used from, and what that page asks a bucket for. */
  readonly cors?: CorsNeeds;
  /** What its user or role has to be allowed on the bucket. */
  readonly access?: AccessNeeds;
}

export interface CorsNeeds {
  readonly origin: string;
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
}

export interface AccessNeeds {
  readonly onBucket: readonly string[];
  readonly onObjects: readonly string[];
  /** Where the bucket is versioned, or once was. */
  readonly onVersionedBucket: readonly string[];
  readonly onVersions: readonly string[];
}

export const systemNeeds: readonly SystemNeeds[] = [
  {
    // https://help.connected.illumina.com/connected-analytics/home/h-storage/storage-s3
    scenario: "illumina-ica",
    name: "Illumina Connected Analytics",
    cors: {
      origin: "https://ica.illumina.com",
      methods: ["HEAD", "GET", "PUT", "POST", "DELETE"],
      headers: ["*"],
      exposed: ["x-amz-meta-custom-header"],
    },
    access: {
      onBucket: ["s3:PutBucketNotification", "s3:ListBucket", "s3:GetBucketNotification", "s3:GetBucketLocation"],
      onObjects: ["s3:PutObject", "s3:GetObject", "s3:RestoreObject", "s3:DeleteObject"],
      onVersionedBucket: ["s3:ListBucketVersions", "s3:GetBucketVersioning"],
      onVersions: ["s3:GetObjectVersion", "s3:DeleteObjectVersion"],
    },
  },
  {
    // https://docs.kolena.com/
    scenario: "kolena",
    name: "Kolena",
    cors: { origin: "https://app.kolena.io", methods: ["GET"], headers: ["*"], exposed: [] },
    access: { onBucket: ["s3:ListBucket"], onObjects: ["s3:GetObject"], onVersionedBucket: [], onVersions: [] },
  },
];
