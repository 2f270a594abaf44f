import type { Catalog, ConditionKeyInfo } from "../../catalog/index.ts";
import { servicesLaunchedWith } from "../../model/launch-service.ts";
import type { AssistContext } from "../assist.ts";
import type { Choice } from "./complete-choice.ts";
import { serviceChoice, serviceNames } from "./complete-services.ts";
import { arns, blank, shaped, shapeOf, value } from "./complete-value-shapes.ts";
import { conditionWords } from "./condition-words.ts";
import { type KnownNames, knownNames } from "./known-names.ts";
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
  return Object.hasOwn(conditionWords, name) || withShapes.test(name);
}

const withShapes =
  /service(?:name)?$|calledvia|region$|account$|accountid$|owner$|orgid$|orgpaths$|sourcevpce?$|s3:prefix|externalid|:aud$|:sub$|namespace$|arn$/;

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

/** The tags that the policy tests. */
function tagNames({ policy, cursor }: PolicyPlace): Choice[] {
  const names = policy.statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ key }) => (key.node === cursor.node ? [] : (/Tag\/(.+)$/.exec(key.value)?.[1] ?? []))),
  );
  return [...new Set(names)].map((tag) => value(tag, "a tag that this policy tests"));
}

/** The tag of a key such as aws:ResourceTag/team: its values are the same in every key of the tag. */
function tagOf(name: string): string | undefined {
  return /tag\/(.+)$/.exec(name)?.[1];
}

function ofKey(name: string, info: ConditionKeyInfo | undefined, place: PolicyPlace, context: AssistContext): Choice[] {
  const { catalog } = context;
  if (info?.type === "Bool") return bools(name, place);
  const listed = Object.hasOwn(conditionWords, name) ? conditionWords[name] : undefined;
  if (listed) return listed.map(([label, detail]) => value(label, detail));
  if (name === "aws:tagkeys") return tagNames(place);
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

function variableOf(name: string): Choice[] {
  const tag = tagOf(name);
  if (tag !== undefined && !name.startsWith("aws:principaltag/"))
    return [value(`\${aws:PrincipalTag/${tag}}`, "the caller's own tag")];
  if (name === "sts:rolesessionname") return [value("${aws:username}", "the name of the user")];
  return [];
}
