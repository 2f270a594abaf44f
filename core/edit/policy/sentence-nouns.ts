import type { PolicyKind } from "../../kind.ts";
import { type Arn, parseArn } from "../../model/arn.ts";
import { arnsOfService } from "./sentence-arns.ts";
import { bucketsOf, objectsOf } from "./sentence-s3.ts";
import { type Say, series } from "./sentence-say.ts";

/** The sorts of resources that there are words for. */
export type NounName = "bucket" | "object" | (typeof named)[number]["noun"];

/** The resources of a statement as a sentence about them needs them. */
export interface Things {
  /** Each as written: `*`, an ARN, or something that is none. */
  readonly texts: readonly string[];
  /** Whether the statement says all but these. */
  readonly excepted: boolean;
  readonly kind: PolicyKind;
  readonly word: "and" | "or";
}

/** What a noun's actions apply to; `none` where no resource of the statement is of that sort, undefined where that is open. */
export type Found = Phrase | "none" | undefined;

export interface Phrase {
  readonly phrase: string;
  /** The resources, as written, that it speaks of. */
  readonly covers: readonly string[];
}

/** The statement's resources of one sort, in words; `link` stands between an object and its bucket. */
export function phraseFor(noun: NounName, things: Things, say: Say, link: "of" | "in" | "to" = "of"): Found {
  if (noun === "bucket") return bucketsOf(things, say);
  if (noun === "object") return objectsOf(things, say, link);
  const form = named.find((candidate) => candidate.noun === noun);
  return form && namedOf(form, things, say);
}

interface NamedNoun {
  readonly noun: string;
  readonly service: string;
  /** What the last part of its ARNs begins with. */
  readonly lead: string;
  readonly one: string;
  readonly many: string;
  /** What an ARN's name must not hold, for then it is something else. */
  readonly without?: RegExp;
  /** What may stand behind the name. */
  readonly tail?: string;
}

const named = [
  { noun: "role", service: "iam", lead: "role/", one: "role", many: "roles" },
  { noun: "queue", service: "sqs", lead: "", one: "queue", many: "queues" },
  { noun: "topic", service: "sns", lead: "", one: "topic", many: "topics", without: /:/ },
  { noun: "key", service: "kms", lead: "key/", one: "KMS key", many: "KMS keys" },
  { noun: "table", service: "dynamodb", lead: "table/", one: "table", many: "tables", without: /\// },
  { noun: "function", service: "lambda", lead: "function:", one: "function", many: "functions" },
  { noun: "secret", service: "secretsmanager", lead: "secret:", one: "secret", many: "secrets" },
  { noun: "parameter", service: "ssm", lead: "parameter/", one: "parameter", many: "parameters" },
  // The star behind the name stands for the streams.
  {
    noun: "logGroup",
    service: "logs",
    lead: "log-group:",
    one: "log group",
    many: "log groups",
    without: /:/,
    tail: ":*",
  },
  { noun: "stateMachine", service: "states", lead: "stateMachine:", one: "state machine", many: "state machines" },
] as const satisfies readonly NamedNoun[];

function namedOf(form: NamedNoun, { texts, excepted, kind, word }: Things, say: Say): Found {
  const groups = new Map<string, { readonly where: string; readonly names: string[]; readonly isExact: boolean }>();
  const covers: string[] = [];
  const named = arnsOfService(form.service, texts);
  if (!named) return undefined;
  for (const { text, arn } of named.arns) {
    const name = nameIn(arn, form);
    if (name === undefined) return undefined;
    if (name === "other") continue;
    const isExact = !/[*?]/.test(name.text + arn.region + arn.account);
    const where = whereOf(arn, say);
    const sort = `${isExact} ${name.text === "*"} ${where}`;
    covers.push(text);
    const group = groups.get(sort);
    if (group) group.names.push(name.text);
    else groups.set(sort, { where, names: [name.text], isExact });
  }
  if (named.isAny) {
    if (excepted) return undefined;
    // The policy of a key names that key by a star.
    if (kind === "resource-policy")
      return form.noun === "key" ? { phrase: "any KMS key that this policy covers", covers: texts } : undefined;
    return { phrase: `any ${form.one}`, covers: texts };
  }
  if (groups.size === 0) return excepted ? { phrase: `any ${form.one}`, covers } : "none";
  const said = [...groups.values()].map((group) => groupWords(group, form, say));
  const list = series(said, word, say.most);
  return { phrase: excepted ? `any ${form.one} except ${list}` : list, covers };
}

function groupWords(
  { where, names, isExact }: { readonly where: string; readonly names: readonly string[]; readonly isExact: boolean },
  { one, many }: NamedNoun,
  say: Say,
): string {
  if (names.includes("*")) return `any ${one}${where}`;
  const list = series(names.map(say.name), isExact ? "and" : "or", say.most);
  if (isExact) return `the ${names.length > 1 ? many : one} ${list}${where}`;
  return names.some((name) => /[*?]/.test(name))
    ? `any ${one} that matches ${list}${where}`
    : `any ${one} named ${list}${where}`;
}

/** The name in an ARN, "other" where it is that of another sort, undefined where a wildcard leaves that open. */
function nameIn(
  { region, account, resource }: Arn,
  { lead, without, tail = "" }: NamedNoun,
): { readonly text: string } | "other" | undefined {
  if (resource === "*") return { text: "*" };
  if (!resource.startsWith(lead)) {
    // A star in the account can take the beginning of the last part as well.
    if (/[*?$]/.test(region + account)) return undefined;
    const wild = resource.search(/[*?$]/);
    return wild >= 0 && lead.startsWith(resource.slice(0, wild)) ? undefined : "other";
  }
  const end = tail !== "" && resource.length > lead.length + tail.length && resource.endsWith(tail) ? tail.length : 0;
  const text = resource.slice(lead.length, resource.length - end);
  return text === "" || without?.test(text) ? undefined : { text };
}

/** Region and account of an ARN, as far as they narrow it. */
export function whereOf({ region, account }: Arn, say: Say): string {
  const inRegion = region === "" || region === "*" ? "" : ` in ${say.name(region)}`;
  if (account === "" || account === "*") return inRegion;
  return inRegion === "" ? ` in ${say.account(account)}` : `${inRegion} of ${say.account(account)}`;
}

/** One resource in words, whatever it is; an ARN of a sort without words as it is written. */
export function resourceWords(text: string, say: Say): string {
  const arn = parseArn(text);
  const form =
    arn && named.find(({ service, lead }) => service === arn.service && lead !== "" && arn.resource.startsWith(lead));
  if (!arn || !form) return say.name(text);
  const found = namedOf(form, { texts: [text], excepted: false, kind: "identity-policy", word: "and" }, say);
  return found && found !== "none" ? found.phrase : say.name(text);
}
