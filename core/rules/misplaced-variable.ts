import type { Draft } from "../finding.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { parseArn } from "../model/arn.ts";
import { variablesIn } from "../model/variable.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse */
export const misplacedVariable: Rule = {
  code: "misplaced-variable",
  kinds: policyKinds,
  severity: "error",
  summary: "A policy variable stands where none is resolved.",
  awsCodes: ["VARIABLE_UNSUPPORTED_IN_ELEMENT"],
  check: {
    *statement({ sid }, context) {
      if (sid) yield* variablesOf(sid, context, "warning");
    },
    principal(name, _statement, context) {
      return variablesOf(name, context);
    },
    action(pattern, _statement, context) {
      return variablesOf(pattern, context);
    },
    *condition({ operator, key }, _statement, context) {
      yield* variablesOf(operator, context);
      yield* variablesOf(key, context);
    },
    *resource(text, _statement, context) {
      if (!text.value.includes("${") || !hasVariables(context)) return;
      const name = parseArn(text.value)?.offsets.resource;
      if (name === undefined) return;
      for (const variable of variablesIn(text.value)) {
        if (variable.start >= name || variable.flaw) continue;
        yield {
          span: spanWithin(text, variable.start, variable.end, context.source),
          // AWS's guide says so, and yet one of its own managed policies has a variable for the account.
          severity: "hint",
          message:
            "By AWS's guide policy variables are resolved only in the part of an ARN behind its fifth colon; if that holds here, nothing matches.",
        };
      }
    },
  },
};

function* variablesOf(text: Text, context: PolicyContext, severity?: "warning"): Generator<Draft> {
  if (!text.value.includes("${") || !hasVariables(context)) return;
  for (const variable of variablesIn(text.value)) {
    if (variable.flaw) continue;
    // Without a colon it is no condition key but something that a template may yet fill in.
    const isTemplate = !variable.name.includes(":");
    const unless = isTemplate ? "; this assumes that no template fills it in before AWS sees the policy" : "";
    yield {
      span: spanWithin(text, variable.start, variable.end, context.source),
      message: `Policy variables are resolved only in Resource and in the values of conditions; here this is plain text, which stands for nothing${unless}.`,
      awsCode: "VARIABLE_UNSUPPORTED_IN_ELEMENT",
      ...(isTemplate ? { severity: "hint" as const } : severity && { severity }),
    };
  }
}

function hasVariables({ policy }: PolicyContext): boolean {
  return policy.version?.value === "2012-10-17";
}
