import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import { accountIdOfKeyId, isExampleId, meaningOfId } from "../../core/model/key-id.ts";
import { looksLikeLiveKeyId, looksLikeLiveSecret, looksLikeLiveToken, maskSecrets } from "../../core/model/masking.ts";

// No text here may look like a live secret to a scanner, so that they are put together at run time.
const liveSecret = ["q7Xz2LkV9", "dWm4TfR8bN", "1hGy6PcJ5s", "KuE3/oA0+i", "Q"].join("");
const publishedKeyId = ["ASIA", "Y34FZKBOKMUTVV7A"].join("");

describe("account of a key id", () => {
  const cases: readonly (readonly [keyId: string, account: string | undefined])[] = [
    // The one with an independent published answer, then two computed by the published algorithm.
    [publishedKeyId, "609629065308"],
    [["ASIA", "QNZGKIQY56JQ7WML"].join(""), "029608264753"],
    [["AKIA", "YVP4CIPPERUVIFXG"].join(""), "595918472158"],
    // Made before 2019, of an example, too short, not base 32, of another kind, and a placeholder.
    ["AKIAIOSFODNN7EXAMPLE", undefined],
    [["AKIA", "JY34FZKBOKMUTVV7"].join(""), undefined],
    [publishedKeyId.slice(0, 19), undefined],
    [`${publishedKeyId.slice(0, 19)}1`, undefined],
    [publishedKeyId.replace("ASIA", "AROA"), undefined],
    ["AKIAXXXXXXXXXXXXXXXX", undefined],
    ["", undefined],
  ];
  for (const [keyId, account] of cases) {
    it(keyId.slice(0, 8), () => assert.equal(accountIdOfKeyId(keyId), account));
  }
});

describe("ids", () => {
  it("are told apart by their prefix", () => {
    assert.equal(meaningOfId("AROAIOSFODNN7EXAMPLE"), "a role");
    assert.equal(meaningOfId("AKIAIOSFODNN7EXAMPLE"), "a long-term access key");
    assert.equal(meaningOfId("QQQQIOSFODNN7EXAMPLE"), undefined);
    assert.equal(meaningOfId("AROA"), undefined);
  });
  it("of examples say so, repeat themselves or count", () => {
    for (const id of ["AKIAIOSFODNN7EXAMPLE", "AKIAXXXXXXXXXXXXXXXX", "AKIAABCDEFGHIJKLMNOP", "AKIAABABABABABABABAB"]) {
      assert.ok(isExampleId(id), id);
    }
    assert.ok(!isExampleId(publishedKeyId));
  });
});

describe("live-looking", () => {
  it("key ids", () => {
    assert.ok(looksLikeLiveKeyId(publishedKeyId));
    for (const id of [
      "AKIAIOSFODNN7EXAMPLE",
      "ACCESS_KEY",
      publishedKeyId.toLowerCase(),
      `${publishedKeyId}A`,
      "AKIA1234567890ABCDEF",
    ]) {
      assert.ok(!looksLikeLiveKeyId(id), id);
    }
  });

  const dead: readonly (readonly [name: string, text: string])[] = [
    ["the documentation's", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
    ["the documentation's second", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"],
    ["a git hash", "da39a3ee5e6b4b0d3255bfef95601890afd80709"],
    ["a placeholder", "YOUR_SECRET_ACCESS_KEY"],
    ["a run of x", "x".repeat(40)],
    ["words of 40 characters", "DistributedCellProfilerImagesAndResults4"],
    ["a path", "Illumina/DistributedCellProfiler/2024/AB"],
    ["the alphabet", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcd"],
    ["one character too many", `${liveSecret}x`],
  ];
  for (const [name, text] of dead) {
    it(`secrets are not ${name}`, () => assert.ok(!looksLikeLiveSecret(text)));
  }

  it("secrets are nearly all random ones", () => {
    assert.ok(looksLikeLiveSecret(liveSecret));
    const missed = Array.from({ length: 5000 }, () => randomBytes(30).toString("base64")).filter(
      (secret) => !looksLikeLiveSecret(secret),
    );
    assert.ok(missed.length < 50, `${missed.length} of 5000`);
  });

  it("tokens", () => {
    assert.ok(looksLikeLiveToken(liveSecret.repeat(4)));
    assert.ok(!looksLikeLiveToken(liveSecret));
    assert.ok(!looksLikeLiveToken("EXAMPLETOKEN".repeat(20)));
  });
});

describe("masking", () => {
  const stars = (text: string) => "*".repeat(text.length);
  const cases: readonly (readonly [line: string, masked: string])[] = [
    [`aws_secret_access_key = ${liveSecret} # home`, `aws_secret_access_key = ${stars(liveSecret)} # home`],
    ["AWS_SECRET_ACCESS_KEY=abc=def", "AWS_SECRET_ACCESS_KEY=*******"],
    ["aws_secret_key: short", "aws_secret_key: *****"],
    ["export AWS_SESSION_TOKEN='IQoJ'", "export AWS_SESSION_TOKEN='****'"],
    ['{"SecretAccessKey": "abc", "Version": 1}', '{"SecretAccessKey": "***", "Version": 1}'],
    ['"SessionToken" : "abc"', '"SessionToken" : "***"'],
    [`id ${publishedKeyId}.`, `id ${stars(publishedKeyId)}.`],
    ["aws_access_key_id = AKIAIOSFODNN7EXAMPLE", `aws_access_key_id = ${"*".repeat(20)}`],
    [`# ${liveSecret}`, `# ${stars(liveSecret)}`],
    [`token ${liveSecret.repeat(3)}`, `token ${stars(liveSecret.repeat(3))}`],
    // These hold no secret.
    ['"Action": "secretsmanager:GetSecretValue"', '"Action": "secretsmanager:GetSecretValue"'],
    [
      "web_identity_token_file = /var/run/secrets/eks.amazonaws.com/token",
      "web_identity_token_file = /var/run/secrets/eks.amazonaws.com/token",
    ],
    [
      "arn:aws:s3:::images/DistributedCellProfiler/2024/results/Plate1/x",
      "arn:aws:s3:::images/DistributedCellProfiler/2024/results/Plate1/x",
    ],
    ["da39a3ee5e6b4b0d3255bfef95601890afd80709", "da39a3ee5e6b4b0d3255bfef95601890afd80709"],
    ["role_arn = arn:aws:iam::123456789012:role/access", "role_arn = arn:aws:iam::123456789012:role/access"],
    ["", ""],
  ];
  for (const [line, masked] of cases) {
    it(masked || "nothing", () => assert.equal(maskSecrets(line), masked));
  }

  it("finds nearly every random secret, named or not", () => {
    let seen = 0;
    for (let round = 0; round < 5000; round++) {
      const secret = randomBytes(30).toString("base64");
      assert.ok(!maskSecrets(`aws_secret_access_key=${secret}`).includes(secret));
      if (maskSecrets(`see ${secret} there`).includes(secret)) seen++;
    }
    assert.ok(seen < 15, `${seen} of 5000`);
  });

  it("takes time linear in the text", () => {
    for (const text of [
      "A".repeat(1e6),
      "secret".repeat(2e5),
      "aws_secret_key = ".repeat(6e4),
      `password${" ".repeat(1e6)}`,
    ]) {
      const began = process.cpuUsage();
      maskSecrets(text);
      assert.ok(process.cpuUsage(began).user < 1e7);
    }
  });
});
