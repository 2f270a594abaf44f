import type { Draft } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { type AwsConfigFile, sectionsOf } from "../model/aws-config.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../text.ts";

/** https://docs.python.org/3/library/configparser.html#configparser.ConfigParser */
export const upperCaseDefault: Rule = {
  code: "upper-case-default",
  kinds: configKinds,
  severity: "warning",
  summary: "[DEFAULT] in capitals gives its settings to every profile, in AWS CLI alone.",
  check: {
    construct({ construct, span }, { config }) {
      return construct === "upper-default" ? drafts(span, config) : undefined;
    },
  },
};

function* drafts(span: Span, config: AwsConfigFile): Generator<Draft> {
  const isTaken = sectionsOf(config, "profile", "default").length > 0;
  yield {
    span,
    message:
      "In AWS CLI and boto3 the settings of [DEFAULT] leak into every profile, roles and keys too; the SDKs skip the section or take it for a profile of that name.",
    fixes: isTaken ? [] : [{ title: "Replace with [default]", safe: false, edits: [replaceSpan(span, "default")] }],
  };
}
