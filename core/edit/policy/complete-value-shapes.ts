import type { ResourceType } from "../../catalog/index.ts";
import { parseArn } from "../../model/arn.ts";
import { canName } from "../../model/resource-type.ts";
import type { AssistContext } from "../assist.ts";
import { labelOf, piecesOfArn } from "./complete-arn.ts";
import type { Choice, Piece } from "./complete-choice.ts";
import { type KnownNames, knownNames, regionOr } from "./known-names.ts";
import type { PolicyPlace } from "./place.ts";
import { prefixOf } from "./words-in.ts";

/** A value that is put in as it is. */
export function value(label: string, detail?: string): Choice {
  return { label, type: "value", ...(detail && { detail }) };
}

/** A value that is a blank as a whole. */
export function blank(text: string, detail: string): Choice {
  return { label: text, type: "snippet", detail, strings: [[{ blank: text }]] };
}

/** A value of which some parts are blanks. */
export function shaped(label: string, pieces: readonly Piece[], detail: string): Choice {
  return { label, type: "snippet", detail, strings: [pieces] };
}

/** ARNs for a key that is compared with some: known ones, then the forms of what the key is about. */
export function arns(name: string, operator: string, place: PolicyPlace, context: AssistContext): Choice[] {
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
      ...managedPolicies(place, context).map((path) =>
        value(`arn:${partition}:iam::aws:policy/${path}`, "AWS managed policy"),
      ),
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
  const resources = ofKeysType(name, operator, place, known, context);
  if (resources.length > 0) return resources;
  return [
    ...people,
    form("a role", `arn:${partition}:iam::`, { blank: account }, ":role/", { blank: "role-name" }),
    form("a user", `arn:${partition}:iam::`, { blank: account }, ":user/", { blank: "user-name" }),
    ...known.keys.map(({ value: arn, from }) => value(arn, from)),
    ...(parseArn(place.typed) ? [] : [form("a whole account", `arn:${partition}:iam::`, { blank: account }, ":root")]),
  ];
}

/** ARNs of the resource type that a key such as `ecs:cluster` or `lambda:FunctionArn` is called after. */
function ofKeysType(
  name: string,
  operator: string,
  { typed }: PolicyPlace,
  known: KnownNames,
  { catalog }: AssistContext,
): Choice[] {
  const letters = name.slice(name.indexOf(":") + 1).replace(/[^a-z]/g, "");
  const types = (catalog.service(prefixOf(name))?.resourceTypes ?? []).filter((type) =>
    letters.includes(type.name.toLowerCase().replace(/[^a-z]/g, "")),
  );
  const named = types.flatMap((type) => known.resources.filter((text) => isNameOf(text, type)));
  const fields = /like/i.test(operator) ? "any" : "known";
  return [
    ...named.map((arn): Choice => ({ label: arn, type: "reference", detail: "in this policy" })),
    ...types.flatMap((type) =>
      type.arns.map((arn) => {
        const pieces = piecesOfArn(arn, { known, catalog, typed, fields });
        return shaped(labelOf(pieces), pieces, type.name);
      }),
    ),
  ];
}

function isNameOf(text: string, type: ResourceType): boolean {
  const arn = parseArn(text);
  return arn !== undefined && canName(arn, type);
}

/** All managed policies where something is typed, else those that are given away most. */
function managedPolicies({ typed }: PolicyPlace, { catalog }: AssistContext): readonly string[] {
  const asked = typed.slice(typed.lastIndexOf("/") + 1);
  return asked === "" ? catalog.managedPolicies.filter((path) => usualPolicy.test(path)) : catalog.managedPolicies;
}

const usualPolicy =
  /^(?:AmazonS3|ReadOnlyAccess|PowerUser|CloudWatchLogs|AmazonSSMManaged|service-role\/Amazon(?:ECS|EC2Cont)|service-role\/AWSLambdaB)/;

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

/** Values whose shape the key's name tells; undefined for other keys. */
export function shapeOf(name: string): Choice[] | undefined {
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
  if (name === "s3:prefix")
    return [
      shaped("prefix/*", [{ blank: "prefix" }, "/*"], "everything below a prefix"),
      shaped("prefix/", [{ blank: "prefix" }, "/"], "the prefix itself"),
      value("${aws:username}/*", "a folder for each user"),
    ];
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
