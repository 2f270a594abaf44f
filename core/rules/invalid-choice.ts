import { nearest } from "../catalog/nearest.ts";
import type { Draft } from "../finding.ts";
import { oneOf } from "../grammar/words.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { shown, valueFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html */
export const invalidChoice: Rule = {
  code: "invalid-choice",
  kinds: configKinds,
  severity: "error",
  summary: "A setting has a value that is none of those it may have.",
  check: {
    setting(setting) {
      const { known, value } = setting;
      if (known?.type !== "enum" || value === undefined || !known.values) return undefined;
      const isKnown = known.values.includes(known.ignoresCase ? sameCase(value, known.values) : value);
      return isKnown ? undefined : [draft(setting, value, known.values)];
    },
  },
};

function draft({ key, entry, section }: ConfigSetting, value: string, values: readonly string[]): Draft {
  const said = answers[key]?.(value, section.name);
  const meant = meantValue(value, values);
  const offered = meant === undefined ? (values.length > 3 ? [] : values) : [meant];
  return {
    span: entry.valueSpan,
    message: `${key} is ${oneOf(values).replaceAll('"', "")}, letter by letter.${said && shown(value) !== "This value" ? ` AWS CLI v1 says “${said}”${said.endsWith(".") ? "" : "."}` : ""}`,
    fixes: offered.map((other) => valueFix(entry, other)),
  };
}

/** What AWS CLI v1 prints, as far as it was seen to. */
const answers: Readonly<Record<string, (value: string, profile: string) => string>> = {
  output: (value) => `Unknown output type: ${value}`,
  retry_mode: (value) =>
    `Invalid value provided to "mode": "${value}" must be one of: ('legacy', 'standard', 'adaptive')`,
  defaults_mode: (value) => `Client configured with invalid defaults mode: ${value}`,
  sts_regional_endpoints: (value) => `STS regional endpoints option ${value} is invalid`,
  account_id_endpoint_mode: (value) => `The configured value '${value}' for 'account_id_endpoint_mode' is invalid`,
  request_checksum_calculation: () => "Unsupported configuration value for request_checksum_calculation",
  response_checksum_validation: () => "Unsupported configuration value for response_checksum_validation",
  ec2_metadata_service_endpoint_mode: (value) => `Invalid EC2 Instance Metadata endpoint mode: ${value}`,
  credential_source: (value, profile) =>
    `The credential source "${value}" referenced in profile "${profile}" is not valid.`,
  cli_timestamp_format: (value) => `Unknown cli_timestamp_format value: ${value}`,
  addressing_style: (value) => `S3 addressing style ${value} is invalid`,
};

/** Short names and old ones that no slip of the hand explains. */
const calledSo: Readonly<Record<string, string>> = {
  ec2: "Ec2InstanceMetadata",
  ec2instance: "Ec2InstanceMetadata",
  instance: "Ec2InstanceMetadata",
  imds: "Ec2InstanceMetadata",
  ecs: "EcsContainer",
  container: "EcsContainer",
  env: "Environment",
  yml: "yaml",
  txt: "text",
};

function meantValue(value: string, values: readonly string[]): string | undefined {
  const lower = value.toLowerCase();
  const plain = lower.replace(/[-_ ]/g, "");
  const same = values.find((other) => other.toLowerCase().replace(/[-_ ]/g, "") === plain);
  const called = calledSo[plain];
  return same ?? (called !== undefined && values.includes(called) ? called : nearest(value, values));
}

function sameCase(value: string, values: readonly string[]): string {
  return values.find((other) => other.toLowerCase() === value.toLowerCase()) ?? value;
}
