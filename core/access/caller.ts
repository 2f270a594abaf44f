import { type Arn, parseArn } from "../model/arn.ts";

/** Who asks. */
export type Caller =
  | AccountCaller
  | { readonly kind: "service"; readonly name: string }
  | { readonly kind: "federated"; readonly provider: string }
  | { readonly kind: "anonymous" }
  /** CloudFront's origin access identity: an ARN without an account, which only resource policies can let in. */
  | { readonly kind: "origin-access-identity"; readonly arn: string };

/** Somebody in an account. */
export interface AccountCaller {
  readonly kind: "root" | "user" | "role" | "session" | "federated-user";
  readonly partition: string;
  readonly account: string;
  readonly arn: string;
  /** Of the user, role or federated user; of a session its role's. */
  readonly name: string;
  readonly session?: string;
  /** Whether it is a role of AWS's services. A session's ARN lacks the path that tells, so that its name only hints. */
  readonly serviceLinked: "yes" | "no" | "perhaps";
}

/** How a request names its principal. */
export type RequestPrincipal = string | { readonly service: string } | { readonly federated: string };

/** The caller that a request names, or a sentence that says why it names none. */
export function callerOf(principal: RequestPrincipal): Caller | string {
  if (typeof principal !== "string") {
    if ("service" in principal) return serviceOf(principal.service);
    return principal.federated === ""
      ? "The federated principal is empty."
      : { kind: "federated", provider: principal.federated };
  }
  if (principal === "anonymous") return { kind: "anonymous" };
  const arn = parseArn(principal);
  if (arn) return callerOfArn(principal, arn);
  if (/^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazon\.com)$/.test(principal)) return serviceOf(principal);
  return `"${principal}" names no caller: give an ARN, "anonymous", { "service": … } or { "federated": … }.`;
}

/** Whether the caller belongs to an account. */
export function inAccount(caller: Caller): caller is AccountCaller {
  return "account" in caller;
}

function serviceOf(name: string): Caller | string {
  return name === "" || /[*?\s]/.test(name)
    ? "Name one service, such as ec2.amazonaws.com."
    : { kind: "service", name };
}

function callerOfArn(text: string, arn: Arn): Caller | string {
  if (/[*?]/.test(text)) return `"${text}" has a wildcard; a request comes from one caller.`;
  if (arn.service === "iam" && arn.account === "cloudfront" && arn.resource.startsWith("user/"))
    return { kind: "origin-access-identity", arn: text };
  if (arn.account === "" || arn.region !== "") return `"${text}" is no ARN of a caller.`;
  const { partition, account } = arn;
  const [type = "", ...rest] = arn.resource.split("/");
  const name = rest.at(-1) ?? "";
  const base = { partition, account, arn: text, name };
  if (arn.service === "iam") {
    if (arn.resource === "root") return { ...base, kind: "root", serviceLinked: "no" };
    if (type === "user" && name !== "") return { ...base, kind: "user", serviceLinked: "no" };
    if (type === "role" && name !== "")
      return { ...base, kind: "role", serviceLinked: rest[0] === "aws-service-role" ? "yes" : "no" };
    if (type === "saml-provider" || type === "oidc-provider") return { kind: "federated", provider: text };
  }
  const [first = "", second = ""] = rest;
  if (arn.service === "sts" && first !== "") {
    const serviceLinked = first.startsWith("AWSServiceRoleFor") ? "perhaps" : "no";
    if (type === "assumed-role" && second !== "" && rest.length === 2)
      return { ...base, kind: "session", name: first, session: second, serviceLinked };
    if (type === "federated-user" && rest.length === 1) return { ...base, kind: "federated-user", serviceLinked: "no" };
  }
  return `"${text}" makes no requests: only users, roles, their sessions, federated users and the account's root user do.`;
}
