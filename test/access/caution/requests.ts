// What the cautious requests are put together from.
export type Json = Readonly<Record<string, unknown>>;

/** A request, and what the answer to it must be; `depends` where AWS's pages leave it open. */
export type Cautious = readonly [answer: "denied" | "depends", request: Json | string];

export const user = "arn:aws:iam::111122223333:user/ana";
export const queue = {
  principal: user,
  action: "sqs:SendMessage",
  resource: "arn:aws:sqs:eu-west-1:111122223333:q",
  contextComplete: true,
};
export const object = {
  principal: user,
  action: "s3:GetObject",
  resource: "arn:aws:s3:::b/a",
  resourceAccount: "111122223333",
  contextComplete: true,
};
export const allow = { Effect: "Allow", Action: "*", Resource: "*" };
export const deny = { Effect: "Deny", Action: "*", Resource: "*" };

export function policy(...statements: unknown[]): Json {
  return { Version: "2012-10-17", Statement: statements };
}

/** An Allow beside a Deny that is broken in some way: the answer must not be a plain "allowed". */
export function besides(...statements: unknown[]): Json {
  return { ...queue, identityPolicies: [policy(allow, ...statements)] };
}

export function allowedBy(statement: unknown): Json {
  return { ...queue, identityPolicies: [policy(statement)] };
}

/** An Allow of everything under a condition. */
export function allowedIf(condition: Json, more: Json = {}): Json {
  return { ...allowedBy({ ...allow, Condition: condition }), ...more };
}

export function onQueue(statement: Json, more: Json = {}): Json {
  return {
    ...queue,
    resourcePolicy: policy({ Effect: "Allow", Action: "sqs:*", Resource: "*", ...statement }),
    ...more,
  };
}

export function trust(statement: Json, more: Json = {}): Json {
  return {
    principal: user,
    action: "sts:AssumeRole",
    resource: "arn:aws:iam::111122223333:role/r",
    contextComplete: true,
    resourcePolicy: policy({ Effect: "Allow", Action: "sts:AssumeRole", ...statement }),
    ...more,
  };
}

/** Somebody of another account asks, and both sides allow everything. */
export function fromOutside(action: string, resource: string, more: Json = {}): Json {
  return {
    principal: "arn:aws:iam::444455556666:user/eve",
    action,
    resource,
    contextComplete: true,
    identityPolicies: [policy(allow)],
    resourcePolicy: policy({ ...allow, Principal: { AWS: "444455556666" } }),
    ...more,
  };
}
