import assert from "node:assert/strict";
import { test } from "node:test";
import { catalog } from "./open.ts";

test("regions by code, with partition; newer ones by their shape", () => {
  assert.deepEqual(catalog.region("eu-central-1"), {
    code: "eu-central-1",
    name: "Europe (Frankfurt)",
    partition: "aws",
  });
  assert.equal(catalog.region("eu-central-1a"), undefined);
  assert.equal(catalog.region("aws-global"), undefined);
  const partitions: Readonly<Record<string, string | undefined>> = {
    "us-east-1": "aws",
    "cn-north-1": "aws-cn",
    "us-gov-west-1": "aws-us-gov",
    "us-iso-east-1": "aws-iso",
    "us-isob-east-1": "aws-iso-b",
    "eusc-de-east-1": "aws-eusc",
    // Not known by name.
    "ap-north-9": "aws",
    "us-gov-south-1": "aws-us-gov",
    "us-east-1a": undefined,
    useast1: undefined,
    "": undefined,
  };
  for (const [code, id] of Object.entries(partitions)) assert.equal(catalog.partitionOf(code)?.id, id, code);
  assert.equal(catalog.partitions.length, 8);
  assert.ok(catalog.regions.length > 45);
  for (const { code, partition } of catalog.regions) assert.equal(catalog.partitionOf(code)?.id, partition);
});

test("every Region that an ICA project can be in is known", () => {
  for (const code of [
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "ap-south-1",
    "ap-southeast-3",
    "il-central-1",
    "ap-northeast-1",
    "ap-southeast-1",
    "ap-northeast-2",
    "eu-west-2",
    "me-central-1",
    "us-east-1",
  ]) {
    assert.ok(catalog.region(code), code);
  }
});

test("service principals, with Region and suffix", () => {
  const forms: Readonly<
    Record<string, { readonly name: string; readonly region?: string; readonly suffix: string } | undefined>
  > = {
    "ecs-tasks.amazonaws.com": { name: "ecs-tasks.amazonaws.com", suffix: "amazonaws.com" },
    "delivery.logs.amazonaws.com": { name: "delivery.logs.amazonaws.com", suffix: "amazonaws.com" },
    "logs.us-east-1.amazonaws.com": { name: "logs.amazonaws.com", region: "us-east-1", suffix: "amazonaws.com" },
    "ec2.amazonaws.com.cn": { name: "ec2.amazonaws.com", suffix: "amazonaws.com.cn" },
    "logs.cn-north-1.amazonaws.com.cn": {
      name: "logs.amazonaws.com",
      region: "cn-north-1",
      suffix: "amazonaws.com.cn",
    },
    "states.ap-north-9.amazonaws.com": { name: "states.amazonaws.com", region: "ap-north-9", suffix: "amazonaws.com" },
    "alexa-appkit.amazon.com": { name: "alexa-appkit.amazon.com", suffix: "amazon.com" },
    "ecs-task.amazonaws.com": undefined,
    "lambda.amazon.com": undefined,
    "ec2.amazonaws.org": undefined,
    "us-east-1.amazonaws.com": undefined,
    "amazonaws.com": undefined,
    ".amazonaws.com": undefined,
    "ec2..amazonaws.com": undefined,
    ec2: undefined,
    "*": undefined,
  };
  for (const [name, expected] of Object.entries(forms)) {
    const form = catalog.servicePrincipal(name);
    const found = form && {
      name: form.principal.name,
      ...(form.region === undefined ? {} : { region: form.region }),
      suffix: form.suffix,
    };
    assert.deepEqual(found, expected, name);
    assert.equal(catalog.isServicePrincipal(name), expected !== undefined, name);
  }
  assert.match(catalog.servicePrincipal("ecs-tasks.amazonaws.com")?.principal.purpose ?? "", /Container Service tasks/);
});

test("every listed service principal is well-formed and found", () => {
  for (const { name } of catalog.servicePrincipals) {
    assert.match(name, /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com|amazonaws\.com\.cn|amazon\.com)$/, name);
    assert.ok(catalog.isServicePrincipal(name), name);
  }
});

test("names of old are told from names that never were", () => {
  assert.deepEqual(catalog.retired("deepracer"), { name: "deepracer", kind: "service", lastSeen: "2025-12-06" });
  assert.deepEqual(catalog.retired("DeepRacer:createcar"), {
    name: "deepracer:CreateCar",
    kind: "action",
    lastSeen: "2025-12-06",
  });
  assert.equal(catalog.retired("sso:DescribeTrusts")?.kind, "action");
  assert.equal(catalog.retired("deepracer:UserToken")?.kind, "condition key");
  // Used by AWS's own managed policies, in no table.
  assert.deepEqual(catalog.retired("zocalo"), { name: "zocalo", kind: "service" });
  assert.deepEqual(catalog.retired("budgets:CreateBudget"), { name: "budgets:CreateBudget", kind: "action" });
  assert.equal(catalog.retired("aws:PrincipalOrgMasterAccountId")?.kind, "condition key");
  for (const name of ["s3", "s3:GetObject", "s3:GetObjekt", "s3:ListObjects", "aws:SourceIp", ""]) {
    assert.equal(catalog.retired(name), undefined, name);
  }
});

test("AWS managed policies by ARN, in any partition", () => {
  assert.ok(catalog.managedPolicies.length > 1500);
  assert.ok(catalog.isManagedPolicy("arn:aws:iam::aws:policy/AmazonS3FullAccess"));
  assert.ok(catalog.isManagedPolicy("arn:aws-cn:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
  for (const arn of [
    "arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy",
    "arn:aws:iam::123456789012:policy/AmazonS3FullAccess",
    "arn:aws:iam::aws:policy/AmazonS3FullAcces",
    "AmazonS3FullAccess",
  ]) {
    assert.ok(!catalog.isManagedPolicy(arn), arn);
  }
});

test("the documents of the policies that the scenarios attach are there, others only by name", () => {
  for (const path of [
    "AmazonEC2FullAccess",
    "AmazonS3FullAccess",
    "AmazonSQSFullAccess",
    "service-role/AmazonEC2SpotFleetTaggingRole",
    "service-role/AmazonECSTaskExecutionRolePolicy",
  ]) {
    const document = catalog.managedPolicy(`arn:aws:iam::aws:policy/${path}`) as {
      Version?: string;
      Statement?: unknown[];
    };
    assert.equal(document?.Version, "2012-10-17", path);
    assert.ok((document.Statement?.length ?? 0) > 0, path);
  }
  assert.ok(catalog.isManagedPolicy("arn:aws:iam::aws:policy/ReadOnlyAccess"));
  assert.equal(catalog.managedPolicy("arn:aws:iam::aws:policy/ReadOnlyAccess"), undefined);
});

test("services of resource control policies", () => {
  assert.ok(catalog.rcpServices.includes("s3") && catalog.rcpServices.includes("sts"));
  assert.ok(!catalog.rcpServices.includes("ec2"));
  for (const prefix of catalog.rcpServices) assert.ok(catalog.services.includes(prefix), prefix);
  for (const prefix of catalog.vpceKeyServices) assert.ok(catalog.services.includes(prefix), prefix);
});

test("issuers that many tenants share have keys that tell them apart", () => {
  assert.deepEqual(catalog.tenancyKeys("token.actions.githubusercontent.com"), [
    "token.actions.githubusercontent.com:sub",
    "token.actions.githubusercontent.com:job_workflow_ref",
  ]);
  assert.deepEqual(catalog.tenancyKeys("cognito-identity.amazonaws.com"), ["cognito-identity.amazonaws.com:aud"]);
  assert.deepEqual(catalog.tenancyKeys("sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d"), [
    "sts:RoleSessionName",
  ]);
  assert.equal(catalog.tenancyKeys("oidc.eks.eu-west-1.amazonaws.com/id/0123"), undefined);
  assert.equal(catalog.tenancyKeys("accounts.google.com"), undefined);
  for (const { issuer, keys } of catalog.identityProviders) assert.ok(keys.length > 0, issuer);
});
