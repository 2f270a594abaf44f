import type { Catalog, ConditionKeyInfo } from "../../catalog/index.ts";
import { parseArn } from "../../model/arn.ts";
import { servicesLaunchedWith } from "../../model/launch-service.ts";
import type { AssistContext } from "../assist.ts";
import type { Choice, Piece } from "./complete-choice.ts";
import { serviceChoice, serviceNames } from "./complete-principals.ts";
import { type KnownNames, knownNames, regionOr } from "./known-names.ts";
import { ranked } from "./match.ts";
import { otherItems, type PolicyPlace } from "./place.ts";

/** Values for a condition key: what the policy compares it with elsewhere, what the workspace knows, the key's own words, shapes. */
export function conditionValues(place: PolicyPlace, operator: string, key: string, context: AssistContext): Choice[] {
  const { catalog } = context;
  const info = catalog.conditionKey(key);
  const name = key.toLowerCase();
  const present = new Set(otherItems(place));
  const isNull = /^null$/i.test(operator);
  const all = isNull
    ? [value("false", "the request has the key"), value("true", "the request does not have the key")]
    : [...elsewhere(place, name), ...ofKey(name, info, place, context)];
  const seen = new Set<string>(present);
  const unique = all.filter(({ label }) => !seen.has(label) && seen.add(label));
  return ranked(unique, place.typed, ({ label, words }) => [label, words]);
}

/** Whether there is something to propose for a key, whatever the policy says elsewhere. */
export function hasValues(key: string, { type }: ConditionKeyInfo): boolean {
  const name = key.toLowerCase();
  if (type !== "String" && type !== "Numeric") return type !== "Binary";
  return Object.hasOwn(words, name) || withShapes.test(name);
}

const withShapes =
  /service(?:name)?$|calledvia|region$|account$|accountid$|owner$|orgid$|orgpaths$|sourcevpce?$|s3:prefix|externalid|:aud$|:sub$|namespace$|arn$/;

function value(label: string, detail?: string): Choice {
  return { label, type: "value", ...(detail && { detail }) };
}

function elsewhere({ policy, cursor }: PolicyPlace, name: string): Choice[] {
  const sameTag = tagOf(name);
  const found = policy.statements.flatMap(({ conditions }) =>
    conditions.filter((one) => one.name === name || (sameTag !== undefined && tagOf(one.name) === sameTag)),
  );
  const exact = [...found.filter((one) => one.name === name), ...found];
  const texts = exact.flatMap(({ values, operator }) =>
    operator.facts?.family === "Null" ? [] : values.filter(({ node }) => node !== cursor.node).map((one) => one.value),
  );
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .filter(([text]) => text !== "" && text.length < 200)
    .slice(0, 40)
    .map(([text]) => value(text, "in this policy"));
}

/** The tag of a key such as aws:ResourceTag/team: its values are the same in every key of the tag. */
function tagNames({ policy, cursor }: PolicyPlace): Choice[] {
  const names = policy.statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ key }) => (key.node === cursor.node ? [] : (/Tag\/(.+)$/.exec(key.value)?.[1] ?? []))),
  );
  return [...new Set(names)].map((tag) => value(tag, "a tag that this policy tests"));
}

function tagOf(name: string): string | undefined {
  return /tag\/(.+)$/.exec(name)?.[1];
}

function ofKey(name: string, info: ConditionKeyInfo | undefined, place: PolicyPlace, context: AssistContext): Choice[] {
  const { catalog } = context;
  if (info?.type === "Bool") return bools(name, place);
  const listed = Object.hasOwn(words, name) ? words[name] : undefined;
  if (listed) return listed.map(([label, detail]) => value(label, detail));
  const shape = shapeOf(name, place, context);
  if (shape) return shape;
  if (
    /(?:passedtoservice|awsservicename|principalservicename\w*|calledvia\w*|organizations:serviceprincipal)$/.test(name)
  )
    return passable(name, place, catalog);
  if (/(?:requestedregion|:region|locationconstraint)$/.test(name)) return regions(knownNames(place, context), catalog);
  if (/(?:account|owner|accountid)$/.test(name)) return accounts(place, context);
  if (/(?:orgid)$/.test(name)) return organizations(place, context);
  if (info?.type === "ARN" || /arn$/.test(name)) return arns(name, place, context);
  if (info?.type === "IPAddress")
    return [blank("203.0.113.0/24", "a range of addresses"), blank("2001:db8::/32", "a range of IPv6")];
  if (info?.type === "Date") return [blank("2030-01-01T00:00:00Z", "a date in UTC")];
  return variableOf(name);
}

function blank(text: string, detail: string): Choice {
  return { label: text, type: "snippet", detail, strings: [[{ blank: text }]] };
}

function shaped(label: string, pieces: readonly Piece[], detail: string): Choice {
  return { label, type: "snippet", detail, strings: [pieces] };
}

function bools(name: string, { statement }: PolicyPlace): Choice[] {
  const isDeny = statement?.effect?.value === "Deny";
  const both = [value("true"), value("false")];
  return isDeny && name !== "aws:viaawsservice" ? both.reverse() : both;
}

function passable(name: string, { policy }: PolicyPlace, catalog: Catalog): Choice[] {
  const usual = [
    "ec2",
    "ecs-tasks",
    "lambda",
    "batch",
    "states",
    "glue",
    "sagemaker",
    "cloudformation",
    "codebuild",
    "s3",
    "events",
    "scheduler",
  ];
  const calling = ["cloudformation", "athena", "glue", "lambda", "s3", "ecs", "kms", "dynamodb", "backup"];
  const own =
    name === "iam:passedtoservice"
      ? [...servicesLaunchedWith(policy), ...ofPolicy(policy, catalog)]
      : ofPolicy(policy, catalog);
  return serviceNames(name.startsWith("aws:calledvia") ? calling : usual, own, catalog).map((one) =>
    serviceChoice(one, catalog),
  );
}

/** Services whose linked roles the policy names, and those whose actions it is about. */
function ofPolicy({ statements }: PolicyPlace["policy"], catalog: Catalog): string[] {
  const linked = statements.flatMap(({ resources }) =>
    resources.flatMap(({ value }) => /\/aws-service-role\/([a-z0-9.-]+)\//.exec(value)?.[1] ?? []),
  );
  const prefixes = statements.flatMap(({ actions }) =>
    actions.map(({ value }) => value.slice(0, Math.max(value.indexOf(":"), 0))),
  );
  const counts = new Map<string, number>();
  for (const prefix of prefixes) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  const acting = [...counts].sort((a, b) => b[1] - a[1]).filter(([prefix]) => !everywhere.has(prefix));
  const names = acting.map(([prefix]) => `${prefix}.amazonaws.com`).filter((one) => catalog.isServicePrincipal(one));
  return [...new Set([...linked, ...names.slice(0, 4)])];
}

/** Services that policies for any other service name besides. */
const everywhere: ReadonlySet<string> = new Set([
  "iam",
  "sts",
  "ec2",
  "s3",
  "kms",
  "logs",
  "cloudwatch",
  "organizations",
  "tag",
  "",
]);

const usualRegions = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-southeast-1",
  "ap-northeast-1",
];

function regions(known: KnownNames, catalog: Catalog): Choice[] {
  const usual = known.partition === "aws" ? usualRegions : [];
  const inOrder = new Set([
    ...known.regions,
    ...usual,
    ...catalog.regions.filter(({ partition }) => partition === known.partition).map(({ code }) => code),
  ]);
  return [...inOrder].flatMap((code) => {
    const region = catalog.region(code);
    return region ? [{ ...value(code, region.name), words: region.name.toLowerCase() }] : [];
  });
}

function accounts(place: PolicyPlace, context: AssistContext): Choice[] {
  const known = knownNames(place, context).accounts;
  return [
    ...known.map(
      ({ value: id, from }): Choice => ({ label: id, type: "reference", detail: from, words: from.toLowerCase() }),
    ),
    shaped("account id", [{ blank: "111122223333" }], "twelve digits"),
    value("${aws:PrincipalAccount}", "the caller's own account"),
  ];
}

function organizations(place: PolicyPlace, context: AssistContext): Choice[] {
  return [
    ...knownNames(place, context).organizations.map(
      ({ value: id, from }): Choice => ({ label: id, type: "reference", detail: from }),
    ),
    shaped("o-a1b2c3d4e5", ["o-", { blank: "a1b2c3d4e5" }], "an organization's id"),
    value("${aws:PrincipalOrgID}", "the caller's own organization"),
  ];
}

function arns(name: string, place: PolicyPlace, context: AssistContext): Choice[] {
  const known = knownNames(place, context);
  const { partition } = known;
  const account = known.accounts[0]?.value ?? "111122223333";
  const region = regionOr(known, context.catalog);
  const people = [...known.roles, ...known.users].map(
    ({ value: arn, from }): Choice => ({ label: arn, type: "reference", detail: from }),
  );
  const form = (detail: string, ...pieces: Piece[]): Choice =>
    shaped(pieces.map((piece) => (typeof piece === "string" ? piece : piece.blank)).join(""), pieces, detail);
  if (/policyarn|permissionsboundary/.test(name))
    return [
      ...context.catalog.managedPolicies
        .filter((path) =>
          /^(?:AmazonS3|ReadOnlyAccess|PowerUser|CloudWatchLogs|AmazonSSMManaged|service-role\/Amazon(?:ECS|EC2Cont)|service-role\/AWSLambdaB)/.test(
            path,
          ),
        )
        .map((path) => value(`arn:${partition}:iam::aws:policy/${path}`, "AWS managed policy")),
      form("a policy of the account", `arn:${partition}:iam::`, { blank: account }, ":policy/", {
        blank: "policy-name",
      }),
    ];
  if (/sourcearn/.test(name)) {
    const services =
      place.statement?.principals.filter(({ type }) => type === "Service").map(({ value: one }) => one) ?? [];
    return [
      ...services.flatMap((service) => {
        const pieces = sources[service.split(".")[0] ?? ""]?.(partition, region, account);
        return pieces ? [form(`what ${service} acts for`, ...pieces)] : [];
      }),
      ...known.buckets.map(({ value: bucket, from }) => value(`arn:${partition}:s3:::${bucket}`, from)),
      form(
        "a resource of the account",
        `arn:${partition}:`,
        { blank: "service" },
        ":",
        { blank: region },
        ":",
        { blank: account },
        ":",
        { blank: "*" },
      ),
    ];
  }
  return [
    ...people,
    form("a role", `arn:${partition}:iam::`, { blank: account }, ":role/", { blank: "role-name" }),
    form("a user", `arn:${partition}:iam::`, { blank: account }, ":user/", { blank: "user-name" }),
    ...known.keys.map(({ value: arn, from }) => value(arn, from)),
    ...(parseArn(place.typed) ? [] : [form("a whole account", `arn:${partition}:iam::`, { blank: account }, ":root")]),
  ];
}

/** What services call on behalf of, by the first label of their principals. */
const sources: Readonly<Record<string, (partition: string, region: string, account: string) => Piece[]>> = {
  cloudfront: (p, _, a) => [`arn:${p}:cloudfront::`, { blank: a }, ":distribution/", { blank: "E1ABCDEFGHIJKL" }],
  cloudtrail: (p, r, a) => [
    `arn:${p}:cloudtrail:`,
    { blank: r },
    ":",
    { blank: a },
    ":trail/",
    { blank: "trail-name" },
  ],
  logging: (p) => [`arn:${p}:s3:::`, { blank: "source-bucket" }],
  s3: (p) => [`arn:${p}:s3:::`, { blank: "source-bucket" }],
  sns: (p, r, a) => [`arn:${p}:sns:`, { blank: r }, ":", { blank: a }, ":", { blank: "topic-name" }],
  events: (p, r, a) => [`arn:${p}:events:`, { blank: r }, ":", { blank: a }, ":rule/", { blank: "rule-name" }],
  delivery: (p, r, a) => [`arn:${p}:logs:`, { blank: r }, ":", { blank: a }, ":*"],
  lambda: (p, r, a) => [`arn:${p}:lambda:`, { blank: r }, ":", { blank: a }, ":function:", { blank: "function-name" }],
  "ecs-tasks": (p, r, a) => [`arn:${p}:ecs:`, { blank: r }, ":", { blank: a }, ":*"],
  batch: (p, r, a) => [`arn:${p}:batch:`, { blank: r }, ":", { blank: a }, ":*"],
  states: (p, r, a) => [`arn:${p}:states:`, { blank: r }, ":", { blank: a }, ":stateMachine:", { blank: "*" }],
  scheduler: (p, r, a) => [
    `arn:${p}:scheduler:`,
    { blank: r },
    ":",
    { blank: a },
    ":schedule-group/",
    { blank: "default" },
  ],
};

function shapeOf(name: string, place: PolicyPlace, context: AssistContext): Choice[] | undefined {
  if (name === "aws:sourcevpc" || name === "ec2:vpcid")
    return [shaped("vpc-0123456789abcdef0", ["vpc-", { blank: "0123456789abcdef0" }], "a VPC's id")];
  if (name === "aws:sourcevpce")
    return [shaped("vpce-0123456789abcdef0", ["vpce-", { blank: "0123456789abcdef0" }], "a VPC endpoint's id")];
  if (/orgpaths$/.test(name))
    return [
      shaped(
        "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*",
        ["o-", { blank: "a1b2c3d4e5" }, "/r-", { blank: "ab12" }, "/ou-", { blank: "ab12-11111111" }, "/*"],
        "an organizational unit and all below",
      ),
      shaped("o-a1b2c3d4e5/*", ["o-", { blank: "a1b2c3d4e5" }, "/*"], "a whole organization"),
    ];
  if (name === "kms:viaservice") {
    const region = regionOr(knownNames(place, context), context.catalog);
    return [
      "s3",
      "ec2",
      "secretsmanager",
      "rds",
      "dynamodb",
      "sqs",
      "sns",
      "lambda",
      "ssm",
      "ecr",
      "elasticfilesystem",
      "logs",
    ].flatMap((service) => [
      shaped(
        `${service}.${region}.amazonaws.com`,
        [`${service}.`, { blank: region }, ".amazonaws.com"],
        context.catalog.serviceName(service) ?? "",
      ),
    ]);
  }
  if (name === "s3:prefix")
    return [
      shaped("prefix/*", [{ blank: "prefix" }, "/*"], "everything below a prefix"),
      shaped("prefix/", [{ blank: "prefix" }, "/"], "the prefix itself"),
      value("${aws:username}/*", "a folder for each user"),
    ];
  if (name === "aws:tagkeys") return tagNames(place);
  if (name === "aws:multifactorauthage")
    return [shaped("3600", [{ blank: "3600" }], "seconds since the sign-in with MFA")];
  if (name === "cloudwatch:namespace")
    return ["CWAgent", "AWS/ECS", "AWS/EC2", "AWS/Lambda", "AWS/Batch", "AWS/Usage", "ECS/ContainerInsights"]
      .map((namespace) => value(namespace))
      .concat(
        shaped("AWS/…", ["AWS/", { blank: "Service" }], "a service's own metrics"),
        shaped("namespace", [{ blank: "Pipeline" }], "metrics of your own"),
      );
  if (name === "sts:externalid")
    return [shaped("external id", [{ blank: "external-id" }], "what the other side gave you")];
  if (/:aud$/.test(name)) return audiences(name);
  if (/:sub$/.test(name)) return subjects(name);
  return undefined;
}

function audiences(name: string): Choice[] {
  if (name === "saml:aud") return [value("https://signin.aws.amazon.com/saml", "the console's sign-in")];
  if (name.startsWith("cognito-identity"))
    return [
      shaped(
        "us-east-1:12345678-1234-1234-1234-123456789012",
        [{ blank: "us-east-1" }, ":", { blank: "12345678-1234-1234-1234-123456789012" }],
        "an identity pool's id",
      ),
    ];
  if (name.startsWith("gitlab.com")) return [value("https://gitlab.com", "GitLab's default")];
  return [value("sts.amazonaws.com", "what AWS's actions and libraries ask for")];
}

function subjects(name: string): Choice[] {
  if (name.startsWith("token.actions.githubusercontent.com"))
    return [
      shaped(
        "repo:organization/repository:ref:refs/heads/main",
        ["repo:", { blank: "organization/repository" }, ":ref:refs/heads/", { blank: "main" }],
        "a branch",
      ),
      shaped(
        "repo:organization/repository:environment:production",
        ["repo:", { blank: "organization/repository" }, ":environment:", { blank: "production" }],
        "an environment",
      ),
      shaped(
        "repo:organization/repository:pull_request",
        ["repo:", { blank: "organization/repository" }, ":pull_request"],
        "pull requests",
      ),
      shaped(
        "repo:organization/repository:*",
        ["repo:", { blank: "organization/repository" }, ":*"],
        "everything of a repository",
      ),
    ];
  if (name.startsWith("oidc.eks."))
    return [
      shaped(
        "system:serviceaccount:namespace:name",
        ["system:serviceaccount:", { blank: "namespace" }, ":", { blank: "name" }],
        "a service account",
      ),
    ];
  if (name.startsWith("gitlab.com"))
    return [
      shaped(
        "project_path:group/project:ref_type:branch:ref:main",
        ["project_path:", { blank: "group/project" }, ":ref_type:branch:ref:", { blank: "main" }],
        "a branch",
      ),
    ];
  return [];
}

function variableOf(name: string): Choice[] {
  const tag = tagOf(name);
  if (tag !== undefined && !name.startsWith("aws:principaltag/"))
    return [value(`\${aws:PrincipalTag/${tag}}`, "the caller's own tag")];
  if (name === "sts:rolesessionname") return [value("${aws:username}", "the name of the user")];
  return [];
}

/** Keys whose values are a few words. */
const words: Readonly<Record<string, readonly (readonly [string, string?])[]>> = {
  "s3:x-amz-acl": [
    ["bucket-owner-full-control", "the bucket's owner gets everything"],
    ["private"],
    ["public-read", "everyone may read"],
    ["public-read-write"],
    ["authenticated-read"],
    ["aws-exec-read"],
    ["bucket-owner-read"],
    ["log-delivery-write"],
  ],
  "s3:x-amz-server-side-encryption": [
    ["aws:kms", "with a KMS key"],
    ["AES256", "with S3's own keys"],
    ["aws:kms:dsse", "two layers, with a KMS key"],
  ],
  "s3:x-amz-storage-class": [
    ["STANDARD"],
    ["INTELLIGENT_TIERING"],
    ["STANDARD_IA"],
    ["ONEZONE_IA"],
    ["GLACIER_IR"],
    ["GLACIER"],
    ["DEEP_ARCHIVE"],
  ],
  "s3:x-amz-content-sha256": [["UNSIGNED-PAYLOAD"]],
  "s3:delimiter": [["/"]],
  "s3:max-keys": [["10"], ["100"], ["1000"]],
  "s3:signatureversion": [["AWS4-HMAC-SHA256"], ["AWS"]],
  "s3:authtype": [["REST-HEADER"], ["REST-QUERY-STRING", "presigned URLs"], ["POST", "browser forms"]],
  "s3:tlsversion": [["1.2"], ["1.3"]],
  "s3:signatureage": [["600000", "ten minutes, in milliseconds"]],
  "s3:object-lock-mode": [["GOVERNANCE"], ["COMPLIANCE"]],
  "s3:object-lock-legal-hold": [["ON"], ["OFF"]],
  "s3:x-amz-object-ownership": [["BucketOwnerEnforced"], ["BucketOwnerPreferred"], ["ObjectWriter"]],
  "aws:principaltype": [["AssumedRole"], ["User"], ["Account"], ["FederatedUser"], ["Anonymous"]],
  "ec2:createaction": [
    ["RunInstances"],
    ["CreateVolume"],
    ["CreateSnapshot"],
    ["CreateNetworkInterface"],
    ["CreateSecurityGroup"],
    ["CreateLaunchTemplate"],
    ["CreateVpcEndpoint"],
    ["CreateImage"],
    ["CreateSnapshots"],
    ["CreateFleet"],
  ],
  "kms:encryptioncontextkeys": [["aws:s3:arn"], ["aws:ebs:id"], ["SecretARN"], ["aws:lambda:FunctionArn"]],
  "kms:grantoperations": [
    ["Decrypt"],
    ["Encrypt"],
    ["GenerateDataKey"],
    ["GenerateDataKeyWithoutPlaintext"],
    ["CreateGrant"],
    ["DescribeKey"],
    ["RetireGrant"],
  ],
  "ec2:instancetype": [["t3.*"], ["t3.micro"], ["m5.*"], ["c5.*"]],
  "ec2:metadatahttptokens": [["required"], ["optional"]],
  "ec2:volumetype": [["gp3"], ["gp2"], ["io2"]],
  "organizations:policytype": [
    ["SERVICE_CONTROL_POLICY"],
    ["RESOURCE_CONTROL_POLICY"],
    ["TAG_POLICY"],
    ["BACKUP_POLICY"],
  ],
  "dynamodb:select": [["SPECIFIC_ATTRIBUTES"], ["ALL_ATTRIBUTES"], ["COUNT"]],
  "sns:protocol": [["sqs"], ["https"], ["email"], ["lambda"]],
  "lambda:functionurlauthtype": [["AWS_IAM"], ["NONE"]],
  "secretsmanager:versionstage": [["AWSCURRENT"], ["AWSPREVIOUS"], ["AWSPENDING"]],
  "rds:databaseengine": [["postgres"], ["mysql"], ["aurora-postgresql"], ["aurora-mysql"]],
};
