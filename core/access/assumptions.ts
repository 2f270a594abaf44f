import { parseArn, s3ResourceOf } from "../model/arn.ts";
import { inAccount } from "./caller.ts";
import type { Named } from "./explain.ts";
import { any, direct } from "./grant.ts";
import type { Situation } from "./situation.ts";
import { no, yes } from "./truth.ts";
import type { AccessDocuments, Weighed } from "./weigh.ts";

/** What an answer takes for granted, in sentences: documents that are not given, and readings of those that are. */
export function assumptionsOf(
  situation: Situation,
  documents: AccessDocuments,
  weighed: Weighed,
  named: readonly Named[],
): string[] {
  const { rules } = situation;
  return [
    ...new Set([
      ...(rules.free === undefined ? [] : [rules.free]),
      ...situation.assumptions,
      ...notGiven(situation, documents),
      ...idle(situation, documents),
      ...aboutContext(situation),
      ...beyondPolicies(situation, weighed),
      ...aboutEveryone(situation, weighed, named),
      ...named.flatMap(({ notes }) => notes.filter(({ kind }) => kind === "assumption").map(({ words }) => words)),
    ]),
  ];
}

function notGiven({ caller, ownPolicy }: Situation, documents: AccessDocuments): string[] {
  const sentences: string[] = [];
  const say = (isMissing: boolean, sentence: string) => {
    if (isMissing) sentences.push(sentence);
  };
  if (inAccount(caller)) {
    const isRoot = caller.kind === "root";
    say(!documents.identityPolicies && !isRoot, "No identity policy is given: the caller is taken to have none.");
    say(
      !documents.permissionsBoundaries?.length && !isRoot,
      "No permissions boundary is given: none is taken to be set.",
    );
    const isSession = caller.kind === "role" || caller.kind === "session";
    say(!documents.sessionPolicy && isSession, "No session policy is given: none is taken to have been passed.");
    say(!documents.scps?.length, "No service control policy is given: none is taken to apply.");
  }
  say(!documents.rcps?.length, "No resource control policy is given: none is taken to apply.");
  say(!documents.endpointPolicies?.length, "No VPC endpoint policy is given: none is taken to apply.");
  say(
    !documents.resourcePolicy && ownPolicy === "resource",
    "No resource-based policy is given: none is taken to exist.",
  );
  return sentences;
}

/** Documents that are given and do not reach this caller. */
function idle({ caller }: Situation, documents: AccessDocuments): string[] {
  const sentences: string[] = [];
  const isGiven = (list: readonly unknown[] | undefined) => (list?.length ?? 0) > 0;
  const hasOwn =
    isGiven(documents.identityPolicies) || isGiven(documents.permissionsBoundaries) || documents.sessionPolicy;
  if (!inAccount(caller)) {
    if (hasOwn) sentences.push("Identity policies, boundaries and session policies do not reach this caller.");
    if (isGiven(documents.scps)) sentences.push("Service control policies do not reach callers outside an account.");
  } else if (caller.serviceLinked === "yes" && (isGiven(documents.scps) || isGiven(documents.rcps)))
    sentences.push("Service and resource control policies do not reach service-linked roles.");
  return sentences;
}

function aboutContext({ request }: Situation): string[] {
  if (request.contextComplete !== true) return [];
  return ["The context is complete: a key that is neither given nor follows from the request is absent."];
}

/** What lies outside of policies, where it could change the answer. */
function beyondPolicies(situation: Situation, { answer }: Weighed): string[] {
  const { caller, actionKey, service, ownPolicy, relation, resource } = situation;
  const sentences: string[] = [];
  if (resource.kind === "none" && resource.asked !== "*")
    sentences.push(
      `The action acts on no particular resource: policies are compared with "*", not with ${resource.asked}.`,
    );
  if (answer === "denied" && service === "s3") sentences.push("No access control list of S3 grants anything.");
  if (answer === "denied" && ownPolicy === "key") sentences.push("No grant of KMS allows the call.");
  if (answer === "allowed" && service === "s3" && (caller.kind === "anonymous" || relation === "cross"))
    sentences.push("S3 Block Public Access does not block the bucket.");
  if (answer === "allowed" && actsOnObject.test(actionKey) && s3ResourceOf(parseArn(resource.text))?.key !== undefined)
    sentences.push(
      "The object belongs to the bucket's owner; one that another account wrote and kept is that account's.",
    );
  return sentences;
}

/** Uses an object that is there. https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
const actsOnObject = /^s3:(?:get|restore|delete)object/;

/** AWS writes it down for "*" narrowed by aws:PrincipalArn only; for "*" otherwise it is inferred. */
function aboutEveryone({ caller, relation }: Situation, weighed: Weighed, named: readonly Named[]): string[] {
  if (weighed.answer !== "allowed" || relation === "cross" || !inAccount(caller)) return [];
  const limited = weighed.gates.some(({ gate, allow }) => (gate === "boundary" || gate === "session") && allow === no);
  if (!limited) return [];
  const byEveryone = named.filter(({ statement, grant }) => {
    const isEveryone = statement.source?.principals.some(({ value }) => value === "*") === true;
    return isEveryone && direct(grant) === yes && any(grant) === yes;
  });
  const isNarrowed = byEveryone.every(({ statement }) =>
    statement.source?.conditions.some(({ key }) => key.value.toLowerCase() === "aws:principalarn"),
  );
  if (byEveryone.length === 0 || isNarrowed) return [];
  return [
    'A grant to "*" is taken not to be limited by boundaries and session policies; AWS says so only of one that tests aws:PrincipalArn.',
  ];
}
