import type { Draft, Fix } from "../finding.ts";
import { addMember, replaceText } from "../json/edit.ts";
import { memberOf } from "../json/node.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { variablesIn } from "../model/variable.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export const variableInOldVersion: Rule = {
  code: "variable-in-old-version",
  kinds: policyKinds,
  severity: "warning",
  summary: "A policy variable stands in a policy of a version that knows none.",
  awsCodes: ["VARIABLE_UNSUPPORTED_IN_VERSION"],
  check: {
    resource(text, _statement, context) {
      return literalsOf(text, context);
    },
    *condition({ values }, _statement, context) {
      for (const { text } of values) if (text) yield* literalsOf(text, context);
    },
  },
};

function* literalsOf(text: Text, { policy, source }: PolicyContext): Generator<Draft> {
  if (!text.value.includes("${")) return;
  const written = memberOf(policy.node, "Version")?.value;
  if (written && policy.version?.value !== "2008-10-17") return;
  // A name with a colon is a condition key; anything else may be another tool's placeholder.
  const variable = variablesIn(text.value).find(({ flaw, name }) => !flaw && /^[\w.-]+:\w/.test(name));
  if (!variable) return;
  yield {
    span: spanWithin(text, variable.start, variable.end, source),
    message: `Policy variables came with Version 2012-10-17; ${written ? "in this version" : "without Version"} this is plain text, which matches nothing real.`,
    awsCode: "VARIABLE_UNSUPPORTED_IN_VERSION",
    fixes: [newVersion(policy, source)],
  };
}

function newVersion({ version, node }: PolicyContext["policy"], source: string): Fix {
  const edit = version ? replaceText(version, "2012-10-17") : addMember(source, node, "Version", "2012-10-17", "first");
  return { title: `${version ? "Set" : "Add"} Version 2012-10-17`, safe: false, edits: [edit] };
}
