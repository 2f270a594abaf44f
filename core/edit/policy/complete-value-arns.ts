import type { ResourceType } from "../../catalog/index.ts";
import { parseArn } from "../../model/arn.ts";
import { canName } from "../../model/resource-type.ts";
import type { AssistContext } from "../assist.ts";
import { labelOf, piecesOfArn } from "./complete-arn.ts";
import { type Choice, type Piece, shaped, value } from "./complete-choice.ts";
import { type KnownNames, knownNames, regionOr } from "./known-names.ts";
import type { PolicyPlace } from "./place.ts";
import { prefixOf } from "./words-in.ts";

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
