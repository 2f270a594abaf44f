import { renameMember } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null */
export const modifiedNull: Rule = {
  code: "modified-null",
  kinds: policyKinds,
  severity: "error",
  summary: "The operator Null has a prefix or suffix, which leaves it no meaning.",
  awsCodes: ["NULL_WITH_IF_EXISTS", "NULL_WITH_QUALIFIER"],
  check: {
    *condition({ operator }) {
      const quantifier = operator.set;
      if (!operator.ifExists && !quantifier) return;
      if (operator.facts?.family !== "Null") return;
      const edit = renameMember(operator.node, "Null");
      const fixes = edit ? [{ title: "Replace with Null", safe: false, edits: [edit] }] : [];
      if (operator.ifExists)
        yield {
          span: operator.span,
          message: "Null asks whether the key exists, so IfExists behind it makes no sense; AWS refuses it.",
          awsCode: "NULL_WITH_IF_EXISTS",
          fixes,
        };
      else
        yield {
          span: operator.span,
          severity: "warning",
          message:
            quantifier === "ForAllValues"
              ? "ForAllValues:Null is true for every request, so this test limits nothing; Null alone asks whether the key is there."
              : "ForAnyValue:Null is false for every request, so the statement never applies; Null alone asks whether the key is there.",
          awsCode: "NULL_WITH_QUALIFIER",
          fixes,
        };
    },
  },
};
