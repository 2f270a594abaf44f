import type { Action, Catalog, ResourceType } from "../../catalog/index.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { parseArn, s3ResourceOf } from "../../model/arn.ts";
import { targetOf } from "../../model/policy-target.ts";
import { canName } from "../../model/resource-type.ts";
import type { AssistContext } from "../assist.ts";
import { labelOf, piecesOfArn } from "./complete-arn.ts";
import type { Choice } from "./complete-choice.ts";
import { arnWords } from "./hover-arn.ts";
import { accountNames } from "./known-accounts.ts";
import { type KnownNames, knownNames } from "./known-names.ts";
import { ranked } from "./match.ts";
import { otherItems, type PolicyPlace } from "./place.ts";

/** ARNs for Resource and NotResource: those that go with the statement's actions, known ones first, then with blanks. */
export function resources(place: PolicyPlace, document: JsonDocument, context: AssistContext): Choice[] {
  const known = knownNames(place, context);
  const wanted = typesOf(place, document, context);
  const present = otherItems(place);
  const elsewhere = ofOtherStatements(wanted, known);
  const missing = wanted.types.filter((type) => !present.some((item) => canNameAny(item, [type])));
  const choices: Choice[] = [
    ...ofSiblings(present, wanted, known),
    // In a list that is begun, what its actions can be done to and the list does not name yet.
    ...(present.length > 0 ? missing.slice(0, 6).flatMap((type) => templates(type, place, known, context)) : []),
    ...elsewhere.slice(0, 6),
    ...wanted.types.flatMap((type) => ofWorkspace(type, known)),
    ...wanted.types.flatMap((type) => templates(type, place, known, context)),
    ...elsewhere.slice(6),
  ];
  const star: Choice = {
    label: "*",
    type: "value",
    detail: wanted.onlyStar ? "all that the statement's actions can be limited to" : "every resource",
  };
  const seen = new Set(present);
  // Within sight, but after what is narrower.
  const withStar = wanted.onlyStar ? [star, ...choices] : [...choices.slice(0, 7), star, ...choices.slice(7)];
  const unique = withStar.filter(({ label, strings }) => {
    const text = strings ? label : label.replace(/^→ /, "");
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  const accountName = accountNames(context);
  const explained = unique.map((choice) =>
    choice.documentation || !choice.label.startsWith("arn:")
      ? choice
      : { ...choice, documentation: () => arnWords(choice.label, context, accountName) ?? "" },
  );
  return ranked(explained, place.typed, ({ label, words }) => [label, words]);
}

interface Wanted {
  /** In the order of how many of the statement's actions take them. */
  readonly types: readonly ResourceType[];
  /** Whether none of the actions can be limited to anything. */
  readonly onlyStar: boolean;
}

function typesOf(
  { statement, policy, typed }: PolicyPlace,
  { kind }: JsonDocument,
  { catalog }: AssistContext,
): Wanted {
  const patterns = [...(statement?.actions ?? []), ...(statement?.notActions ?? [])].map(({ value }) => value);
  const found: Action[] = [];
  for (const pattern of patterns.slice(0, 60)) {
    // Every action of AWS takes every resource of AWS.
    if (/^[*?]/.test(pattern)) continue;
    const actions = catalog.actionsMatching(pattern);
    found.push(...(actions.length > 60 ? actions.filter((_, i) => i % Math.ceil(actions.length / 60) === 0) : actions));
  }
  const counts = new Map<ResourceType, number>();
  for (const { resourceTypes } of found)
    for (const type of resourceTypes) counts.set(type, (counts.get(type) ?? 0) + 1);
  const target = targetOf(policy, kind);
  // An ARN that is begun tells the service.
  const begun = /^arn:[^:]*:([a-z0-9-]+):/.exec(typed)?.[1];
  const isMeant = [...counts.keys()].some(({ arns }) => arns.some((arn) => arn.split(":")[2] === begun));
  for (const type of (begun && !isMeant && catalog.service(begun)?.resourceTypes) || []) counts.set(type, 0);
  const usual = target ? (catalog.service(target.service)?.resourceTypes ?? []) : usualTypes(catalog);
  const byUse = ([a, countA]: Counted, [b, countB]: Counted) =>
    Number(isRare(a)) - Number(isRare(b)) || countB - countA || actionsOn(b, catalog) - actionsOn(a, catalog);
  const types = counts.size > 0 ? [...counts].sort(byUse).map(([type]) => type) : found.length > 0 ? [] : usual;
  return {
    types: types.filter(({ name }) => !target?.types || target.types.includes(name)).slice(0, begun ? undefined : 15),
    onlyStar: found.length > 0 && counts.size === 0,
  };
}

type Counted = readonly [ResourceType, number];

const counted = new WeakMap<ResourceType, number>();

/** How many of its service's actions take a type: of types that the same actions take, one is mostly meant with many. */
function actionsOn(type: ResourceType, catalog: Catalog): number {
  let count = counted.get(type);
  if (count === undefined) {
    count = (catalog.service(type.service)?.actions ?? []).filter(({ resourceTypes }) =>
      resourceTypes.includes(type),
    ).length;
    counted.set(type, count);
  }
  return count;
}

/** Access points and their like take the same actions as buckets, and are far rarer. */
function isRare({ name }: ResourceType): boolean {
  return /accesspoint|^storagelens|^job$|multiregion|accessgrants/.test(name);
}

function usualTypes(catalog: AssistContext["catalog"]): ResourceType[] {
  const wanted = new Set([
    "s3 bucket",
    "s3 object",
    "iam role",
    "sqs queue",
    "dynamodb table",
    "lambda function",
    "kms key",
  ]);
  return ["s3", "iam", "sqs", "dynamodb", "lambda", "kms"].flatMap((prefix) =>
    (catalog.service(prefix)?.resourceTypes ?? []).filter(({ name }) => wanted.has(`${prefix} ${name}`)),
  );
}

/** Beside a bucket its objects, and beside objects their bucket. */
function ofSiblings(present: readonly string[], { types }: Wanted, { partition }: KnownNames): Choice[] {
  return present.flatMap((item): Choice[] => {
    const s3 = s3ResourceOf(parseArn(item));
    if (!s3) return [];
    const other = s3.key === undefined ? `arn:${partition}:s3:::${s3.bucket}/*` : `arn:${partition}:s3:::${s3.bucket}`;
    return canNameAny(other, types)
      ? [reference(other, s3.key === undefined ? "the objects of this bucket" : "the bucket of these objects")]
      : [];
  });
}

function ofOtherStatements({ types }: Wanted, { resources: elsewhere }: KnownNames): Choice[] {
  const fitting = elsewhere.filter((arn) => types.length === 0 || canNameAny(arn, types));
  return fitting.slice(0, 40).map((arn) => reference(arn, "in this policy"));
}

function ofWorkspace(type: ResourceType, known: KnownNames): Choice[] {
  const { partition } = known;
  if (type.service === "s3" && (type.name === "bucket" || type.name === "object")) {
    const tail = type.name === "object" ? "/*" : "";
    const whole = known.buckets.map(({ value, from }) => reference(`arn:${partition}:s3:::${value}${tail}`, from));
    return type.name === "object"
      ? [...whole, ...known.buckets.slice(0, 3).map(({ value }) => belowPrefix(value, known))]
      : whole;
  }
  return [...known.roles, ...known.users, ...known.keys]
    .filter(({ value }) => canNameAny(value, [type]))
    .map(({ value, from }) => reference(value, from));
}

function reference(arn: string, detail: string): Choice {
  return { label: arn, type: "reference", detail };
}

function belowPrefix(bucket: string, { partition }: KnownNames): Choice {
  const head = `arn:${partition}:s3:::${bucket}/`;
  return {
    label: `${head}prefix/*`,
    type: "snippet",
    detail: "the objects below a prefix",
    strings: [[head, { blank: "prefix" }, "/*"]],
  };
}

/** The ARN as AWS gives it, its parts filled in as far as they are known. */
function templates(type: ResourceType, place: PolicyPlace, known: KnownNames, context: AssistContext): Choice[] {
  const isAny = otherItems(place).some((item) => /^arn:[^:]*:[^:]*:[^:]*:\*:/.test(item));
  const { catalog } = context;
  return type.arns.map((arn) => {
    const pieces = piecesOfArn(arn, { known, catalog, typed: place.typed, fields: isAny ? "any" : "known" });
    return {
      label: labelOf(pieces),
      type: "snippet" as const,
      detail: `${type.name} of ${catalog.serviceName(type.service) ?? type.service}`,
      documentation: () => `\`${arn}\`\n\nThe ARN of a *${type.name}*; the blanks can be filled in with Tab.`,
      strings: [pieces],
      words: type.name,
    };
  });
}

function canNameAny(text: string, types: readonly ResourceType[]): boolean {
  const arn = parseArn(text);
  return arn !== undefined && types.some((type) => canName(arn, type));
}
