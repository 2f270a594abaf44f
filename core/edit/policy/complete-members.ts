import type { JsonDocument } from "../../hosts/index.ts";
import { memberOf } from "../../json/node.ts";
import type { Kind } from "../../kind.ts";
import type { Statement } from "../../model/policy.ts";
import type { Choice, Piece } from "./complete-choice.ts";
import { otherNames, type PolicyPlace } from "./place.ts";

/** Members of the policy itself that it has not yet. */
export function policyMembers(place: PolicyPlace, document: JsonDocument): Choice[] {
  const present = otherNames(place);
  const statement = statementJson(document.kind);
  return choicesOf(
    [
      { name: "Version", detail: "of the policy language", value: ['"2012-10-17"'], text: texts.Version },
      {
        name: "Statement",
        detail: "what is allowed and denied",
        value: ["[\n\t", ...statement, "\n]"],
        text: texts.Statement,
      },
      { name: "Id", detail: "a name for the policy", value: ['"', { blank: "" }, '"'], text: texts.Id },
    ].filter(({ name }) => !present.has(name)),
    place,
  );
}

/** Members of a statement that it has not yet, and may have in a policy of the kind. */
export function statementMembers(place: PolicyPlace, document: JsonDocument): Choice[] {
  const present = otherNames(place);
  const { kind } = document;
  const allowed = membersOf(kind, mayHavePrincipal(place, document)).filter(
    ({ name }) => !present.has(name) && !present.has(oppositeOf(name)),
  );
  return choicesOf(allowed, place);
}

interface MemberWord {
  readonly name: string;
  readonly detail: string;
  readonly text: string | undefined;
  readonly value: readonly Piece[];
}

function choicesOf(members: readonly MemberWord[], { cursor }: PolicyPlace): Choice[] {
  return members.map(({ name, detail, text, value }) => ({
    label: name,
    type: "member" as const,
    detail,
    ...(text && { documentation: () => text }),
    json: cursor.hasColon ? [`"${name}"`] : [`"${name}": `, ...value],
  }));
}

function membersOf(kind: Kind, hasPrincipal: boolean): readonly MemberWord[] {
  const text: readonly Piece[] = ['"', { blank: "" }, '"'];
  const list: readonly Piece[] = ["[\n\t", ...text, "\n]"];
  const effect = kind === "scp" || kind === "rcp" ? ["Deny", "Allow"] : ["Allow", "Deny"];
  const principal: readonly Piece[] =
    kind === "rcp" ? ['"*"'] : ["{\n\t", '"', { blank: "AWS", of: principalTypes(kind) }, '": ', ...text, "\n}"];
  const condition: readonly Piece[] = [
    "{\n\t",
    '"',
    { blank: "StringEquals" },
    '": { "',
    { blank: "" },
    '": ',
    ...text,
    " }\n}",
  ];
  const word = (name: keyof typeof texts, detail: string, value: readonly Piece[]): MemberWord => ({
    name,
    detail,
    value,
    text: texts[name],
  });
  return [
    word("Sid", "a name for the statement", text),
    word("Effect", "Allow or Deny", ['"', { blank: effect[0]!, of: effect }, '"']),
    ...(hasPrincipal ? [word("Principal", "who", principal)] : []),
    word("Action", "what", list),
    ...(kind === "trust-policy" ? [] : [word("Resource", "on what", list)]),
    word("Condition", "under which conditions", condition),
    ...(kind === "rcp" ? [] : [word("NotAction", "all actions but these", list)]),
    ...(kind === "trust-policy" ? [] : [word("NotResource", "all resources but these", list)]),
    // IAM refuses it in a trust policy, and a resource control policy is about everyone.
    ...(hasPrincipal && kind !== "trust-policy" && kind !== "rcp"
      ? [word("NotPrincipal", "everyone but these", principal)]
      : []),
  ];
}

/** The types of principals that a policy of the kind may name. */
export function principalTypes(kind: Kind): readonly string[] {
  if (kind === "trust-policy") return ["AWS", "Service", "Federated"];
  return kind === "bucket-policy" ? ["AWS", "Service", "CanonicalUser"] : ["AWS", "Service"];
}

/**
 * Whether a statement of the policy can name a principal: not in one that stands at an identity or an organization. Where
 * only the content tells the kind, a policy that has hardly begun may still become another.
 */
export function mayHavePrincipal({ policy, statement }: PolicyPlace, { kind, how }: JsonDocument): boolean {
  if (kind !== "identity-policy" && kind !== "scp") return true;
  if (kind === "scp" || how !== "content") return false;
  const isSettled = (one: Statement) => memberOf(one.node, "Resource") !== undefined;
  return !policy.statements.some(isSettled) && !(statement && isSettled(statement));
}

function oppositeOf(name: string): string {
  return name.startsWith("Not") ? name.slice(3) : `Not${name}`;
}

/** Whole statements, each sound once its blanks are filled in. */
export function statements(place: PolicyPlace, document: JsonDocument): Choice[] {
  if (place.quoted) return [];
  return templates(document.kind).map(({ label, detail, json }) => ({
    label,
    type: "snippet",
    detail,
    json,
  }));
}

/** The value of Statement where there is none yet. */
export function statementLists(place: PolicyPlace, document: JsonDocument): Choice[] {
  return statements(place, document).map((choice) => ({
    ...choice,
    json: ["[\n\t", ...(choice.json ?? []).map((piece) => deeper(piece)), "\n]"],
  }));
}

/** Whole policies, where nothing is typed yet. */
export function policies(place: PolicyPlace, document: JsonDocument): Choice[] {
  return statements(place, document).map((choice) => ({
    ...choice,
    label: `policy: ${choice.label}`,
    json: [
      '{\n\t"Version": "2012-10-17",\n\t"Statement": [\n\t\t',
      ...(choice.json ?? []).map((piece) => deeper(deeper(piece))),
      "\n\t]\n}",
    ],
  }));
}

function deeper(piece: Piece): Piece {
  return typeof piece === "string" ? piece.replaceAll("\n", "\n\t") : piece;
}

function statementJson(kind: Kind): Piece[] {
  return (templates(kind)[0]?.json ?? []).map(deeper);
}

interface Template {
  readonly label: string;
  readonly detail: string;
  readonly json: readonly Piece[];
}

const account: Piece = { blank: "111122223333" };
const bucket: Piece = { blank: "bucket-name" };

function templates(kind: Kind): readonly Template[] {
  switch (kind) {
    case "trust-policy":
      return trusts;
    case "bucket-policy":
      return buckets;
    case "scp":
    case "rcp":
      return kind === "scp" ? controls : resourceControls;
    case "resource-policy":
      return resources;
    default:
      return identities;
  }
}

const identities: readonly Template[] = [
  {
    label: "allow actions",
    detail: "a statement that allows",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Action": ["',
      { blank: "s3:GetObject" },
      '"],\n\t"Resource": ["',
      { blank: "arn:aws:s3:::bucket-name/*" },
      '"]\n}',
    ],
  },
  {
    label: "allow reading a bucket",
    detail: "its list and its objects",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Action": ["s3:ListBucket", "s3:GetBucketLocation"],\n\t"Resource": "arn:aws:s3:::',
      bucket,
      '"\n},\n{\n\t"Effect": "Allow",\n\t"Action": ["s3:GetObject"],\n\t"Resource": "arn:aws:s3:::',
      { blank: "bucket-name" },
      '/*"\n}',
    ],
  },
  {
    label: "allow assuming a role",
    detail: "sts:AssumeRole",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Action": "sts:AssumeRole",\n\t"Resource": "arn:aws:iam::',
      account,
      ":role/",
      { blank: "role-name" },
      '"\n}',
    ],
  },
  {
    label: "deny actions",
    detail: "a statement that denies",
    json: [
      '{\n\t"Effect": "Deny",\n\t"Action": ["',
      { blank: "s3:DeleteObject" },
      '"],\n\t"Resource": ["',
      { blank: "arn:aws:s3:::bucket-name/*" },
      '"]\n}',
    ],
  },
];

const trusts: readonly Template[] = [
  {
    label: "trust a service",
    detail: "which runs under the role",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "Service": "',
      { blank: "ecs-tasks.amazonaws.com" },
      '" },\n\t"Action": "sts:AssumeRole"\n}',
    ],
  },
  {
    label: "trust another account",
    detail: "with an external id",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "AWS": "arn:aws:iam::',
      account,
      ':root" },\n\t"Action": "sts:AssumeRole",\n\t"Condition": { "StringEquals": { "sts:ExternalId": "',
      { blank: "external-id" },
      '" } }\n}',
    ],
  },
  {
    label: "trust a role or user",
    detail: "of this or another account",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "AWS": "arn:aws:iam::',
      account,
      ":role/",
      { blank: "role-name" },
      '" },\n\t"Action": "sts:AssumeRole"\n}',
    ],
  },
  {
    label: "trust a GitHub repository",
    detail: "its workflows, by OpenID Connect",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "Federated": "arn:aws:iam::',
      account,
      ':oidc-provider/token.actions.githubusercontent.com" },\n\t"Action": "sts:AssumeRoleWithWebIdentity",\n\t"Condition": {\n\t\t"StringEquals": {\n\t\t\t"token.actions.githubusercontent.com:aud": "sts.amazonaws.com",\n\t\t\t"token.actions.githubusercontent.com:sub": "repo:',
      { blank: "organization/repository" },
      ":ref:refs/heads/",
      { blank: "main" },
      '"\n\t\t}\n\t}\n}',
    ],
  },
];

const buckets: readonly Template[] = [
  {
    label: "let another account read",
    detail: "the list and the objects",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "AWS": "arn:aws:iam::',
      account,
      ':root" },\n\t"Action": ["s3:ListBucket", "s3:GetObject"],\n\t"Resource": ["arn:aws:s3:::',
      bucket,
      '", "arn:aws:s3:::',
      { blank: "bucket-name" },
      '/*"]\n}',
    ],
  },
  {
    label: "let a role read and write",
    detail: "objects, with the list",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "AWS": "arn:aws:iam::',
      account,
      ":role/",
      { blank: "role-name" },
      '" },\n\t"Action": ["s3:ListBucket", "s3:GetObject", "s3:PutObject"],\n\t"Resource": ["arn:aws:s3:::',
      bucket,
      '", "arn:aws:s3:::',
      { blank: "bucket-name" },
      '/*"]\n}',
    ],
  },
  {
    label: "deny requests without TLS",
    detail: "aws:SecureTransport",
    json: [
      '{\n\t"Sid": "DenyWithoutTls",\n\t"Effect": "Deny",\n\t"Principal": "*",\n\t"Action": "s3:*",\n\t"Resource": ["arn:aws:s3:::',
      bucket,
      '", "arn:aws:s3:::',
      { blank: "bucket-name" },
      '/*"],\n\t"Condition": { "Bool": { "aws:SecureTransport": "false" } }\n}',
    ],
  },
  {
    label: "let CloudFront read",
    detail: "origin access control",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "Service": "cloudfront.amazonaws.com" },\n\t"Action": "s3:GetObject",\n\t"Resource": "arn:aws:s3:::',
      bucket,
      '/*",\n\t"Condition": { "StringEquals": { "aws:SourceArn": "arn:aws:cloudfront::',
      account,
      ":distribution/",
      { blank: "E1ABCDEFGHIJKL" },
      '" } }\n}',
    ],
  },
];

const resources: readonly Template[] = [
  {
    label: "let another account use it",
    detail: "a statement that allows",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "AWS": "arn:aws:iam::',
      account,
      ':root" },\n\t"Action": ["',
      { blank: "sqs:SendMessage" },
      '"],\n\t"Resource": "',
      { blank: "arn:aws:sqs:us-east-1:111122223333:queue-name" },
      '"\n}',
    ],
  },
  {
    label: "let a service use it",
    detail: "on behalf of one account",
    json: [
      '{\n\t"Effect": "Allow",\n\t"Principal": { "Service": "',
      { blank: "s3.amazonaws.com" },
      '" },\n\t"Action": ["',
      { blank: "sqs:SendMessage" },
      '"],\n\t"Resource": "',
      { blank: "arn:aws:sqs:us-east-1:111122223333:queue-name" },
      '",\n\t"Condition": { "StringEquals": { "aws:SourceAccount": "',
      account,
      '" } }\n}',
    ],
  },
];

const controls: readonly Template[] = [
  {
    label: "deny actions",
    detail: "to every user and role",
    json: ['{\n\t"Effect": "Deny",\n\t"Action": ["', { blank: "s3:DeleteBucket" }, '"],\n\t"Resource": "*"\n}'],
  },
  {
    label: "deny other Regions",
    detail: "but for global services",
    json: [
      '{\n\t"Effect": "Deny",\n\t"NotAction": ["iam:*", "organizations:*", "sts:*", "support:*"],\n\t"Resource": "*",\n\t"Condition": { "StringNotEquals": { "aws:RequestedRegion": ["',
      { blank: "us-east-1" },
      '"] } }\n}',
    ],
  },
];

const resourceControls: readonly Template[] = [
  {
    label: "deny callers outside the organization",
    detail: "but for AWS services",
    json: [
      '{\n\t"Effect": "Deny",\n\t"Principal": "*",\n\t"Action": ["',
      { blank: "s3:*" },
      '"],\n\t"Resource": "*",\n\t"Condition": {\n\t\t"StringNotEqualsIfExists": { "aws:PrincipalOrgID": "',
      { blank: "o-a1b2c3d4e5" },
      '" },\n\t\t"BoolIfExists": { "aws:PrincipalIsAWSService": "false" }\n\t}\n}',
    ],
  },
  {
    label: "deny requests without TLS",
    detail: "aws:SecureTransport",
    json: [
      '{\n\t"Effect": "Deny",\n\t"Principal": "*",\n\t"Action": ["',
      { blank: "s3:*" },
      '"],\n\t"Resource": "*",\n\t"Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } }\n}',
    ],
  },
];

const texts = {
  Version:
    "The version of the policy language. `2012-10-17` is the current one; without it, or with `2008-10-17`, policy variables such as `${aws:username}` are read as plain text.",
  Id: "A name for the policy. It changes nothing; some services ask for it.",
  Statement: "The statements, in any order: a request is allowed where one allows it and none denies it.",
  Sid: "A name for the statement. It changes nothing; in identity policies letters and digits only.",
  Effect:
    "`Allow` or `Deny`. A request that no statement allows is denied anyway; one that a statement denies stays denied, whatever allows it.",
  Principal:
    "Who the statement is about. Only policies that stand at a resource or a role have it; in an identity policy it is whoever the policy is attached to.",
  NotPrincipal:
    "Everyone but these. Safe with `Deny` only, and even there a condition on `aws:PrincipalArn` is what AWS recommends.",
  Action: "What the statement is about, as `service:Action`; `*` stands for any text, letter case does not count.",
  NotAction: "Every action but these. With `Allow` that is all of AWS, future services too.",
  Resource: "What it may be done to, as ARNs; `*` stands for any text.",
  NotResource: "Every resource but these. With `Allow` that is everything else there is.",
  Condition:
    "When the statement counts: operator, key, values. Several operators or keys must all hold; of several values one is enough.",
} as const;
