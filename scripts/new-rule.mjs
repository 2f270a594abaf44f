// Lays out a new rule: its file, its page, and its place in the list. Both fail their tests until they are written.
//
//   npm run new-rule CODE     the code names the pattern that is reported: wildcard-principal, not no-wildcard-principal
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const [code = ""] = process.argv.slice(2);
const rule = path.join(root, "core/rules", `${code}.ts`);
const page = path.join(root, "core/rules", `${code}.md`);

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(code))
  refuse("Usage: npm run new-rule CODE, for example wildcard-principal.");
if (/^no-/.test(code)) refuse("A rule is named for what it reports, without no-: wildcard-principal.");
if (existsSync(rule) || existsSync(page)) refuse(`There is a rule ${code} already.`);

writeFileSync(rule, ruleText());
writeFileSync(page, pageText());
execFileSync(process.execPath, [path.join(root, "scripts/pages.mjs")], { cwd: root, stdio: "inherit" });
console.log(`core/rules/${code}.md   write the page first
core/rules/${code}.ts   then what reports it
RULE=${code} node --test test/rules/pages.test.ts   fails until both agree
npm run pages   after a change of its facts`);

function refuse(reason) {
  console.error(reason);
  process.exit(2);
}

function ruleText() {
  const name = code.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return `import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** The page of AWS's documentation that this follows. */
export const ${name}: Rule = {
  code: "${code}",
  kinds: policyKinds,
  severity: "warning",
  summary: "The pattern in one sentence, as a fact.",
  check: {
    *statement({ sid }) {
      if (sid?.value !== "${code}") return;
      yield { span: sid.span, message: "What is wrong; why it matters." };
    },
  },
};
`;
}

function pageText() {
  return `## Why

What happens to somebody who writes this, and what they see of it.

## Reported

\`\`\`json identity-policy
{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }
//                                            ^^^^^^^^^^^^^^^^^^^^ What is wrong; why it matters.
}
\`\`\`

## Not reported

The near miss that a hasty rule would report:

\`\`\`json identity-policy
{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }
}
\`\`\`
`;
}
