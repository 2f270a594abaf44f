import type { Action, Catalog, ConditionKeyInfo } from "../../catalog/index.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { operatorNamed } from "../../model/condition-operator.ts";
import { canCompare } from "../../model/condition-value.ts";
import { federatedProviderOf } from "../../model/federation.ts";
import type { Choice, Piece } from "./complete-choice.ts";
import { describeKey } from "./complete-documentation.ts";
import { hasValues } from "./complete-values.ts";
import { ranked } from "./match.ts";
import { otherNames, type PolicyPlace } from "./place.ts";

/** Condition keys that requests for the statement's actions can hold, and that the operator can compare. */
export function conditionKeys(
  place: PolicyPlace,
  operator: string,
  { kind }: JsonDocument,
  catalog: Catalog,
): Choice[] {
  const present = new Set([...otherNames(place)].map((name) => name.toLowerCase()));
  const facts = operatorNamed(operator.replace(/^For\w+:/i, "").replace(/IfExists$/i, ""));
  const isSet = /^For(?:Any|All)Values?:/i.test(operator);
  const fits = (info: ConditionKeyInfo) =>
    (!facts || facts.family === "Null" || canCompare(facts, info)) && (!isSet || info.multivalued);
  const actions = actionsOf(place, catalog);
  const elsewhere = keysElsewhere(place);
  const found = new Map<string, ConditionKeyInfo>();
  const add = (info: ConditionKeyInfo | undefined, name = info?.key) => {
    if (info && name && fits(info) && !present.has(name.toLowerCase())) found.set(name, found.get(name) ?? info);
  };
  for (const key of ofPrincipals(place, kind, catalog)) add(catalog.conditionKey(key), key);
  for (const key of usualFor(actions)) add(catalog.conditionKey(key.replace("${}", "x")), spelled(key, catalog));
  for (const key of elsewhere) {
    const info = catalog.conditionKey(key);
    if (info && (info.scope !== "service" || isTaken(key, actions, catalog))) add(info, key);
  }
  for (const key of mirroredTags(elsewhere)) if (isTaken(key, actions, catalog)) add(catalog.conditionKey(key), key);
  const own = [...keysOf(actions)];
  const addOwn = (key: string) =>
    add(catalog.conditionKey(key.includes("${") ? key.replace(/\$\{[^}]*\}/g, "x") : key), key);
  own
    .filter((key) => !key.startsWith("aws:"))
    .slice(0, 4)
    .forEach(addOwn);
  const usual = kind === "identity-policy" || kind === "scp" ? [...usualOfCallers, ...usualGlobal] : usualGlobal;
  for (const key of usual) add(catalog.conditionKey(key.replace("${}", "x")), spelled(key, catalog));
  own.forEach(addOwn);
  for (const info of catalog.globalConditionKeys) if (info.scope === "global") add(info);
  const choices = [...found].map(([name, info]) => keyChoice(name, info, place));
  const first = new Set(elsewhere.map((key) => key.toLowerCase()));
  const order = (choice: Choice) => (first.has(choice.label.toLowerCase()) ? 0 : 1);
  return ranked(
    choices.sort((a, b) => order(a) - order(b)),
    place.typed,
    ({ label, words }) => [label, words],
  );
}

function keyChoice(name: string, info: ConditionKeyInfo, { cursor }: PolicyPlace): Choice {
  const template = name.indexOf("${");
  const tag = /\$\{(\w*)\}/.exec(name)?.[1] ?? "key";
  const end = name.indexOf("}", template) + 1;
  const pieces: Piece[] =
    template < 0 ? [name] : [name.slice(0, template), { blank: tag === "TagKey" ? "tag-key" : tag }, name.slice(end)];
  const value: Piece[] = cursor.hasColon ? [] : [': "', { blank: info.type === "Bool" ? "true" : "" }, '"'];
  return {
    label: template < 0 ? name : `${name.slice(0, template)}…`,
    type: "member",
    detail: `${info.type}${info.multivalued ? ", a list" : ""}`,
    documentation: () => describeKey(info),
    json: ['"', ...pieces, '"', ...value],
    ...(template < 0 && info.type !== "Bool" && hasValues(name, info) && { opens: true as const }),
    words: (info.description ?? "").toLowerCase().replace(/[^a-z0-9]+/g, " "),
  };
}

/** A key of the lists below as AWS writes it: a tag key with its variable. */
function spelled(key: string, catalog: Catalog): string {
  return key.includes("${}") ? (catalog.conditionKey(key.replace("${}", "x"))?.key ?? key) : key;
}

function actionsOf({ statement }: PolicyPlace, catalog: Catalog): readonly Action[] {
  const patterns = (statement?.actions ?? []).map(({ value }) => value).filter((value) => !/^[*?]/.test(value));
  return patterns.slice(0, 80).flatMap((pattern) => catalog.actionsMatching(pattern).slice(0, 200));
}

function keysOf(actions: readonly Action[]): Set<string> {
  const counts = new Map<string, number>();
  for (const action of actions)
    for (const key of new Set([...action.conditionKeys, ...action.resourceTypes.flatMap((type) => type.conditionKeys)]))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set([...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key));
}

function isTaken(key: string, actions: readonly Action[], catalog: Catalog): boolean {
  return actions.length === 0 || actions.some((action) => catalog.takesConditionKey(action, key));
}

/** The keys that the policy tests elsewhere, the nearest statement's own first. */
function keysElsewhere({ statement, policy, cursor }: PolicyPlace): string[] {
  const keys = [...(statement ? [statement] : []), ...policy.statements].flatMap(({ conditions }) =>
    conditions.filter(({ key }) => key.node !== cursor.node && key.value !== "").map(({ key }) => key.value),
  );
  return [...new Set(keys)];
}

/** A tag that is tested on the request is often tested on the resource too. */
function mirroredTags(keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const [, of, tag] = /^aws:(Request|Resource)Tag\/(.+)$/i.exec(key) ?? [];
    return tag === undefined ? [] : [`aws:${of === "Request" ? "Resource" : "Request"}Tag/${tag}`];
  });
}

/** The keys that go with whom the statement is about: the provider's own, the external id, the source of a service's call. */
function ofPrincipals({ statement }: PolicyPlace, kind: JsonDocument["kind"], catalog: Catalog): string[] {
  const principals = statement?.principals ?? [];
  const keys: string[] = [];
  for (const { type, value } of principals) {
    const provider = type === "Federated" ? federatedProviderOf(value) : undefined;
    if (provider?.type === "saml") keys.push("SAML:aud", "SAML:iss", "SAML:sub");
    else if (provider) {
      const documented = catalog.identityProviders.find(({ issuer }) => issuer === provider.issuer)?.keys ?? [];
      keys.push(`${provider.issuer}:aud`, `${provider.issuer}:sub`, ...documented.map(({ key }) => key));
    }
    if (type === "Service") keys.push("aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID");
    if (type === "AWS" && kind === "trust-policy")
      keys.push("sts:ExternalId", "aws:PrincipalArn", "aws:MultiFactorAuthPresent", "aws:PrincipalOrgID");
    if (value === "*") keys.push("aws:PrincipalOrgID", "aws:SecureTransport", "aws:PrincipalArn", "aws:SourceVpce");
  }
  return keys;
}

function* usualFor(actions: readonly Action[]): Generator<string> {
  for (const action of actions) {
    const name = `${action.service}:${action.name}`.toLowerCase();
    for (const [pattern, keys] of usualOfActions) if (pattern.test(name)) yield* keys;
  }
}

/** The keys that tests of these actions usually use. */
const usualOfActions: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^s3:list(?:bucket|bucketversions)$/, ["s3:prefix", "s3:delimiter", "s3:max-keys"]],
  [
    /^s3:putobject(?:acl)?$/,
    ["s3:x-amz-acl", "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id"],
  ],
  [/^s3:.*object/, ["s3:ExistingObjectTag/${}", "s3:ResourceAccount"]],
  [/^iam:passrole$/, ["iam:PassedToService", "iam:AssociatedResourceArn"]],
  [/^iam:(?:create|delete|get)servicelinked/, ["iam:AWSServiceName"]],
  [/^iam:(?:attach|detach)/, ["iam:PolicyARN", "iam:PermissionsBoundary"]],
  [/^iam:(?:create|put)(?:role|user)/, ["iam:PermissionsBoundary"]],
  [/^kms:creategrant$/, ["kms:GrantIsForAWSResource", "kms:ViaService", "kms:GrantOperations"]],
  [/^kms:(?!list|create)/, ["kms:ViaService", "kms:EncryptionContext:${}", "kms:CallerAccount"]],
  [/^ec2:createtags$/, ["ec2:CreateAction", "aws:RequestTag/${}", "aws:TagKeys"]],
  [/^cloudwatch:putmetricdata$/, ["cloudwatch:namespace"]],
  [/^sts:assumerole$/, ["sts:ExternalId", "sts:RoleSessionName"]],
  [/^ecs:/, ["ecs:cluster"]],
  [/^dynamodb:(?:get|put|query|update|delete|batch|scan)/, ["dynamodb:LeadingKeys", "dynamodb:Attributes"]],
  [/^events:/, ["events:ManagedBy", "events:source", "events:detail-type"]],
  [/^organizations:/, ["organizations:ServicePrincipal", "organizations:PolicyType"]],
  [/^secretsmanager:/, ["secretsmanager:ResourceTag/${}"]],
  [/^[a-z0-9-]+:(?:create|tag|run|add)/, ["aws:RequestTag/${}", "aws:TagKeys"]],
];

/** Of those below, what a policy of callers tests before what tells one caller from another. */
const usualOfCallers: readonly string[] = [
  "aws:ResourceTag/${}",
  "aws:ResourceAccount",
  "aws:RequestedRegion",
  "aws:CalledVia",
  "aws:SecureTransport",
  "aws:SourceIp",
  "aws:PrincipalTag/${}",
];

const usualGlobal: readonly string[] = [
  "aws:SourceAccount",
  "aws:SourceArn",
  "aws:PrincipalOrgID",
  "aws:ResourceAccount",
  "aws:SecureTransport",
  "aws:RequestedRegion",
  "aws:SourceIp",
  "aws:SourceVpce",
  "aws:PrincipalArn",
  "aws:ResourceTag/${}",
  "aws:PrincipalTag/${}",
  "aws:CalledVia",
  "aws:MultiFactorAuthPresent",
  "aws:PrincipalAccount",
  "aws:SourceVpc",
  "aws:ViaAWSService",
  "aws:PrincipalIsAWSService",
  "aws:ResourceOrgID",
  "aws:PrincipalOrgPaths",
  "aws:SourceOrgID",
];
