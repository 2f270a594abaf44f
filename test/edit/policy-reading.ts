// What the tests of hovers, lenses and selections in policies share.
import assert from "node:assert/strict";
import type { AssistContext } from "../../core/edit/assist.ts";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import type { Fact } from "../../core/facts/fact.ts";
import { factsOf } from "../../core/facts/facts.ts";
import { documentsOf, type JsonDocument } from "../../core/hosts/index.ts";
import type { PolicyKind } from "../../core/kind.ts";
import { catalog } from "../catalog/open.ts";

const manifest = JSON.stringify({
  accounts: { lab: "123456789012" },
  roles: [
    { arn: "arn:aws:iam::123456789012:role/stack_prod", trust: "role/trust.json", usedBy: ["ecs-tasks.amazonaws.com"] },
  ],
  buckets: [{ name: "client-in", policy: "bucket/policy.json" }],
});
const config = "[profile access]\nrole_arn = arn:aws:iam::123456789012:role/stack_prod\nsource_profile = me\n";

function facts(): readonly Fact[] {
  return [
    ["/w/latchkey.json", manifest],
    ["/w/aws/config", config],
  ].flatMap(([name = "", text = ""]) => {
    const file = { name, text };
    return factsOf(file, documentsOf(file));
  });
}

export const context: AssistContext = {
  catalog,
  userProfiles: [],
  file: "/w/bucket/policy.json",
  index: 0,
  facts,
  documentsOf: () => [],
};

export function documentOf(text: string, kind: PolicyKind): JsonDocument {
  const [document] = documentsOf({ name: "/w/bucket/policy.json", text, association: kind });
  assert.ok(document?.language === "json", "no document");
  return document;
}

export function hoverAt(text: string, at: string, kind: PolicyKind, by = 1) {
  const start = text.indexOf(at);
  assert.ok(start >= 0, at);
  return policyAssist.hover!(documentOf(text, kind), start + by, context);
}

export const policy = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Principal: {
          AWS: [
            "arn:aws:iam::123456789012:role/stack_prod",
            "arn:aws:iam::999988887777:root",
            "arn:aws:sts::123456789012:assumed-role/app/i-0abc",
            "AIDAEXAMPLEEXAMPLEEX1",
          ],
          Service: "cloudtrail.amazonaws.com",
          CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
        },
        Action: ["s3:GetObject", "s3:ListBucket", "s3:Put*", "s3:*", "s3:ListObjects"],
        Resource: ["arn:aws:s3:::client-in", "arn:aws:s3:::client-in/${aws:username}/*"],
        Condition: {
          StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-abc" },
          "ForAllValues:StringLike": { "aws:TagKeys": "a*" },
          Null: { "aws:TokenIssueTime": "true" },
          StringEquals: { "aws:SourceAccount": "123456789012", "aws:RequestedRegion": "eu-central-1" },
        },
      },
    ],
  },
  undefined,
  2,
);
