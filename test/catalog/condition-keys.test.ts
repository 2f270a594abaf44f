import assert from "node:assert/strict";
import { test } from "node:test";
import { catalog } from "./open.ts";

interface Expected {
  readonly key: string;
  readonly type: string;
  readonly multivalued?: boolean;
  readonly scope: string;
}

const found: Readonly<Record<string, Expected>> = {
  "aws:SourceIp": { key: "aws:SourceIp", type: "IPAddress", scope: "global" },
  "AWS:SOURCEVPCE": { key: "aws:SourceVpce", type: "String", scope: "global" },
  "aws:PrincipalOrgPaths": { key: "aws:PrincipalOrgPaths", type: "String", multivalued: true, scope: "global" },
  "aws:TagKeys": { key: "aws:TagKeys", type: "String", multivalued: true, scope: "global" },
  "aws:RequestTag/team": { key: "aws:RequestTag/${TagKey}", type: "String", scope: "global" },
  "aws:resourcetag/cost center": { key: "aws:ResourceTag/${TagKey}", type: "String", scope: "global" },
  "ec2:SourceInstanceARN": { key: "ec2:SourceInstanceArn", type: "ARN", scope: "session" },
  "lambda:SourceFunctionArn": { key: "lambda:SourceFunctionArn", type: "ARN", scope: "session" },
  "s3:prefix": { key: "s3:prefix", type: "String", scope: "service" },
  "s3:max-keys": { key: "s3:max-keys", type: "Numeric", scope: "service" },
  "s3:ExistingObjectTag/x": { key: "s3:ExistingObjectTag/${TagKey}", type: "String", scope: "service" },
  "kms:EncryptionContext:aws:s3:arn": {
    key: "kms:EncryptionContext:${EncryptionContextKey}",
    type: "String",
    scope: "service",
  },
  "dynamodb:LeadingKeys": { key: "dynamodb:LeadingKeys", type: "String", multivalued: true, scope: "service" },
  "codebuild:environment.environmentVariables/HOME.value": {
    key: "codebuild:environment.environmentVariables/${name}.value",
    type: "String",
    scope: "service",
  },
  "catalog:ChangeType": { key: "catalog:ChangeType", type: "String", scope: "service" },
  "sts:ExternalId": { key: "sts:ExternalId", type: "String", scope: "service" },
  "saml:aud": { key: "saml:aud", type: "String", scope: "federation" },
  "SAML:Sub": { key: "saml:sub", type: "String", scope: "federation" },
  "token.actions.githubusercontent.com:sub": {
    key: "token.actions.githubusercontent.com:sub",
    type: "String",
    scope: "federation",
  },
  "token.actions.githubusercontent.com:repository_id": {
    key: "token.actions.githubusercontent.com:repository_id",
    type: "String",
    scope: "federation",
  },
  "accounts.google.com:aud": { key: "accounts.google.com:aud", type: "String", scope: "federation" },
  "cognito-identity.amazonaws.com:amr": {
    key: "cognito-identity.amazonaws.com:amr",
    type: "String",
    multivalued: true,
    scope: "federation",
  },
  "oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD:sub": {
    key: "oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD:sub",
    type: "String",
    scope: "federation",
  },
  "login.example.org:8443/realms/lab:aud": {
    key: "login.example.org:8443/realms/lab:aud",
    type: "String",
    scope: "federation",
  },
  "token.actions.acme.ghe.com:actor": {
    key: "token.actions.${Domain}.ghe.com:actor",
    type: "String",
    scope: "federation",
  },
};

test("condition keys are found, tag keys and claims by their template", () => {
  for (const [name, expected] of Object.entries(found)) {
    const key = catalog.conditionKey(name);
    assert.ok(key, name);
    const { key: spelling, type, multivalued, scope } = key;
    assert.deepEqual({ key: spelling, type, multivalued, scope }, { multivalued: false, ...expected }, name);
  }
});

test("what is no condition key is not found", () => {
  for (const name of [
    "aws:PrincipalOrgsID",
    "aws:ARN",
    "aws:RequestTag",
    "aws:RequestTag/",
    "s3:ExistingObjectTag/",
    "s3:prefixes",
    "nosuch:key",
    "accounts.google.com:colour",
    "localhost:sub",
    "aws.example.org",
    "codebuild:environment.environmentVariables/.value",
  ]) {
    assert.equal(catalog.conditionKey(name), undefined, name);
  }
});

test("every global key says what it means and when it is present", () => {
  assert.ok(catalog.globalConditionKeys.length > 55);
  for (const { key, description, present, global } of catalog.globalConditionKeys) {
    assert.ok(global && description && present, key);
    assert.equal(catalog.conditionKey(key.replace("${TagKey}", "team"))?.key, key);
  }
});

test("an action takes its own keys and those of its resource types, and no others", () => {
  const takes = (action: string, key: string) => {
    const known = catalog.action(action);
    assert.ok(known, action);
    return catalog.takesConditionKey(known, key);
  };
  assert.ok(takes("s3:ListBucket", "s3:prefix"));
  assert.ok(!takes("s3:GetObject", "s3:prefix"));
  assert.ok(takes("s3:GetObject", "S3:existingobjecttag/team"));
  assert.ok(takes("s3:GetObject", "s3:DataAccessPointArn"));
  assert.ok(takes("ec2:RunInstances", "ec2:InstanceType"));
  assert.ok(takes("ec2:RunInstances", "aws:RequestTag/team"));
  assert.ok(!takes("ec2:DescribeInstances", "aws:ResourceTag/team"));
});

test("every key that an action names can be looked up", () => {
  for (const action of catalog.actionsMatching("*")) {
    for (const key of action.conditionKeys) {
      assert.ok(catalog.conditionKey(key.replace(/\$\{[^}]*\}/g, "x")), `${action.service}:${action.name} ${key}`);
    }
  }
});
