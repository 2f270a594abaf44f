import { isExcepted } from "../model/principal-element.ts";
import type { LooseCondition } from "../model/public-access.ts";
import { fixesOfEveryone, isEveryone, narrowingOf, relatedOf } from "../model/public-access.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status */
export const publicBucketPolicy: Rule = {
  code: "public-bucket-policy",
  kinds: ["bucket-policy"],
  severity: "warning",
  summary: "An Allow statement makes the bucket public, as S3 counts it.",
  check: {
    principal(principal, statement, { source }) {
      if (!isEveryone(principal) || statement.effect?.value !== "Allow") return undefined;
      if (isExcepted(principal, statement)) return undefined;
      const narrowing = narrowingOf(statement);
      if (narrowing === "fixed") return undefined;
      return [
        {
          span: principal.span,
          message: `Everyone gets in here, even without credentials; S3 counts the bucket as public, and refuses the policy while Block Public Access is on, as it is by default. ${wayOut(narrowing)}`,
          related: relatedOf(narrowing),
          fixes: fixesOfEveryone(source, principal, statement),
        },
      ];
    },
  },
};

function wayOut(loose: LooseCondition | undefined): string {
  if (loose) return `The condition on ${loose.condition.key.value} does not help: ${loose.reason}.`;
  return "A condition that demands fixed values of aws:PrincipalOrgID, aws:SourceVpce or aws:SourceIp would keep it private.";
}
