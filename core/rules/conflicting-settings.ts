import type { Draft } from "../finding.ts";
import { removeSetting } from "../ini/edit.ts";
import type { Entry, IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/cli/latest/topic/s3-config.html */
export const conflictingSettings: Rule = {
  code: "conflicting-settings",
  kinds: configKinds,
  severity: "error",
  summary: "Two settings of the s3 block exclude each other.",
  check: {
    section({ role, entries }, { ini }) {
      const block = role === "profile" || role === "misplaced-profile" ? entries.get("s3") : undefined;
      return block ? inS3(block, ini) : undefined;
    },
  },
};

function* inS3({ nested }: Entry, ini: IniFile): Generator<Draft> {
  const of = (name: string, value: string) =>
    nested.find((entry) => entry.key.toLowerCase() === name && entry.value.toLowerCase() === value);
  const accelerate = of("use_accelerate_endpoint", "true");
  if (!accelerate) return;
  const dualstack = of("use_dualstack_endpoint", "true");
  if (dualstack) {
    yield {
      span: dualstack.keySpan,
      severity: "warning",
      message:
        "The S3 settings of AWS CLI allow one of use_accelerate_endpoint and use_dualstack_endpoint; the endpoints exclude each other.",
      related: [{ span: accelerate.keySpan, message: "The other one stands here." }],
      fixes: [{ title: "Remove use_dualstack_endpoint", safe: false, edits: [removeSetting(ini, dualstack)] }],
    };
  }
  const path = of("addressing_style", "path");
  if (!path) return;
  yield {
    span: path.valueSpan,
    message:
      "Transfer Acceleration needs the bucket in the host’s name. AWS CLI v1 says “Path-style addressing cannot be used with S3 Accelerate”.",
    related: [{ span: accelerate.keySpan, message: "Acceleration is switched on here." }],
    fixes: [{ title: "Remove addressing_style", safe: false, edits: [removeSetting(ini, path)] }],
  };
}
