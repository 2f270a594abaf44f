import { parseArn } from "./arn.ts";
import { meaning, type PrincipalFault } from "./principal-fault.ts";

const originAccessIdentity = /^user\/CloudFront Origin Access Identity \S+$/;

/** Why an ARN under `AWS` is that of no account, user, role or session; undefined where it is. */
export function faultOfArn(value: string): PrincipalFault | undefined {
  const arn = parseArn(value);
  if (!arn) return faultOfShortArn(value);
  const { service, region, account, resource, offsets } = arn;
  if (service !== "iam" && service !== "sts") {
    return {
      message: `An ARN of ${service || "no service"} names a resource, which cannot act; name the role that it runs under, or the service as a Service principal.`,
      part: { from: offsets.service, to: Math.max(offsets.region - 1, offsets.service + 1) },
    };
  }
  if (region !== "") {
    return {
      message: "Principals have no Region; AWS refuses the policy.",
      part: { from: offsets.region, to: offsets.account - 1 },
      ...meaning("AWS", value.slice(0, offsets.region) + value.slice(offsets.account - 1)),
    };
  }
  if (account === "") {
    return {
      message: "The account id is missing between the colons; AWS refuses the policy.",
      part: { from: offsets.account - 2, to: offsets.resource },
    };
  }
  // AWS's own account is “aws” in the ARNs of its policies, which are told apart below.
  if (/\D/.test(account) && account !== "aws" && !(account === "cloudfront" && originAccessIdentity.test(resource))) {
    return {
      message: "An account stands here by its id of 12 digits, not by its name; AWS refuses the policy.",
      part: { from: offsets.account, to: offsets.resource - 1 },
    };
  }
  return service === "iam" ? faultOfIam(value, resource, offsets) : faultOfSts(value, account, resource, offsets);
}

/** Five parts and not six: nearly always one of the two colons before the account was left out. */
function faultOfShortArn(value: string): PrincipalFault {
  const short = /^(arn:[\w-]+:(?:iam|sts)):(\d{12}:.+)$/.exec(value);
  if (short) {
    return {
      message: "A colon is missing before the account id: the empty Region has one of its own; AWS refuses the policy.",
      ...meaning("AWS", `${short[1]}::${short[2]}`),
    };
  }
  const noAccount = /^arn:[\w-]+:iam:{1,2}(?:role|user|root)\b/.test(value);
  return {
    message: noAccount
      ? "The account id is missing in this ARN; AWS refuses the policy."
      : "This ARN is not complete: a principal's reads arn:aws:iam::ACCOUNT:role/NAME; AWS refuses the policy.",
  };
}

type Offsets = NonNullable<ReturnType<typeof parseArn>>["offsets"];

const notPrincipals: Readonly<Record<string, string>> = {
  group: "A group of IAM is no principal, for it cannot act; name its users or a role.",
  "instance-profile": "An instance profile is no principal; name the role that it holds.",
  policy: "A policy is no principal; name a role or user.",
  mfa: "An MFA device is no principal; name the user that it belongs to.",
  "server-certificate": "A certificate is no principal; name a role or user.",
};

function faultOfIam(value: string, resource: string, { resource: at }: Offsets): PrincipalFault | undefined {
  if (resource === "root") return undefined;
  const slash = resource.indexOf("/");
  const type = slash < 0 ? resource : resource.slice(0, slash);
  const name = slash < 0 ? "" : resource.slice(slash + 1);
  const part = { from: at, to: at + Math.max(type.length, 1) };
  if (Object.hasOwn(notPrincipals, type) && notPrincipals[type]) return { message: notPrincipals[type], part };
  if (type === "saml-provider" || type === "oidc-provider") {
    return {
      message: "An identity provider stands under Federated; under AWS it names nobody.",
      ...meaning("Federated", value),
    };
  }
  if (type === "assumed-role" || type === "federated-user") {
    return {
      message: `Sessions belong to STS, so this ARN begins with arn:aws:sts; AWS refuses the policy.`,
      part: { from: value.indexOf(":iam:") + 1, to: value.indexOf(":iam:") + 4 },
      ...meaning("AWS", value.replace(":iam:", ":sts:")),
    };
  }
  const lower = type.toLowerCase();
  if (type === "role" || type === "user")
    return name === "" || name.endsWith("/") ? nameless(type, at, resource) : undefined;
  if (lower === "role" || lower === "user" || lower === "root") {
    return {
      message: `Letter case counts in ARNs: it is “${lower}”; AWS refuses the policy.`,
      part,
      ...meaning("AWS", value.slice(0, at) + lower + resource.slice(type.length)),
    };
  }
  const colon = /^(role|user):(.+)$/.exec(resource);
  if (colon) {
    return {
      message: `A slash stands between “${colon[1]}” and the name; AWS refuses the policy.`,
      part: { from: at, to: at + resource.length },
      ...meaning("AWS", `${value.slice(0, at)}${colon[1]}/${colon[2]}`),
    };
  }
  const plural = /^(role|user)s$/.exec(type);
  return {
    message: `No principal of IAM is a “${type}”: it is a role/NAME, a user/NAME or root; AWS refuses the policy.`,
    part,
    ...(plural?.[1] && meaning("AWS", value.slice(0, at) + plural[1] + resource.slice(type.length))),
  };
}

function faultOfSts(
  value: string,
  account: string,
  resource: string,
  { resource: at }: Offsets,
): PrincipalFault | undefined {
  const [type = "", name = "", session = "", ...rest] = resource.split("/");
  const part = { from: at, to: at + resource.length };
  if (type === "federated-user") return name === "" ? nameless(type, at, resource) : undefined;
  if (type === "assumed-role") {
    if (name === "") return nameless(type, at, resource);
    if (rest.length > 0) {
      return {
        message: "The ARN of a session holds the role's name without its path; AWS refuses the policy.",
        part,
        ...meaning("AWS", `${value.slice(0, at)}assumed-role/${[name, session, ...rest].slice(-2).join("/")}`),
      };
    }
    return session === ""
      ? {
          message:
            "The name of the session is missing: this ARN reads assumed-role/ROLE/SESSION. To let every session of the role in, name the role itself.",
          part,
          ...meaning("AWS", roleArn(value, account, name)),
        }
      : undefined;
  }
  if (type === "role" || type === "user" || type === "root") {
    return {
      message: `A ${type === "root" ? "root" : type} belongs to IAM, so this ARN begins with arn:aws:iam; AWS refuses the policy.`,
      part: { from: value.indexOf(":sts:") + 1, to: value.indexOf(":sts:") + 4 },
      ...meaning("AWS", value.replace(":sts:", ":iam:")),
    };
  }
  return {
    message: `No principal of STS is a “${type}”: it is an assumed-role/ROLE/SESSION or a federated-user/NAME; AWS refuses the policy.`,
    part,
  };
}

/** The ARN of the role that a session's ARN tells of; a path that the role may have is not known from it. */
export function roleArn(sessionArn: string, account: string, role: string): string {
  return `${sessionArn.slice(0, sessionArn.indexOf(":sts:"))}:iam::${account}:role/${role}`;
}

function nameless(type: string, at: number, resource: string): PrincipalFault {
  return {
    message: `The name behind “${type}/” is missing; AWS refuses the policy.`,
    part: { from: at, to: at + Math.max(resource.length, 1) },
  };
}
