// Random requests with documents, drawn from so small a world that statements and requests often meet.
import fc from "fast-check";
import type { AccessRequest } from "../../core/access/index.ts";

export type Json = Readonly<Record<string, unknown>>;

/** A request as `latchkey can` takes it. */
export interface Request {
  readonly principal: unknown;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount?: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  readonly contextComplete?: boolean;
  readonly identityPolicies?: readonly Json[];
  readonly resourcePolicy?: Json;
  readonly permissionsBoundaries?: readonly Json[];
  readonly sessionPolicy?: Json;
  readonly scps?: readonly (readonly Json[])[];
  readonly rcps?: readonly (readonly Json[])[];
  readonly endpointPolicies?: readonly Json[];
}

const own = "111111111111";
const other = "222222222222";

export const principals = [
  `arn:aws:iam::${own}:user/ana`,
  `arn:aws:iam::${own}:role/app`,
  `arn:aws:sts::${own}:assumed-role/app/one`,
  `arn:aws:sts::${own}:federated-user/fay`,
  `arn:aws:iam::${own}:root`,
  `arn:aws:iam::${other}:user/ben`,
  "anonymous",
  { service: "sns.amazonaws.com" },
];

/** Actions with the resources that they are asked of. */
export const asked: readonly (readonly [action: string, resource: string, account: string])[] = [
  ["s3:GetObject", "arn:aws:s3:::b/a", own],
  ["s3:PutObject", "arn:aws:s3:::b/a", own],
  ["s3:GetObject", "arn:aws:s3:::b/ana/x", own],
  ["s3:ListBucket", "arn:aws:s3:::b", own],
  ["sqs:SendMessage", `arn:aws:sqs:eu-west-1:${own}:q`, own],
  ["kms:Decrypt", `arn:aws:kms:eu-west-1:${own}:key/k`, own],
  ["sts:AssumeRole", `arn:aws:iam::${own}:role/target`, own],
];

const actions = [
  "s3:GetObject",
  "s3:*",
  "s3:Get*",
  "s3:ListBucket",
  "*",
  "sqs:SendMessage",
  "kms:Decrypt",
  "sts:AssumeRole",
  "S3:putobject",
];

const resources = [
  "*",
  "arn:aws:s3:::b/*",
  "arn:aws:s3:::b",
  "arn:aws:s3:::b/a",
  "arn:aws:s3:::b/${aws:username}/*",
  `arn:aws:sqs:*:${own}:*`,
  `arn:aws:kms:eu-west-1:${own}:key/k`,
  "arn:aws:s3:::c*",
  "arn:aws:sqs:eu-*-1:*:q",
];

const principalElements: readonly unknown[] = [
  "*",
  { AWS: "*" },
  { AWS: own },
  { AWS: `arn:aws:iam::${own}:root` },
  { AWS: [`arn:aws:iam::${own}:user/ana`, `arn:aws:iam::${other}:root`] },
  { AWS: `arn:aws:iam::${own}:role/app` },
  { AWS: `arn:aws:sts::${own}:assumed-role/app/one` },
  { AWS: `arn:aws:sts::${own}:federated-user/fay`, Service: "sns.amazonaws.com" },
  { Service: ["sns.amazonaws.com", "ec2.amazonaws.com"] },
  { AWS: `arn:aws:iam::${other}:user/ben` },
  { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
  { AWS: [] },
];

const operators: readonly (readonly [operator: string, key: string, value: unknown])[] = [
  ["StringEquals", "aws:PrincipalTag/team", "red"],
  ["StringNotEquals", "AWS:principaltag/Team", ["red", "blue"]],
  ["StringEqualsIfExists", "aws:PrincipalTag/team", "blue"],
  ["StringLike", "s3:prefix", ["${aws:username}/*", "x"]],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["a", "b"]],
  ["ForAnyValue:StringLike", "aws:TagKeys", "a*"],
  ["ForAnyValue:StringNotEquals", "aws:TagKeys", "a"],
  ["Bool", "aws:SecureTransport", "false"],
  ["BoolIfExists", "aws:SecureTransport", true],
  ["Null", "aws:TagKeys", "true"],
  ["Null", "aws:PrincipalTag/team", "false"],
  ["NumericLessThan", "s3:max-keys", 10],
  ["NotIpAddress", "aws:SourceIp", "10.0.0.0/8"],
  ["IpAddress", "aws:SourceIp", ["10.0.0.0/8", "2001:db8::/32"]],
  ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::${own}:*/a*`],
  ["ArnNotEquals", "aws:PrincipalArn", `arn:aws:iam::${own}:role/app`],
  ["StringEquals", "aws:PrincipalAccount", own],
  ["StringEquals", "aws:ResourceAccount", own],
  ["DateGreaterThan", "aws:CurrentTime", "2024-01-01T00:00:00Z"],
  ["StringEquals", "aws:PrincipalType", ["User", "Anonymous"]],
];

/** Every key that the conditions test and that does not follow from the request, with values that a request may have. */
const contextValues: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  "aws:PrincipalTag/team": ["red", "blue", "green", ""],
  "s3:prefix": ["ana/x", "x", ""],
  "aws:TagKeys": [["a"], ["a", "b"], ["c"], ["ab", "c"], []],
  "aws:SecureTransport": ["true", "false"],
  "s3:max-keys": ["5", "10"],
  "aws:SourceIp": ["10.1.2.3", "203.0.113.9", "2001:db8::1"],
  "aws:CurrentTime": ["2025-06-01T12:00:00Z", "2020-01-01T00:00:00Z"],
};

const oneOrMore = (values: readonly string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));

const condition = fc
  .uniqueArray(fc.constantFrom(...operators), { minLength: 1, maxLength: 2, selector: ([operator]) => operator })
  .map((picked) => Object.fromEntries(picked.map(([operator, key, value]) => [operator, { [key]: value }])));

export type Role = "identity" | "resource" | "trust" | "rcp";

/** A statement that AWS would take in a document of its role; now and then one that it would not. */
export function statement(role: Role, effects: readonly string[] = ["Allow", "Allow", "Deny"]): fc.Arbitrary<Json> {
  const namesPrincipal = role !== "identity";
  return fc
    .record({
      effect: fc.constantFrom(...effects),
      action: oneOrMore(actions),
      actionForm: fc.constantFrom("Action", "Action", "Action", "NotAction"),
      resource: oneOrMore(resources),
      resourceForm: fc.constantFrom("Resource", "Resource", "Resource", "NotResource"),
      principal: role === "rcp" ? fc.constant("*") : fc.constantFrom(...principalElements),
      principalForm: fc.constantFrom(
        ...(role === "resource" ? ["Principal", "Principal", "Principal", "NotPrincipal"] : ["Principal"]),
      ),
      condition: now(50, condition),
      flaw: fc.constantFrom(...new Array<string>(30).fill(""), "element", "operator"),
    })
    .map(
      ({ effect, action, actionForm, resource, resourceForm, principal, principalForm, condition: tested, flaw }) => ({
        Effect: effect,
        ...(namesPrincipal && { [principalForm]: principal }),
        [role === "rcp" ? "Action" : actionForm]: action,
        ...(role !== "trust" && { [resourceForm]: resource }),
        ...(tested && { Condition: tested }),
        ...(flaw === "element" && { Conditions: {} }),
        ...(flaw === "operator" && { Condition: { StringEqual: { "aws:SourceVpc": "vpc-1" } } }),
      }),
    );
}

export function policy(role: Role, effects?: readonly string[]): fc.Arbitrary<Json> {
  return fc
    .record({
      version: fc.constantFrom("2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17"),
      statements: fc.array(statement(role, effects), { minLength: 0, maxLength: 3 }),
    })
    .map(({ version, statements }) => ({ Version: version, Statement: statements }));
}

const allowAll = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

/** A policy, or one that allows everything. */
const limit = (role: Role) =>
  fc.oneof(
    policy(role),
    fc.constant(
      role === "identity"
        ? allowAll
        : { ...allowAll, Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] },
    ),
  );

/** The value in `percent` of the cases, else nothing. */
function now<T>(percent: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: percent, arbitrary: value }, { weight: 100 - percent, arbitrary: fc.constant(undefined) });
}

const levels = (role: Role) => fc.array(fc.array(limit(role), { maxLength: 2 }), { minLength: 1, maxLength: 2 });

/** A request whose context gives every key, or leaves it out because it is absent. */
export function request(effects?: readonly string[]): fc.Arbitrary<Request> {
  return fc
    .tuple(fc.constantFrom(...principals), fc.constantFrom(...asked), fc.boolean())
    .chain(([principal, [action, resource, account], namesAccount]) =>
      fc
        .record({
          context: contextOf(principal),
          identityPolicies: now(
            75,
            fc.array(effects ? policy("identity", effects) : limit("identity"), { maxLength: 2 }),
          ),
          resourcePolicy: now(75, policy(action === "sts:AssumeRole" ? "trust" : "resource", effects)),
          permissionsBoundaries: now(25, fc.array(limit("identity"), { minLength: 1, maxLength: 2 })),
          sessionPolicy: now(25, limit("identity")),
          scps: now(25, levels("identity")),
          rcps: now(20, fc.array(fc.array(policy("rcp", ["Deny"]), { maxLength: 1 }), { minLength: 1, maxLength: 2 })),
          endpointPolicies: now(20, fc.array(limit("resource"), { minLength: 1, maxLength: 2 })),
        })
        .map(
          (parts) =>
            withoutUndefined({
              principal,
              action,
              resource,
              ...(namesAccount && { resourceAccount: account }),
              contextComplete: true,
              ...parts,
            }) as Request,
        ),
    );
}

/** Another question to the same documents. */
export type OtherRequest = Pick<AccessRequest, "principal" | "action" | "resource" | "context">;

export function otherRequest(): fc.Arbitrary<OtherRequest> {
  const resource = fc.oneof(
    fc.constantFrom(...asked.map(([, one]) => one)),
    fc
      .tuple(fc.constantFrom("b", "c", "bb"), fc.string({ unit: fc.constantFrom("a", "n", "/"), maxLength: 4 }))
      .map(([bucket, key]) => `arn:aws:s3:::${bucket}/${key}`),
  );
  const action = fc.constantFrom(
    ...asked.map(([one]) => one),
    "s3:DeleteObject",
    "sqs:ReceiveMessage",
    "s3:GetObjectTagging",
  );
  return fc.constantFrom(...principals).chain((principal) =>
    fc.record({
      principal: fc.constant(principal as OtherRequest["principal"]),
      action,
      resource,
      context: contextOf(principal),
    }),
  );
}

function contextOf(principal: unknown): fc.Arbitrary<Record<string, string | readonly string[]>> {
  const isAnyone = principal === "anonymous" || typeof principal !== "string";
  const keys = Object.entries(contextValues).filter(([key]) => !(isAnyone && key.startsWith("aws:PrincipalTag")));
  return fc
    .tuple(...keys.map(([, values]) => now(66, fc.constantFrom(...values))))
    .map((values) =>
      Object.fromEntries(keys.flatMap(([key], index) => (values[index] === undefined ? [] : [[key, values[index]]]))),
    );
}

export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/** Every document of a request, changed. */
export function mapDocuments(
  request: Request,
  change: (document: Json, where: string) => Json | readonly Json[],
): Request {
  const one = (document: Json, where: string) => change(document, where) as Json;
  const list = (documents: readonly Json[], where: string) =>
    documents.flatMap((document, index) => change(document, `${where}[${index}]`));
  return withoutUndefined({
    ...request,
    identityPolicies: request.identityPolicies && list(request.identityPolicies, "identityPolicies"),
    resourcePolicy: request.resourcePolicy && one(request.resourcePolicy, "resourcePolicy"),
    permissionsBoundaries:
      request.permissionsBoundaries && list(request.permissionsBoundaries, "permissionsBoundaries"),
    sessionPolicy: request.sessionPolicy && one(request.sessionPolicy, "sessionPolicy"),
    scps: request.scps?.map((level, index) => list(level, `scps[${index}]`)),
    rcps: request.rcps?.map((level, index) => list(level, `rcps[${index}]`)),
    endpointPolicies: request.endpointPolicies && list(request.endpointPolicies, "endpointPolicies"),
  }) as Request;
}

export function statementsOf(document: Json): readonly Json[] {
  return document.Statement as readonly Json[];
}
