import type { Draft, Fix } from "../finding.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { type Variable, type VariableFlaw, variablesIn } from "../model/variable.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export const malformedVariable: Rule = {
  code: "malformed-variable",
  kinds: policyKinds,
  severity: "error",
  summary: "Text that begins a policy variable makes none.",
  awsCodes: [
    "MISSING_BRACE_IN_VARIABLE",
    "MISSING_QUOTE_IN_VARIABLE",
    "UNSUPPORTED_SPACE_IN_VARIABLE",
    "EMPTY_VARIABLE",
  ],
  check: {
    resource(text, _statement, context) {
      return flawsOf(text, context);
    },
    *condition({ values }, _statement, context) {
      for (const { text } of values) if (text) yield* flawsOf(text, context);
    },
  },
};

function* flawsOf(text: Text, { policy, source }: PolicyContext): Generator<Draft> {
  // In the language of 2008 the text stands for itself.
  if (!text.value.includes("${") || policy.version?.value !== "2012-10-17") return;
  for (const variable of variablesIn(text.value)) {
    if (!variable.flaw) continue;
    const [awsCode, message] = flaws[variable.flaw];
    yield {
      span: spanWithin(text, variable.start, variable.end, source),
      message,
      awsCode,
      fixes: fixesOf(text, variable, source),
    };
  }
}

const flaws: Readonly<Record<VariableFlaw, readonly [string, string]>> = {
  "no brace": [
    "MISSING_BRACE_IN_VARIABLE",
    "No } closes this policy variable; AWS refuses the policy. Where the text is meant literally, write ${$} for $.",
  ],
  "no quotes": [
    "MISSING_QUOTE_IN_VARIABLE",
    "The default value of a policy variable stands in single quotes; AWS refuses the policy without them.",
  ],
  space: ["UNSUPPORTED_SPACE_IN_VARIABLE", "The name of a policy variable cannot hold blanks; AWS refuses the policy."],
  empty: ["EMPTY_VARIABLE", "This policy variable names no condition key; AWS refuses the policy."],
};

function fixesOf(text: Text, { start, end, flaw }: Variable, source: string): Fix[] {
  const written = text.value.slice(start, end);
  const put = (title: string, replacement: string): Fix => ({
    title,
    safe: false,
    edits: [{ span: spanWithin(text, start, end, source), text: JSON.stringify(replacement).slice(1, -1) }],
  });
  if (flaw === "no brace") return [put("Close the variable", `${written.trimEnd()}}`)];
  if (flaw === "empty") return [put("Remove it", "")];
  const comma = written.indexOf(",");
  const key = written.slice(2, comma < 0 ? -1 : comma).replace(/\s/g, "");
  if (comma < 0) return [put("Remove the blanks", `\${${key}}`)];
  const fallback = written
    .slice(comma + 1, -1)
    .trim()
    .replace(/^'|'$/g, "");
  return [put(flaw === "space" ? "Remove the blanks" : "Put the default in quotes", `\${${key}, '${fallback}'}`)];
}
