/** docs/access-analyzer.md: every issue code of ValidatePolicy, the rules that give it and how sure that is. */
export function accessAnalyzerPage(rules, { awsCodes, retiredAwsCodes }) {
  const codes = awsCodes();
  const count = (standing) => codes.filter((code) => code.standing === standing).length;
  const rows = codes.map(({ code, standing, remark = "" }) => {
    const givers = rules.filter((rule) => rule.awsCodes?.includes(code)).map((rule) => rule.code);
    return `| \`${code}\` | ${givers.map((name) => `[${name}](rules/${name}.md)`).join(", ")} | ${standing} | ${remark} |`;
  });
  return `# What IAM Access Analyzer reports

Written by \`npm run pages\` from core/aws-codes.ts and core/rules.

ValidatePolicy of IAM Access Analyzer has ${codes.length} issue codes. A finding of ours that says the same as one of them carries
its code (\`awsCode\` in the JSON report); the severity is ours. How sure each code is:

- **proven** (${count("proven")}): in a record of AWS's answers about 737 identity policies, we report the code at exactly the places where
  AWS does, and nowhere else. The record has no answers about other kinds of policies, so there it is AWS's text that we follow.
- **from AWS's text** (${count("from AWS's text")}): the record has no such finding, from AWS or from us. We follow
  [AWS's reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html), and each
  code has an example, on the rule's page or among the rarer cases in \`test/rules\`; those of a policy's size have a test.
- **not claimed** (${count("not claimed")}): no rule gives it, for the reason in the table.

\`npm run parity -- RECORD\` counts agreement with recorded answers, by policy, code and path.

| code | rules | standing | remark |
| --- | --- | --- | --- |
${rows.join("\n")}

Older copies of AWS's reference also have these, which it has dropped since: ${retiredAwsCodes.map((code) => `\`${code}\``).join(", ")}.
`;
}
