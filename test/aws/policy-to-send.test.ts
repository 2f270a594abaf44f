// What leaves the machine, and what does not.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { policyToSend } from "../../aws/policy-to-send.ts";
import { publicResourceType } from "../../aws/resource-types.ts";
import type { Kind } from "../../core/kind.ts";
import { documentsIn } from "./judge.ts";

const toSend = (text: string, kind: Kind, name = "x.json") => {
  const [document] = documentsIn({ name, text, association: kind });
  assert.ok(document);
  return policyToSend(document);
};

const statement = (resource: unknown, action: unknown = "*", principal: unknown = { AWS: "111122223333" }) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: action, Resource: resource }],
  });

describe("what is sent of a policy", () => {
  it("is strict JSON without layout and comments, with repeated members and numbers as they stand", () => {
    const text =
      '\ufeff{ // Why\n "Version": "2012-10-17",\n "Statement": [ { "Effect": "Allow", "Effect": "Deny", "N": 1.50, "S": "\\u0041\\n", }, ], }';
    const sending = toSend(text, "identity-policy");
    assert.deepEqual(sending, {
      policy: {
        content: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny","N":1.50,"S":"A\\n"}]}',
        policyType: "IDENTITY_POLICY",
      },
    });
  });

  it("is the policy alone, not what it is wrapped in", () => {
    const [document] = documentsIn({
      name: "x.json",
      text: `{"PolicyName": "mine", "PolicyDocument": ${statement("*", "s3:GetObject", undefined)}}`,
    });
    const sending = policyToSend(document!);
    assert.ok("policy" in sending);
    assert.match(sending.policy.content, /^\{"Version"/);
  });

  const types: {
    kind: Kind;
    resource?: unknown;
    action?: unknown;
    policyType: string;
    validated?: string;
    public?: string;
  }[] = [
    { kind: "identity-policy", policyType: "IDENTITY_POLICY" },
    { kind: "scp", policyType: "SERVICE_CONTROL_POLICY" },
    { kind: "rcp", policyType: "RESOURCE_CONTROL_POLICY" },
    { kind: "trust-policy", policyType: "RESOURCE_POLICY", validated: "AWS::IAM::AssumeRolePolicyDocument" },
    {
      kind: "bucket-policy",
      resource: "arn:aws:s3:::lab/*",
      policyType: "RESOURCE_POLICY",
      validated: "AWS::S3::Bucket",
    },
    {
      kind: "bucket-policy",
      resource: "arn:aws:s3express:us-east-1:111122223333:bucket/lab--use1-az4--x-s3",
      policyType: "RESOURCE_POLICY",
      public: "AWS::S3Express::DirectoryBucket",
    },
    {
      kind: "resource-policy",
      resource: "arn:aws:s3:eu-west-1:111122223333:accesspoint/lab/object/*",
      policyType: "RESOURCE_POLICY",
      validated: "AWS::S3::AccessPoint",
    },
    {
      kind: "resource-policy",
      resource: "arn:aws:s3::111122223333:accesspoint/lab.mrap",
      policyType: "RESOURCE_POLICY",
      validated: "AWS::S3::MultiRegionAccessPoint",
      public: "",
    },
    {
      kind: "resource-policy",
      resource: "arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/lab",
      policyType: "RESOURCE_POLICY",
      validated: "AWS::S3ObjectLambda::AccessPoint",
      public: "",
    },
    {
      kind: "resource-policy",
      resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/lab/index/*",
      policyType: "RESOURCE_POLICY",
      validated: "AWS::DynamoDB::Table",
    },
    {
      kind: "resource-policy",
      resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/lab/stream/2026",
      policyType: "RESOURCE_POLICY",
      public: "AWS::DynamoDB::Stream",
    },
    {
      kind: "resource-policy",
      resource: "*",
      action: "kms:Decrypt",
      policyType: "RESOURCE_POLICY",
      public: "AWS::KMS::Key",
    },
    {
      kind: "resource-policy",
      resource: "arn:aws:sqs:eu-west-1:111122223333:lab",
      policyType: "RESOURCE_POLICY",
      public: "AWS::SQS::Queue",
    },
    {
      kind: "resource-policy",
      resource: ["arn:aws:sqs:eu-west-1:111122223333:lab", "arn:aws:s3:::lab"],
      policyType: "RESOURCE_POLICY",
    },
    {
      kind: "resource-policy",
      resource: "*",
      action: ["s3:GetObject", "sqs:SendMessage"],
      policyType: "RESOURCE_POLICY",
    },
  ];
  for (const { kind, resource = "*", action, policyType, validated, public: open = validated } of types)
    it(`${kind} of ${JSON.stringify(resource)}: ${validated ?? "no type of its own"}`, () => {
      const text = statement(resource, action);
      const sending = toSend(text, kind);
      assert.ok("policy" in sending);
      assert.equal(sending.policy.policyType, policyType);
      assert.equal(sending.policy.resourceType, validated);
      const [document] = documentsIn({ name: "x.json", text, association: kind });
      assert.equal(publicResourceType(document!.root!, kind), open || undefined);
    });

  const kept: { what: string; text: string; kind: Kind; says: RegExp }[] = [
    { what: "a placeholder", text: statement("arn:aws:s3:::<BUCKET>/*"), kind: "bucket-policy", says: /placeholders/ },
    {
      what: "a placeholder in a condition's key",
      text: '{"Statement":{"Condition":{"StringEquals":{"aws:PrincipalTag/{{tag}}":"x"}}}}',
      kind: "identity-policy",
      says: /placeholders/,
    },
    { what: "broken JSON", text: '{"Statement": [', kind: "identity-policy", says: /broken/ },
    { what: "no object", text: "[]", kind: "identity-policy", says: /no JSON object/ },
    { what: "CORS rules", text: '{"CORSRules":[]}', kind: "cors", says: /no policy/ },
    {
      what: "an access key",
      text: statement("*", `AKIA${"Q3EGRZV5TJLM2NXK"}`),
      kind: "identity-policy",
      says: /secret/,
    },
  ];
  for (const { what, text, kind, says } of kept)
    it(`is nothing with ${what}`, () => {
      const sending = toSend(text, kind);
      assert.ok("reason" in sending, JSON.stringify(sending));
      assert.match(sending.reason, says);
    });
});
