import type { Draft, Fix } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { parseArn } from "../model/arn.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const invalidAccountId: Rule = {
  code: "invalid-account-id",
  kinds: policyKinds,
  severity: "error",
  summary: "An account id does not have 12 digits.",
  awsCodes: ["INVALID_ARN_ACCOUNT"],
  check: {
    *resource(resource, _statement, { source }) {
      for (const draft of inArn(resource, source)) yield { ...draft, awsCode: "INVALID_ARN_ACCOUNT" };
    },
    *principal(principal, _statement, { source }) {
      // Words instead of digits are no principal at all, which another rule says.
      if (principal.type !== "AWS" && principal.type !== "Federated") return;
      if (principal.type === "AWS" && /^\d+$/.test(principal.value)) yield* whole(principal);
      else if (/^arn:[^:]*:(?:iam|sts)::\d+:/.test(principal.value)) yield* inArn(principal, source);
    },
    *condition({ key, values }, _statement, { source }) {
      const isAccount = /(?:account|sourceowner)$/i.test(key.value);
      for (const { text } of values) {
        if (!text) continue;
        const drafts = text.value.startsWith("arn:") ? inArn(text, source) : isAccount ? whole(text) : [];
        for (const draft of drafts) yield { ...draft, severity: "warning" };
      }
    },
  },
};

/** A value that is nothing but an account id. */
function* whole(text: Text): Iterable<Draft> {
  const { value, span } = text;
  if (!/^[\d -]+$/.test(value) || /^\d{12}$/.test(value)) return;
  yield { span, message: messageOf(value), fixes: fixesOf(value, (id) => replaceText(text, id)) };
}

function* inArn(text: Text, source: string): Iterable<Draft> {
  const { value } = text;
  const arn = parseArn(value);
  if (!arn || isSound(arn.account) || hasPlaceholder(value)) return;
  const { account, offsets } = arn;
  const end = offsets.account + account.length;
  yield {
    span: spanWithin(text, offsets.account, end, source),
    // Words are mostly left to fill in, as AWS's own guides print them.
    ...(!/\d/.test(account) && { severity: "warning" }),
    message: messageOf(account),
    fixes: fixesOf(account, (id) => replaceText(text, value.slice(0, offsets.account) + id + value.slice(end))),
  };
}

/** Nothing, 12 digits, a wildcard, a variable, or the owner of what AWS itself provides. */
function isSound(account: string): boolean {
  return account === "" || /^\d{12}$/.test(account) || /[*?]|\$\{/.test(account) || awsOwners.has(account);
}

const awsOwners: ReadonlySet<string> = new Set([
  "aws",
  "aws-managed",
  "aws-marketplace",
  "amazon",
  "cloudfront",
  "partner",
  "self",
]);

function messageOf(account: string): string {
  const digits = account.replace(/[ -]/g, "");
  if (/^\d{12}$/.test(digits)) return "An account id is written without hyphens and spaces; so it names no account.";
  if (/^\d+$/.test(digits)) return `An account id has 12 digits, this has ${digits.length}; it names no account.`;
  return `“${account}” is no account id: that has 12 digits; it names no account.`;
}

function fixesOf(account: string, edit: (id: string) => ReturnType<typeof replaceText>): Fix[] {
  const digits = account.replace(/[ -]/g, "");
  if (!/^\d{12}$/.test(digits)) return [];
  return [{ title: `Replace with ${digits}`, safe: false, edits: [edit(digits)] }];
}
