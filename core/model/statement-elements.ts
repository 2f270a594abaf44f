/** The elements of a statement. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const statementElements: ReadonlySet<string> = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);
