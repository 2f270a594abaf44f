import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type AwsConfigKind, readAwsConfig } from "../../core/model/aws-config.ts";
import { blockKeysOf, configKey, configKeysOf, misspeltKeys, readersOf } from "../../core/model/config-keys.ts";
import { profileSetOf, profileValue, settingOf } from "../../core/model/profile.ts";
import { type ChainEnd, chainEndsOf, chainOf, credentialSourcesOf } from "../../core/model/profile-chain.ts";
import { allServiceIdentifiers, isServiceIdentifier } from "../../core/model/service-identifiers.ts";

describe("sections by the file they stand in", () => {
  const headers =
    '[default]\n[profile a]\n[a]\n[profile "b c"]\n[sso-session s]\n[services v]\n[plugins]\n[preview]\n[DEFAULT]\n[Profile x]\n[profile]\n[]';
  const expected: Readonly<Record<AwsConfigKind, readonly string[]>> = {
    "aws-config": [
      "profile default",
      "profile a",
      "misplaced-profile a",
      "profile b c",
      "sso-session s",
      "services v",
      "plugins plugins",
      "preview preview",
      "ignored DEFAULT",
      "ignored Profile x",
      "ignored profile",
      "ignored ",
    ],
    "aws-credentials": [
      "profile default",
      "misplaced-profile a",
      "profile a",
      "misplaced-profile b c",
      "ignored sso-session s",
      "ignored services v",
      "profile plugins",
      "profile preview",
      "ignored DEFAULT",
      "profile Profile x",
      "profile profile",
      "ignored ",
    ],
  };
  for (const kind of ["aws-config", "aws-credentials"] as const) {
    it(kind, () => {
      const { sections } = readAwsConfig(headers, kind);
      assert.deepEqual(
        sections.map(({ role, name }) => `${role} ${name}`),
        expected[kind],
      );
      for (const { name, nameSpan } of sections) assert.equal(headers.slice(nameSpan.start, nameSpan.end), name);
    });
  }

  it("with repeated keys kept", () => {
    const [section] = readAwsConfig("[default]\nregion = a\nRegion = b\nregion = c", "aws-config").sections;
    assert.equal(section?.entries.get("region")?.value, "c");
    assert.deepEqual(
      section?.repeated.map(({ first, again }) => [first.value, again.value]),
      [
        ["a", "b"],
        ["b", "c"],
      ],
    );
  });
});

describe("profiles of the two files", () => {
  const set = setOf(
    "[default]\nregion = lost\n[profile default]\nregion = r\n[profile a]\nregion = config\noutput = json\nempty =\n[sso-session s]\nsso_region = x\n[bare]\nk = v",
    "[a]\nREGION = credentials\n[only]\naws_access_key_id = x\n[sso-session t]",
  );

  it("are those that tools see", () => assert.deepEqual([...set.profiles.keys()], ["default", "a", "only"]));
  it("take a key from credentials first", () => {
    assert.equal(profileValue(set.profiles.get("a")!, "region"), "credentials");
    assert.equal(settingOf(set.profiles.get("a")!, "region")?.file.kind, "aws-credentials");
    assert.equal(profileValue(set.profiles.get("a")!, "output"), "json");
    assert.equal(profileValue(set.profiles.get("a")!, "empty"), undefined);
  });
  it("prefer [profile default]", () => assert.equal(profileValue(set.profiles.get("default")!, "region"), "r"));
  it("take sessions from config alone", () => assert.deepEqual([...set.sessions.keys()], ["s"]));
});

describe("chains along source_profile", () => {
  const keys = "aws_access_key_id = a\naws_secret_access_key = b\n";
  const role = (source: string) => `role_arn = arn:aws:iam::123456789012:role/r\n${source}\n`;
  const cases: readonly (readonly [name: string, config: string, path: string, end: string])[] = [
    ["keys", `[profile x]\n${keys}`, "x", "static at x"],
    ["half a key pair", "[profile x]\naws_access_key_id = a", "x", "none at x"],
    [
      "a role with keys elsewhere",
      `[profile x]\n${role("source_profile = y")}[profile y]\n${keys}`,
      "x y",
      "static at y",
    ],
    [
      "two roles",
      `[profile x]\n${role("source_profile = y")}[profile y]\n${role("source_profile = z")}[profile z]\n${keys}`,
      "x y z",
      "static at z",
    ],
    [
      "keys stop the walk at a source",
      `[profile x]\n${role("source_profile = y")}[profile y]\n${keys}${role("source_profile = gone")}`,
      "x y",
      "static at y",
    ],
    ["a profile that names itself with keys", `[profile x]\n${keys}${role("source_profile = x")}`, "x", "static at x"],
    ["a profile that names itself without", `[profile x]\n${role("source_profile = x")}`, "x", "cycle of x"],
    [
      "a cycle",
      `[profile x]\n${role("source_profile = y")}[profile y]\n${role("source_profile = x")}`,
      "x y",
      "cycle of x y",
    ],
    [
      "a cycle back to keys",
      `[profile x]\n${keys}${role("source_profile = y")}[profile y]\n${role("source_profile = x")}`,
      "x y",
      "cycle of x y",
    ],
    [
      "a way into a cycle",
      `[profile x]\n${role("source_profile = y")}[profile y]\n${role("source_profile = y")}`,
      "x y",
      "cycle of y",
    ],
    ["a missing profile", `[profile x]\n${role("source_profile = X")}`, "x", "missing X"],
    [
      "a source without credentials",
      `[profile x]\n${role("source_profile = y")}[profile y]\nregion = r`,
      "x y",
      "none at y",
    ],
    ["a role alone", `[profile x]\n${role("")}`, "x", "none at x"],
    [
      "an instance's role",
      `[profile x]\n${role("credential_source = Ec2InstanceMetadata")}`,
      "x",
      "credential-source at x",
    ],
    ["a web identity", `[profile x]\n${role("web_identity_token_file = /t")}`, "x", "web-identity at x"],
    ["SSO before keys", `[profile x]\n${keys}sso_session = s\nsso_account_id = 1\nsso_role_name = r`, "x", "sso at x"],
    ["a session alone, which gives tokens only", "[profile x]\nsso_session = s", "x", "none at x"],
    ["a login", "[profile x]\nlogin_session = arn", "x", "login-session at x"],
    ["a process", "[profile x]\ncredential_process = p", "x", "process at x"],
    ["a source_profile without a role", "[profile x]\nsource_profile = y\n", "x", "none at x"],
  ];
  for (const [name, config, path, end] of cases) {
    it(name, () => {
      const set = setOf(config);
      const start = set.profiles.get("x")!;
      const chain = chainOf(set, start);
      assert.equal(chain.profiles.map((profile) => profile.name).join(" "), path);
      assert.equal(endText(chain.end), end);
      assert.equal(endText(chainEndsOf(set).get(start)!), end);
    });
  }

  it("know every source that a profile names", () => {
    const set = setOf(
      `[profile x]\n${keys}source_profile = y\ncredential_process = p\nsso_account_id = 1\nlogin_session = l`,
    );
    assert.deepEqual(
      [...credentialSourcesOf(set.profiles.get("x")!)],
      ["static", "source-profile", "sso", "login-session", "process"],
    );
  });

  it("of 10,000 profiles in a cycle end in linear time", () => {
    const size = 10_000;
    const config = Array.from(
      { length: size },
      (_, index) => `[profile p${index}]\n${role(`source_profile = p${(index + 1) % size}`)}`,
    ).join("");
    const set = setOf(config);
    const began = process.cpuUsage();
    const ends = chainEndsOf(set);
    assert.ok(process.cpuUsage(began).user < 10_000_000);
    assert.ok([...ends.values()].every(({ kind }) => kind === "cycle"));
    assert.equal(chainOf(set, set.profiles.get("p0")!).profiles.length, size);
  });
});

describe("keys", () => {
  it("are found by section", () => {
    assert.equal(configKey("role_arn")?.min, 20);
    assert.equal(configKey("sso_region", "sso-session")?.type, "region");
    assert.equal(configKey("role_arn", "sso-session"), undefined);
    assert.equal(configKey("toString"), undefined);
    assert.equal(configKey("endpoint_url", "services")?.type, "url");
    assert.deepEqual(
      configKeysOf("sso-session").map(({ name }) => name),
      ["sso_start_url", "sso_region", "sso_registration_scopes"],
    );
    assert.equal(blockKeysOf("toString"), undefined);
    assert.ok(blockKeysOf("s3")?.some(({ name }) => name === "addressing_style"));
  });

  it("are consistent with each other", () => {
    const all = [...configKeysOf("profile"), ...configKeysOf("sso-session"), ...configKeysOf("plugins")];
    const names = new Set(all.map(({ name }) => name));
    for (const key of [...all, ...["s3", "emr", "proxies_config"].flatMap((block) => blockKeysOf(block) ?? [])]) {
      assert.match(key.meaning, /^[A-Z].*\.$/, key.name);
      assert.match(key.name, /^[a-z0-9_]+$/);
      assert.match(readersOf(key), /AWS CLI|SDK|boto3/);
      if (key.type === "enum") assert.ok(key.values && key.values.length > 1, key.name);
      for (const other of [...(key.requires ?? []), ...(key.needsOneOf ?? [])]) assert.ok(names.has(other), other);
      if (key.deprecated && "replacement" in key.deprecated) assert.ok(names.has(key.deprecated.replacement));
    }
    for (const [misspelt, meant] of Object.entries(misspeltKeys)) {
      assert.ok(!names.has(misspelt), misspelt);
      assert.ok(names.has(meant), meant);
    }
  });

  it("of services are ids with underscores", () => {
    for (const name of ["s3", "elastic_beanstalk", "api_gateway", "acm_pca"])
      assert.ok(isServiceIdentifier(name), name);
    for (const name of ["api-gateway", "api gateway", "acm", "pca", "", "s3 sts"])
      assert.equal(isServiceIdentifier(name), name === "acm", name);
    const names = allServiceIdentifiers();
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.ok(isServiceIdentifier(name), name);
  });
});

function setOf(config: string, credentials?: string) {
  return profileSetOf(
    readAwsConfig(config, "aws-config"),
    credentials === undefined ? undefined : readAwsConfig(credentials, "aws-credentials"),
  );
}

function endText(end: ChainEnd): string {
  if (end.kind === "missing") return `missing ${end.name}`;
  if (end.kind === "cycle")
    return `cycle of ${end.members
      .map(({ name }) => name)
      .sort()
      .join(" ")}`;
  return `${end.kind === "source" ? end.source : end.kind} at ${end.profile.name}`;
}
