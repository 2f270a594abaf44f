/** What an element of a policy says, in Markdown. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export function elementWords(name: string): string | undefined {
  const words = Object.hasOwn(elements, name) ? elements[name] : undefined;
  return words && `**${name}** · ${words}`;
}

/** What a value of Version or Effect means. */
export function choiceWords(element: string, value: string): string | undefined {
  const known = choices[`${element} ${value}`];
  return known && `**${value}** · ${known}`;
}

/** What the members of Principal hold. */
export function principalTypeWords(type: string): string | undefined {
  const words = Object.hasOwn(principalTypes, type) ? principalTypes[type] : undefined;
  return words && `**${type}** · ${words}`;
}

const elements: Readonly<Record<string, string>> = {
  Version:
    'The policy language, not the date of this policy. `"2012-10-17"` is the current one. Without the element the language of 2008 counts, in which variables such as `${aws:username}` are plain text.',
  Id: "A name for the policy. Most services ignore it; some ask for it.",
  Statement: "The statements. A request is allowed if one allows it and none denies it; their order does not matter.",
  Sid: "A name for the statement, for people. IAM takes letters and digits.",
  Effect: "`Allow` or `Deny`. Nothing is allowed unless a statement allows it, and a Deny always wins.",
  Principal:
    "Who the statement is about, in policies that stand at a resource or role. In an identity policy it is whoever holds the policy.",
  NotPrincipal:
    "Everyone except these. With Deny it also denies the sessions of a role unless account, role and session are all named; with Allow it lets in everyone else in the world, callers without credentials too. A condition on `aws:PrincipalArn` is nearly always the better way.",
  Action: "What may be done: `service:Action`, in any letter case, with `*` and `?` as wildcards.",
  NotAction:
    "Everything except these actions: every other action of **every service**. With Allow that is nearly everything, and what AWS adds later as well.",
  Resource:
    "What it may be done to: ARNs, with `*` and `?` as wildcards. Letter case counts. An action that cannot be limited to resources needs `*`.",
  NotResource: "Everything except these resources, of every service and account.",
  Condition:
    "When the statement counts. All keys of all operators must hold (*and*); of several values of one key one is enough (*or*), for negated operators none may match.",
};

const choices: Readonly<Record<string, string>> = {
  "Version 2012-10-17": "The current policy language.",
  "Version 2008-10-17": "The older policy language, without variables: `${aws:username}` would be plain text.",
  "Effect Allow": "Allows what the statement says, unless a Deny anywhere speaks against it.",
  "Effect Deny": "Denies what the statement says, whatever else allows it.",
};

const principalTypes: Readonly<Record<string, string>> = {
  AWS: "Accounts, roles, users and sessions: an ARN, an account id of twelve digits, or `*` for everyone.",
  Service: "AWS services that act by themselves: `SERVICE.amazonaws.com`.",
  Federated:
    "Users of an identity provider, who get in with its tokens: the provider's ARN, or the host of Cognito, Google, Amazon or Facebook.",
  CanonicalUser: "An account by its canonical id of 64 digits, which only S3 knows. S3 saves it as the account's ARN.",
};
