import type { Condition } from "../../model/condition.ts";
import type { Statement } from "../../model/policy.ts";
import { type Say, series } from "./sentence-say.ts";
import type { Clause } from "./sentence-when.ts";

/** What a key's value is, as the subject of a clause; the key itself where no words are surely right. */
export function subjectWords({ name, key }: Condition, { principals }: Statement, say: Say): string {
  const known = Object.hasOwn(subjects, name) ? subjects[name] : undefined;
  if (known) return known;
  const slash = key.value.indexOf("/");
  const tagged = slash < 0 ? undefined : tags.find(([ending]) => name.slice(0, slash).endsWith(ending));
  if (tagged && slash < key.value.length - 1)
    return tagged[1].replace("{}", () => say.name(key.value.slice(slash + 1)));
  // Of several providers the token is one's alone, and the key says whose.
  if (principals.length === 1 && principals[0]?.type === "Federated") {
    const colon = name.lastIndexOf(":");
    const claim = name.slice(colon + 1);
    if (name.slice(0, colon).includes(".") && Object.hasOwn(claims, claim)) return claims[claim]!;
  }
  return say.name(key.value);
}

const subjects: Readonly<Record<string, string>> = {
  "aws:currenttime": "the time",
  "aws:principalarn": "the caller's ARN",
  "aws:principalaccount": "the caller's account",
  "aws:principalorgid": "the caller's organization",
  "aws:resourceaccount": "the resource's account",
  "aws:resourceorgid": "the resource's organization",
  "aws:userid": "the caller's unique id",
  "aws:username": "the caller's user name",
  "s3:prefix": "the prefix asked for",
  "saml:aud": "the audience of the SAML response",
};

const tags = [
  ["aws:principaltag", "the caller's tag {}"],
  ["aws:requesttag", "the tag {} in the request"],
  ["s3:requestobjecttag", "the tag {} in the request"],
  ["s3:existingobjecttag", "the object's tag {}"],
  [":resourcetag", "the resource's tag {}"],
] as const;

const claims: Readonly<Record<string, string>> = {
  aud: "the token's audience",
  sub: "the token's subject",
};

/** A condition whose key people have a phrase for; undefined where operator or values ask for the general form. */
export function adverbOf(condition: Condition, { actions }: Statement, say: Say): Clause | undefined {
  const { name, operator, values } = condition;
  if (operator.facts?.family === "Bool") return ofBool(condition);
  const phrase = Object.hasOwn(phrases, name) ? phrases[name] : undefined;
  if (!phrase || values.length === 0 || operator.facts?.family !== phrase.family) return undefined;
  const { facts, ifExists } = operator;
  if (facts.name.endsWith("IgnoreCase") || (facts.wildcards && values.some(({ value }) => /[*?]/.test(value))))
    return undefined;
  if (ifExists && !facts.negated) return undefined;
  if (name === "iam:passedtoservice" && !actions.every(({ value }) => value.toLowerCase() === "iam:passrole"))
    return undefined;
  const written = phrase.of === "account" ? say.account : say.name;
  const adverb = phrase.adverb.replace("{}", () =>
    series(
      values.map(({ value }) => written(value)),
      "or",
      say.most,
    ),
  );
  const positive = `${phrase.does} ${adverb}`;
  if (!facts.negated) return { says: positive, adverb: `${phrase.before ?? ""}${adverb}` };
  return { says: `${phrase.doesNot} ${adverb}`, opposite: positive };
}

interface Phrase {
  readonly family: "String" | "IPAddress" | "ARN";
  readonly adverb: string;
  readonly does: string;
  readonly doesNot: string;
  readonly of?: "account";
  /** What stands before "only" where the adverb alone could be misread. */
  readonly before?: string;
}

const comes = { family: "String", does: "the request comes", doesNot: "the request does not come" } as const;
const made = { family: "String", does: "the request is made", doesNot: "the request is not made" } as const;
const called = { family: "String", does: "the service called is", doesNot: "the service called is not" } as const;
const belongs = { family: "String", does: "the caller is", doesNot: "the caller is not" } as const;

const phrases: Readonly<Record<string, Phrase>> = {
  "aws:sourceip": { ...comes, family: "IPAddress", adverb: "from {}" },
  "aws:sourcevpc": { ...comes, adverb: "from the VPC {}" },
  "aws:sourcevpce": { ...comes, adverb: "through the VPC endpoint {}" },
  "aws:requestedregion": { ...called, adverb: "in {}" },
  "aws:sourceaccount": { ...made, adverb: "on behalf of the account {}", of: "account" },
  "aws:sourcearn": { ...made, family: "ARN", adverb: "on behalf of {}" },
  "aws:sourceorgid": { ...made, adverb: "on behalf of the organization {}" },
  "kms:viaservice": { ...made, adverb: "through {}" },
  "aws:principalorgid": { ...belongs, before: "for callers ", adverb: "in the organization {}" },
  "aws:principalaccount": { ...belongs, before: "for callers ", adverb: "in the account {}", of: "account" },
  "sts:externalid": { ...comes, adverb: "with the external id {}" },
  "s3:x-amz-acl": { ...comes, adverb: "with the ACL {}" },
  "s3:x-amz-server-side-encryption": { ...comes, adverb: "with the encryption {}" },
  "iam:passedtoservice": { family: "String", adverb: "to {}", does: "it is passed", doesNot: "it is not passed" },
};

function ofBool({ name, operator: { ifExists }, values }: Condition): Clause | undefined {
  const [first] = values;
  const answer = values.length === 1 ? first?.value.toLowerCase() : undefined;
  if (answer !== "true" && answer !== "false") return undefined;
  // Every request has this key, so that the suffix changes nothing.
  if (name === "aws:securetransport") {
    const over = "the request comes over TLS";
    return answer === "true"
      ? { says: over, adverb: "over TLS" }
      : { says: "the request does not come over TLS", opposite: over };
  }
  if (name !== "aws:multifactorauthpresent" || (answer === "true") === ifExists) return undefined;
  const withMfa = "the caller signed in with MFA";
  if (answer === "true") return { says: withMfa, adverb: "with MFA" };
  return { says: "the caller did not sign in with MFA", opposite: withMfa };
}
