import { nearest } from "../catalog/nearest.ts";
import type { Draft } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { allServiceIdentifiers, isServiceIdentifier } from "../model/service-identifiers.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html */
export const unknownServiceIdentifier: Rule = {
  code: "unknown-service-identifier",
  kinds: ["aws-config"],
  severity: "warning",
  summary: "A services section names a service in a way that tools do not know.",
  check: {
    setting(setting) {
      const { section, block, key } = setting;
      return section.role !== "services" || block || isServiceIdentifier(key) ? undefined : [draft(setting)];
    },
  },
};

function draft({ key, entry, section }: ConfigSetting): Draft {
  if (key === "endpoint_url") {
    const message = "This belongs to no service: it stands indented below the service’s name, such as s3 =.";
    return { span: entry.keySpan, message };
  }
  const meant = meantService(key);
  const isTaken = meant !== undefined && section.entries.has(meant);
  return {
    span: entry.keySpan,
    ...(meant === undefined && { severity: "hint" as const }),
    message:
      meant === undefined
        ? "No service is known under this name; this assumes that it is newer than Latchkey’s list."
        : `Tools know this service as ${meant}, and ignore any other name without a word.`,
    fixes:
      meant === undefined || isTaken
        ? []
        : [{ title: `Replace with ${meant}`, safe: false, edits: [replaceSpan(entry.keySpan, meant)] }],
  };
}

/** Names of commands and hosts that differ from the service's own. */
const calledSo: Readonly<Record<string, string>> = {
  ce: "cost_explorer",
  cognitoidp: "cognito_identity_provider",
  config: "config_service",
  configservice: "config_service",
  dms: "database_migration_service",
  elb: "elastic_load_balancing",
  elbv2: "elastic_load_balancing_v2",
  es: "elasticsearch_service",
  events: "eventbridge",
  logs: "cloudwatch_logs",
  monitoring: "cloudwatch",
  s3api: "s3",
  secretmanager: "secrets_manager",
  states: "sfn",
  stepfunctions: "sfn",
};

function meantService(key: string): string | undefined {
  const plain = plainName(key);
  const all = allServiceIdentifiers();
  const called = Object.hasOwn(calledSo, plain) ? calledSo[plain] : undefined;
  return called ?? all.find((name) => plainName(name) === plain) ?? nearest(key.replace(/[-\s]/g, "_"), all);
}

function plainName(name: string): string {
  return name.replace(/[-_\s]/g, "");
}
