import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import { parseArn } from "../model/arn.ts";
import type { AwsConfigFile } from "../model/aws-config.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { repeatingFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const malformedRoleArn: Rule = {
  code: "malformed-role-arn",
  kinds: configKinds,
  severity: "error",
  summary: "role_arn holds something other than the ARN of a role.",
  check: {
    setting(setting, { config }) {
      const { key, value, block } = setting;
      if (key !== "role_arn" || block || value === undefined || roleArn.test(value)) return undefined;
      return [draft(setting, value, config)];
    },
  },
};

const roleArn = /^arn:[\w-]+:iam::\d{12}:role\/(?:[!-~]*\/)?[\w+=,.@-]{1,64}$/;

function draft({ entry }: ConfigSetting, value: string, config: AwsConfigFile): Draft {
  const meant = meantArn(value, config);
  return {
    span: entry.valueSpan,
    message: messageOf(value),
    fixes: meant === undefined ? [] : repeatingFix(entry, meant),
  };
}

function messageOf(value: string): string {
  const arn = parseArn(value);
  if (/^\$\{?[A-Za-z_]\w*\}?$/.test(value))
    return "Variables mean nothing here: tools take this text itself for the ARN of the role, and AWS refuses it.";
  if (!value.startsWith("arn:")) {
    const tooShort =
      value.length < 20 ? `: “Invalid length for parameter RoleArn, value: ${value.length}, valid min length: 20”` : "";
    return `role_arn takes a role’s whole ARN, arn:aws:iam::ACCOUNT:role/NAME, not its name; AWS CLI v1 stops${tooShort}.`;
  }
  if (arn && /^assumed-role\//.test(arn.resource))
    return "This is the ARN of a session of a role; the role itself has an ARN of IAM, with role/.";
  if (arn?.service === "iam" && arn.region === "" && !/^\d{12}$/.test(arn.account))
    return "The account in this ARN is no account id of 12 digits; AWS knows no such role.";
  const kind = arn?.service === "iam" ? /^([\w-]+)\//.exec(arn.resource)?.[1] : undefined;
  if (kind !== undefined && kind !== "role")
    return `This is the ARN of something else (${kind}); only a role can be assumed.`;
  return "This is no ARN of a role, which reads arn:aws:iam::ACCOUNT:role/NAME; AWS refuses it.";
}

function meantArn(value: string, config: AwsConfigFile): string | undefined {
  const made = mended(value, config);
  return made !== undefined && made !== value && roleArn.test(made) ? made : undefined;
}

function mended(value: string, config: AwsConfigFile): string | undefined {
  if (!value.startsWith("arn:")) {
    const [account, ...others] = accountsIn(config);
    const name = value.replace(/^\/?(?:role\/)?/, "");
    return account !== undefined && others.length === 0 ? `${account}:role/${name}` : undefined;
  }
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]+)(?:\/.*)?$/.exec(value);
  if (session) return `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
  // A Region where none belongs, a colon too few or too many, an account with hyphens, a missing or other word before the name.
  const parts =
    /^arn:([\w-]*):+iam:+(?:[a-z]{2}-[a-z]+-\d:+)?(\d{4}-?\d{4}-?\d{4}):+(?:\/*(?:roles?|instance-profile)[/:]+)?([^:]+)$/i.exec(
      value,
    );
  return parts ? `arn:${parts[1] || "aws"}:iam::${parts[2]!.replaceAll("-", "")}:role/${parts[3]}` : undefined;
}

/** Where the roles of this file's other profiles are: `arn:aws:iam::ACCOUNT`. */
function accountsIn({ sections }: AwsConfigFile): string[] {
  const found = sections.flatMap(({ entries }) => {
    const match = /^(arn:[\w-]+:iam::\d{12}):role\//.exec(entries.get("role_arn")?.value ?? "");
    return match ? [match[1]!] : [];
  });
  return [...new Set<string>(found)];
}
