// Every combination of a caller, an owner and what each policy says, against the rules as AWS's pages put them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type CompiledPolicy, compilePolicy, type DocumentRole, decide } from "../../core/access/index.ts";

const account = "111122223333";
const callers = {
  user: { arn: `arn:aws:iam::${account}:user/ana`, direct: `arn:aws:iam::${account}:user/ana` },
  session: {
    arn: `arn:aws:sts::${account}:assumed-role/app/one`,
    direct: `arn:aws:sts::${account}:assumed-role/app/one`,
  },
} as const;
const kinds = {
  queue: {
    action: "sqs:SendMessage",
    resource: (owner: string) => `arn:aws:sqs:eu-west-1:${owner}:q`,
    role: "resource",
  },
  key: { action: "kms:Decrypt", resource: (owner: string) => `arn:aws:kms:eu-west-1:${owner}:key/k`, role: "key" },
  trust: { action: "sts:AssumeRole", resource: (owner: string) => `arn:aws:iam::${owner}:role/target`, role: "trust" },
} as const;
const ways = ["not given", "nobody", "caller", "role", "account", "everyone"] as const;
const limits = ["none", "allows", "does not allow"] as const;

for (const kind of Object.keys(kinds) as (keyof typeof kinds)[])
  test(`composition: ${kind}`, () => {
    for (const caller of Object.keys(callers) as (keyof typeof callers)[])
      for (const owner of [account, "444455556666"])
        for (const way of ways)
          for (const identity of [true, false])
            for (const boundary of limits)
              for (const session of limits) check(kind, caller, owner, way, identity, boundary, session);
  });

type Way = (typeof ways)[number];
type Limit = (typeof limits)[number];

function check(
  kind: keyof typeof kinds,
  caller: keyof typeof callers,
  owner: string,
  way: Way,
  identity: boolean,
  boundary: Limit,
  session: Limit,
) {
  const { action, resource, role } = kinds[kind];
  const verdict = decide(
    { principal: callers[caller].arn, action, resource: resource(owner), contextComplete: true },
    {
      identityPolicies: [policy(identity, "identity")],
      ...(boundary !== "none" && { permissionsBoundaries: [policy(boundary === "allows", "boundary")] }),
      ...(session !== "none" && { sessionPolicy: policy(session === "allows", "session") }),
      ...(way !== "not given" && { resourcePolicy: resourcePolicy(way, caller, role) }),
    },
  );
  const expected = expectedOf(
    kind,
    caller,
    owner === account,
    way,
    identity,
    boundary !== "does not allow" && session !== "does not allow",
  );
  assert.deepEqual(
    verdict,
    { answer: expected, explicit: false },
    JSON.stringify({ kind, caller, owner, way, identity, boundary, session }),
  );
}

function expectedOf(
  kind: string,
  caller: string,
  isSame: boolean,
  way: Way,
  identity: boolean,
  unlimited: boolean,
): string {
  const bySelf = identity && unlimited;
  const isOwnDecision = kind !== "queue";
  if (way === "not given" && isOwnDecision) return isSame || bySelf ? "depends" : "denied";
  if (!isSame) {
    const isNamed =
      way === "caller" || way === "account" || way === "everyone" || (way === "role" && caller === "session");
    return bySelf && isNamed ? "allowed" : "denied";
  }
  if (way === "caller" || way === "everyone") return "allowed";
  if (way === "role" && caller === "session" && unlimited) return "allowed";
  if (isOwnDecision) return way === "account" && bySelf ? "allowed" : "denied";
  return bySelf ? "allowed" : "denied";
}

function policy(allows: boolean, role: DocumentRole) {
  const statement = { Effect: "Allow", Action: allows ? "*" : "ec2:*", Resource: "*" };
  return compiled(statement, role);
}

function resourcePolicy(way: Way, caller: keyof typeof callers, role: DocumentRole) {
  const principals: Record<Way, unknown> = {
    "not given": {},
    nobody: { AWS: `arn:aws:iam::${account}:user/someone-else` },
    caller: { AWS: callers[caller].direct },
    role: { AWS: `arn:aws:iam::${account}:role/app` },
    account: { AWS: account },
    everyone: "*",
  };
  const statement = {
    Effect: "Allow",
    Principal: principals[way],
    Action: "*",
    ...(role !== "trust" && { Resource: "*" }),
  };
  return compiled(statement, role);
}

const known = new Map<string, CompiledPolicy>();

function compiled(statement: object, role: DocumentRole): CompiledPolicy {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statement });
  const policy = known.get(role + text) ?? compilePolicy(text, role, role);
  known.set(role + text, policy);
  return policy;
}
