import { machineServices, type ProfileSource } from "./profile-source.ts";
import { admitted, assumeRole, type RoleTrust } from "./role-trust.ts";
import type { Admitted } from "./trust-admission.ts";

export const byToken = "sts:AssumeRoleWithWebIdentity";

/** Doubtful: it rests on what AWS does not document. */
export type Grounds = "certain" | "doubtful" | "likely";

/** How sure it is whom a profile asks as. The account in a key's id is not documented by AWS, and what runs on a machine may run elsewhere. */
export function groundsOf(source: ProfileSource): Grounds {
  if (source.kind === "account") return "doubtful";
  if (source.kind === "user") return source.grounds;
  return source.kind === "machine" && source.role ? "likely" : "certain";
}

/** Whom a profile asks as, in words for messages. */
export interface Described {
  readonly identity: string;
  /** How the profile becomes the role: "as the user X (source profile Y)". */
  readonly as: string;
  readonly whom: string;
  /** The ARN of the user or role, where it is known, or how the name of a permission set's role begins. */
  readonly name?: string;
  readonly admit?: Admitted;
  readonly admitted?: string;
}

export function describe(source: ProfileSource, { partition }: RoleTrust): Described {
  switch (source.kind) {
    case "role": {
      const name = lastOf(source.arn);
      return {
        identity: source.arn,
        as: `as the role ${name}, which its source profile ${source.profile} becomes`,
        whom: "that role",
        name: source.arn,
        admit: { type: "AWS", name: source.arn },
        admitted: source.arn,
      };
    }
    case "user": {
      const name = lastOf(source.arn);
      return {
        identity: source.arn,
        as: `as the user ${name}, whose credentials its source profile ${source.profile} has (${source.why})`,
        whom: "that user",
        name: source.arn,
        admit: { type: "AWS", name: source.arn },
        admitted: source.arn,
      };
    }
    case "account":
      return {
        identity: source.account,
        as: `with the keys of its source profile ${source.profile}, which ${source.why} belong to the account ${source.account}`,
        whom: "that account",
      };
    case "sso":
      return {
        identity: `${source.account} ${source.permissionSet}`,
        as: `as the role AWSReservedSSO_${source.permissionSet}_… of the account ${source.account}, which a sign-in by its source profile ${source.profile} gives`,
        whom: "that role",
        name: `AWSReservedSSO_${source.permissionSet}`,
        admit: {
          type: "pattern",
          account: source.account,
          pattern: `arn:${partition}:iam::${source.account}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${source.permissionSet}_*`,
        },
        admitted: `the sign-ins of ${source.permissionSet}`,
      };
    case "machine": {
      if (!source.role)
        return {
          identity: source.of,
          as: `with the credentials of the role that ${source.of === "instance" ? "an instance" : "a container"} has`,
          whom: "that role",
        };
      const { arn, source: says } = source.role;
      return {
        identity: arn,
        as: `with the credentials of the role that ${source.of === "instance" ? "an instance" : "a container"} has; ${lowerFirst(says)} has ${source.of}s run under ${lastOf(arn)} only, and if it is that one, it asks as ${arn}`,
        whom: "that role",
        name: arn,
        admit: { type: "AWS", name: arn },
        admitted: arn,
      };
    }
    default:
      return { identity: "", as: "with the credentials of a user or role", whom: "them" };
  }
}

export function doesNotAdmit(source: ProfileSource, { whom }: Described, trust: RoleTrust): string {
  if (source.kind === "account") return "admits nobody of that account";
  if (source.kind === "unknown" || (source.kind === "machine" && !source.role)) {
    const others = admitted(trust, byToken).some(({ type }) => type === "Federated");
    return others
      ? "admits only the users of a provider, with a token"
      : "admits no user, role or account, only services of AWS";
  }
  return `does not admit ${whom}`;
}

/** The mistake behind most of these: a machine's service where the machine's role belongs. */
export function instead(source: ProfileSource, trust: RoleTrust): string {
  if (source.kind !== "machine") return "";
  const services: readonly string[] = machineServices[source.of];
  const service = admitted(trust, assumeRole).find(({ type, value }) => type === "Service" && services.includes(value));
  if (!service) return "";
  return ` Credentials of a machine are those of its role, never ${service.value}: that service belongs in the trust policy of the machine's own role, and the ARN of that role here.`;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
