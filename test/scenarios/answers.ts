// Random answers to the questions of scenarios, all of them sound, so that what is generated from them must be too.
import fc from "fast-check";
import { choicesOf, defaultOf, questionsFor } from "../../core/scenarios/ask.ts";
import type { Answers, Question, Scenario } from "../../core/scenarios/scenario.ts";
import { catalog } from "../catalog/open.ts";

const text = (pattern: RegExp) => fc.stringMatching(pattern);
const account = text(/^[1-9]\d{11}$/);
/** Names as people give them: words, joined. A random word may be one of those that stand for something to fill in. */
const words = (separators: string) =>
  fc
    .tuple(
      fc.array(fc.constantFrom("lab", "plates", "images", "ngs", "run7", "archive", "a1", "eu", "x9z", "video"), {
        minLength: 2,
        maxLength: 4,
      }),
      fc.constantFrom(...separators),
    )
    .map(([parts, separator]) => parts.join(separator));
const bucket = fc.tuple(words("-."), text(/^[a-z0-9]{2,8}$/)).map(([name, end]) => `${name}-${end}`);
const roleName = fc.tuple(words("-_."), text(/^[A-Za-z0-9+=,.@_-]{1,12}$/)).map(([name, end]) => `${name}${end}`);
/** Without the comma, which would part a list. */
const userName = roleName.map((name) => name.replaceAll(",", "."));
const folder = fc
  .array(fc.oneof(words("-_"), text(/^[a-z0-9=@+]{1,6}$/)), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join("/"));
const externalId = text(/^[A-Za-z0-9+=,.@:/_-]{2,40}$/);
const origin = fc
  .tuple(
    words("-"),
    fc.constantFrom("example.com", "lab.example.org", "images.example.net"),
    fc.constantFrom("", ":8443"),
  )
  .map(([host, domain, port]) => `https://${host}.${domain}${port}`);
const claim = text(/^[A-Za-z0-9:_-]{3,30}$/);

/** The partition that earlier answers are in: a Region's. */
function partitionOf(answers: Answers): string {
  const [region = ""] = Object.entries(answers).flatMap(([id, value]) => (/region$/.test(id) ? (value ?? "") : []));
  return catalog.region(region)?.partition ?? "aws";
}

function arbitraryFor(question: Question, answers: Answers): fc.Arbitrary<string> {
  const choices = choicesOf(question, catalog)?.map(({ value }) => value);
  const fits = (value: string) => question.fault?.(value, answers, catalog) === undefined;
  if (choices) return fc.constantFrom(...choices.filter(fits));
  const principal = fc
    .tuple(account, fc.constantFrom("role", "user"), fc.constantFrom("", "service/", "teams/imaging/"), userName)
    .map(([id, type, path, name]) => `arn:${partitionOf(answers)}:iam::${id}:${type}/${path}${name}`);
  const byId: Readonly<Record<string, fc.Arbitrary<string>>> = {
    buckets: lists(bucket),
    people: lists(userName),
    origins: lists(origin),
    app: text(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/),
    profile: words("-_"),
    "source-profile": words("-_"),
    "external-id": externalId,
    folder,
    name: userName.filter((name) => /^[\w.-]+$/.test(name)),
    repository: fc.tuple(words("-"), words("-_.")).map((parts) => parts.join("/")),
    distribution: text(/^E[A-Z0-9]{13}$/),
    provider:
      question.placeholder === "CompanySignIn" ? words("-_") : words("-").map((host) => `${host}.example.com/login`),
    audience: claim,
    subject: claim,
    "common-name": words("-"),
    "trust-anchor": fc.uuid().map((id) => `arn:aws:rolesanywhere:eu-west-1:${answers.account}:trust-anchor/${id}`),
    "kms-key": fc.uuid().map((id) => `arn:aws:kms:${answers["bucket-region"]}:${answers.account}:key/${id}`),
    principal,
    "ica-role": principal,
  };
  const byKind = { account, bucket, role: roleName, user: userName, principal, profile: words("-"), region: bucket };
  const arbitrary = byId[question.id] ?? (question.known && byKind[question.known]);
  if (!arbitrary) throw new Error(`There are no answers for the question ${question.id}.`);
  return question.list ? arbitrary : arbitrary.filter(fits);
}

function lists(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.uniqueArray(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(", "));
}

/** Answers to every question that the answers before it leave to be asked; optional ones and defaults are sometimes left out. */
export function answersFor(scenario: Scenario): fc.Arbitrary<Answers> {
  return scenario.questions.reduce<fc.Arbitrary<Answers>>(
    (all, question) =>
      all.chain((answers) => {
        if (!questionsFor(scenario, answers).includes(question)) return fc.constant(answers);
        const given = arbitraryFor(question, answers);
        const standing = defaultOf(question, answers);
        const isFine = standing !== undefined && !question.fault?.(standing, answers, catalog);
        const left = question.optional ? fc.constant("") : isFine ? fc.constant(standing) : given;
        return fc.oneof({ arbitrary: given, weight: 3 }, { arbitrary: left, weight: 1 }).map((value) => ({
          ...answers,
          [question.id]: value,
        }));
      }),
    fc.constant({}),
  );
}
