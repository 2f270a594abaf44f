// What the trust policies of all roles have in common.
import { accountQuestion, roleNameQuestion } from "./questions.ts";
import type { ManifestContent, Question, SoundAnswers } from "./scenario.ts";
import { policyText, roleArn, type StatementContent } from "./write.ts";

const trustPath = "trust-policy.json";

export const roleQuestions: readonly Question[] = [
  accountQuestion({ id: "account", title: "The account of the role." }),
  roleNameQuestion({ id: "role", title: "The role.", placeholder: "pipeline" }),
];

export function trustFile(about: string, statement: StatementContent) {
  return { path: trustPath, about, text: policyText(statement) };
}

export function roleOf({ of, partition }: SoundAnswers): string {
  return roleArn(partition, of("account"), of("role"));
}

export function roleManifest(answers: SoundAnswers, usedBy?: readonly string[]): ManifestContent {
  return { roles: [{ arn: roleOf(answers), trust: trustPath, ...(usedBy && { usedBy }) }] };
}

export function createRole(name: string) {
  return {
    title: "Make the role",
    text: "If there is one already: aws iam update-assume-role-policy, with --policy-document.",
    commands: [`aws iam create-role --role-name ${name} --assume-role-policy-document file://${trustPath}`],
  };
}

export function lookAtRole(name: string) {
  return {
    title: "What the role trusts",
    commands: [`aws iam get-role --role-name ${name} --query Role.AssumeRolePolicyDocument`],
  };
}
