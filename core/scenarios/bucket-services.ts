// Bucket policies that have to do with services and with the way in: TLS alone, CloudFront, logs.
import { accountQuestion, bucketQuestion, differsFrom, folderQuestion, prefixOf, regionQuestion } from "./questions.ts";
import type { Scenario, Step } from "./scenario.ts";
import { bucketArn, objectsArn, policyText, type StatementContent } from "./write.ts";

const path = "bucket-policy.json";

const account = accountQuestion({ id: "account", title: "The account that owns the bucket." });
const bucket = bucketQuestion({ id: "bucket", title: "The bucket." });
const region = regionQuestion({ id: "region", title: "Its Region." });

function putPolicy(name: string): Step {
  return {
    title: "Give the bucket its policy",
    text: "This replaces the policy that the bucket has; look at it first with get-bucket-policy.",
    commands: [`aws s3api put-bucket-policy --bucket ${name} --policy file://${path}`],
  };
}

export const bucketTlsOnly: Scenario = {
  id: "bucket-tls-only",
  title: "Bucket policy: TLS only",
  detail: "nobody gets in without encryption on the way",
  group: "file",
  questions: [account, bucket, region],
  make({ of, partition }) {
    const name = of("bucket");
    const who = `arn:${partition}:iam::${of("account")}:root`;
    const some = ["s3:ListBucket", "s3:GetObject", "s3:PutObject"];
    return {
      files: [
        {
          path,
          about: "requests without TLS are denied",
          text: policyText({
            sid: "TlsOnly",
            effect: "Deny",
            principal: "*",
            action: "s3:*",
            resource: [bucketArn(partition, name), objectsArn(partition, name)],
            condition: { Bool: { "aws:SecureTransport": "false" } },
          }),
        },
      ],
      manifest: {
        accounts: { own: of("account") },
        buckets: [{ name, account: "own", region: of("region"), policy: path }],
        expect: [
          { who, can: some, on: [name], with: { "aws:SecureTransport": "true" } },
          { who, cannot: some, on: [name], with: { "aws:SecureTransport": "false" } },
        ],
      },
      guide: {
        intro: "",
        deploy: [putPolicy(name)],
        test: [
          {
            title: "With TLS it is as before; without, it is denied",
            commands: [
              `aws s3 ls s3://${name}/`,
              `aws s3 ls s3://${name}/ --endpoint-url http://s3.${of("region")}.amazonaws.com`,
            ],
          },
        ],
      },
    };
  },
};

export const bucketCloudFront: Scenario = {
  id: "bucket-cloudfront",
  title: "Bucket policy: CloudFront",
  detail: "one distribution reads the objects, with origin access control",
  group: "file",
  questions: [
    account,
    bucket,
    regionQuestion({
      id: "region",
      title: "Its Region.",
      fault: (value, _, catalog) =>
        catalog.region(value)?.partition === "aws"
          ? undefined
          : "CloudFront of the main partition does not reach buckets of this one.",
    }),
    {
      id: "distribution",
      title: "The id of the distribution.",
      placeholder: "E and 13 letters and digits",
      fault: (value) =>
        /^E[A-Z0-9]{9,19}$/.test(value)
          ? undefined
          : "A distribution's id is E with capital letters and digits behind it.",
    },
  ],
  make({ of, partition }) {
    const name = of("bucket");
    const distribution = `arn:${partition}:cloudfront::${of("account")}:distribution/${of("distribution")}`;
    return {
      files: [
        {
          path,
          about: "the distribution may read the objects",
          text: policyText({
            sid: "DistributionReads",
            principal: { Service: "cloudfront.amazonaws.com" },
            action: "s3:GetObject",
            resource: objectsArn(partition, name),
            condition: { StringEquals: { "aws:SourceArn": distribution } },
          }),
        },
      ],
      manifest: {
        accounts: { own: of("account") },
        buckets: [{ name, account: "own", region: of("region"), policy: path }],
        expect: [
          {
            who: "cloudfront.amazonaws.com",
            can: ["s3:GetObject"],
            cannot: ["s3:ListBucket", "s3:PutObject"],
            on: [name],
            with: { "aws:SourceArn": distribution },
          },
        ],
      },
      guide: {
        intro: "",
        deploy: [
          {
            title: "Make an origin access control, and choose it in the distribution's origin",
            commands: [
              `aws cloudfront create-origin-access-control --origin-access-control-config Name=${name},SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3`,
            ],
          },
          putPolicy(name),
        ],
        test: [
          {
            title: "An object comes through the distribution; the bucket itself says 403",
            commands: [
              `aws cloudfront get-distribution --id ${of("distribution")} --query Distribution.DomainName --output text`,
              `curl -I https://${name}.s3.${of("region")}.amazonaws.com/index.html`,
            ],
          },
        ],
      },
    };
  },
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
export const bucketLogDelivery: Scenario = {
  id: "bucket-log-delivery",
  title: "Bucket policy: log delivery",
  detail: "S3 writes the access logs of another bucket",
  group: "file",
  questions: [
    account,
    bucketQuestion({ id: "bucket", title: "The bucket that the logs go to." }),
    region,
    bucketQuestion({
      id: "source-bucket",
      title: "The bucket whose accesses are logged.",
      fault: differsFrom("bucket", "Logs of a bucket that go into it are logged in turn, without end."),
    }),
    folderQuestion({ id: "folder", title: "The folder for the logs.", placeholder: "none", optional: true }),
  ],
  make({ of, partition }) {
    const [name, source, prefix] = [of("bucket"), of("source-bucket"), prefixOf(of("folder"))];
    const sent = { "aws:SourceArn": bucketArn(partition, source), "aws:SourceAccount": of("account") };
    const statement: StatementContent = {
      sid: "AccessLogs",
      principal: { Service: "logging.s3.amazonaws.com" },
      action: "s3:PutObject",
      resource: objectsArn(partition, name, prefix),
      condition: {
        ArnLike: { "aws:SourceArn": sent["aws:SourceArn"] },
        StringEquals: { "aws:SourceAccount": sent["aws:SourceAccount"] },
      },
    };
    const target = JSON.stringify({ LoggingEnabled: { TargetBucket: name, TargetPrefix: prefix } });
    return {
      files: [{ path, about: `S3 may write the logs of \`${source}\``, text: policyText(statement) }],
      manifest: {
        accounts: { own: of("account") },
        buckets: [{ name, account: "own", region: of("region"), policy: path }],
        expect: [
          { who: "logging.s3.amazonaws.com", can: ["s3:PutObject"], on: [`${name}/${prefix}*`], with: sent },
          { who: "logging.s3.amazonaws.com", cannot: ["s3:GetObject", "s3:ListBucket"], on: [name], with: sent },
        ],
      },
      guide: {
        intro: "",
        deploy: [
          putPolicy(name),
          {
            title: "Turn the logs on",
            commands: [`aws s3api put-bucket-logging --bucket ${source} --bucket-logging-status '${target}'`],
          },
        ],
        test: [
          {
            title: "Logs come within some hours of the next access",
            commands: [`aws s3api get-bucket-logging --bucket ${source}`, `aws s3 ls s3://${name}/${prefix}`],
          },
        ],
      },
    };
  },
};
