// What holds for all rules about config and credentials files together, on files made of the pieces that they judge.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { analyzeFile } from "../../core/analyze.ts";
import type { Finding, Fix } from "../../core/finding.ts";
import { documentsOf, type SourceFile } from "../../core/hosts/index.ts";
import { botocoreView } from "../../core/ini/botocore-view.ts";
import { parseIni } from "../../core/ini/parse.ts";
import { maskSecrets } from "../../core/model/masking.ts";
import { applyEdits } from "../../core/text.ts";
import { createWorkspace } from "../../core/workspace/workspace.ts";
import { catalog } from "../catalog/open.ts";

const name = fc.constantFrom("a", "b", "c", "default", "my team", "r&d");
const header = fc.oneof(
  name.map((n) => `[profile ${n}]`),
  name.map((n) => `[${n}]`),
  fc.constantFrom('[profile "a"]', "[ profile b ]", "[profile  c]", "[Profile a]", "[profile a", "[DEFAULT]", "[]"),
  fc.constantFrom("[sso-session s]", "[sso_session t]", "[services v]", "[preview]", "[profile.a]", "[profile b]# c"),
);
const key = fc.constantFrom(
  ...["region", "REGION", "output", "ouput", "role_arn", "source_profile", "credential_source", "mfa_serial"],
  ...["web_identity_token_file", "duration_seconds", "role_session_name", "sso_session", "sso_account_id"],
  ...["sso_role_name", "sso_start_url", "sso_region", "aws_access_key_id", "aws_secret_access_key", "services"],
  ...["aws_session_token", "aws_secret_key", "credential_process", "s3", "addressing_style", "endpoint_url"],
  ...["retry_mode", "max_attempts", "use_fips_endpoint", "imds_use_ipv6", "export region", "max_bandwidth", ""],
);
const value = fc.constantFrom(
  ...["us-east-1", "us-east-1a", "Ohio", "json", "JSON", "a", "b", "profile a", '"a"', "“json”", "path", "true", "yes"],
  ...["arn:aws:iam::123456789012:role/r", "role", "arn:aws:iam::123456789012:user/u", "Environment", "EC2", "3600"],
  ...["7200", "1h", "0", "s", "S", "v", "https://x.awsapps.com/start/#/", "localhost:4566", "~/x | y", "123-456"],
  ...["AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "AROA4KZX2QMTRB7WN5YH", "legacy", "50MB", "x # y", "", "<X>"],
);
const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(key, fc.constantFrom(" = ", "=", ": "), value).map((parts) => parts.join("")) },
  { weight: 2, arbitrary: fc.tuple(key, value).map(([k, v]) => `  ${k} = ${v}`) },
  { weight: 1, arbitrary: fc.constantFrom("", "# c", "  ; c", "text", "region us-east-1", "  more", "<<<<<<< x") },
  { weight: 1, arbitrary: fc.constantFrom("=======", ">>>>>>> x", "region = us-east-1\u00a0", "// c") },
  { weight: 3, arbitrary: header },
);
const text = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom("\n", "\n", "\n", "\r\n"), fc.constantFrom("", "\ufeff"))
  .map(([lines, eol, mark]) => mark + lines.join(eol));
const files = fc.record({
  "aws/config": text,
  "aws/credentials": text,
});

test("every fix keeps to its file, and its finding is gone after it", () => {
  fc.assert(
    fc.property(files, (texts) => {
      const found = findingsOf(texts);
      for (const [file, findings] of found) {
        for (const finding of findings) for (const fix of finding.fixes) checkFix(texts, file, finding, fix);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  );
});

function checkFix(texts: Texts, file: string, finding: Finding, fix: Fix): void {
  const about = `${finding.code}: ${fix.title}\n${JSON.stringify(texts)}`;
  const after = { ...texts };
  for (const { file: other, edits } of [{ file, edits: fix.edits }, ...(fix.elsewhere ?? [])]) {
    const before = texts[other as keyof Texts];
    let end = 0;
    for (const { span } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
      assert.ok(span.start >= end && span.end >= span.start && span.end <= before.length, `edits overlap in ${about}`);
      end = span.end;
    }
    after[other as keyof Texts] = applyEdits(before, edits);
  }
  assert.notDeepEqual(after, texts, `nothing changes by ${about}`);
  if (fix.safe) {
    for (const kind of ["config", "credentials"] as const) {
      const was = botocoreView(parseIni(texts[`aws/${kind}`]), kind).ok;
      assert.ok(!was || botocoreView(parseIni(after[`aws/${kind}`]), kind).ok, `rejected after ${about}`);
    }
  }
  // Where lines belong to other lines than they seem to, a fix of one brings out the next.
  if (
    findingsOf(texts)
      .get(file)!
      .some(({ code }) => code !== finding.code && entangling.has(code))
  )
    return;
  const id = ({ code, path, message }: Finding) => JSON.stringify([code, path, message]);
  const count = (all: Findings, of: Finding) => all.get(file)!.filter((other) => id(other) === id(of)).length;
  assert.ok(
    count(findingsOf(after), finding) < count(findingsOf(texts), finding),
    `still there after ${about}\n${JSON.stringify(after)}`,
  );
}

const entangling: ReadonlySet<string> = new Set([
  "conflict-marker",
  "continued-value",
  "duplicate-key",
  "duplicate-section",
  "indented-line",
  "malformed-header",
  "malformed-line",
]);

/** A path names sections and keys as they are written, which is what it is for. */
const withoutPaths = (findings: readonly Finding[]) => findings.map((finding) => ({ ...finding, path: [] }));
const everything = { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: Number.POSITIVE_INFINITY };

test("no finding and no fact shows a secret", () => {
  const alphabet = [..."ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789/+"];
  const secret = fc
    .array(fc.constantFrom(...alphabet), { minLength: 40, maxLength: 40 })
    .map((letters) => letters.join(""))
    .filter((text) => /^\*{79}$/.test(maskSecrets(text) + maskSecrets(text.slice(1))));
  const holder = fc.constantFrom(
    ...["aws_secret_access_key", "aws_session_token", "aws_secret_key", "AWS_SECRET_ACCESS_KEY", "aws_access_key_id"],
    ...["source_profile", "sso_session", "services", "region", "output", "role_arn", "credential_process", "s3"],
    ...["mfa_serial", "external_id", "endpoint_url", "sso_start_url", "duration_seconds", "max_attempts", "colour"],
  );
  const shape = fc.constantFrom<(s: string) => string>(
    (s) => s,
    (s) => `"${s}"`,
    (s) => `${s} # note`,
    (s) => `note # ${s}`,
    (s) => `${s}\n  ${s}`,
    (s) => `${s.slice(1)}`,
    (s) => `“${s}”`,
  );
  fc.assert(
    fc.property(files, secret, holder, shape, fc.nat(12), (texts, hiding, k, form, at) => {
      const lines = texts["aws/credentials"].split("\n");
      lines.splice(at, 0, "[x]", `${k} = ${form(hiding)}`, `${k} = ${form(hiding)}`, "[x]");
      const withSecret = { ...texts, "aws/credentials": lines.join("\n") };
      const facts = analysesOf(withSecret).map((analysis) => analysis.facts);
      const shown = inspect([facts, [...findingsOf(withSecret).values()].map(withoutPaths)], everything);
      assert.ok(!shown.includes(hiding.slice(2, -2)), shown.slice(0, 3000));
    }),
    { numRuns: 300 },
  );
});

const large: Readonly<Record<string, Texts>> = {
  "a credentials file of 1 MB on one line": {
    "aws/config": "",
    "aws/credentials": `[a] ${"x = y # z ".repeat(100_000)}`,
  },
  "a value of 1 MB": {
    "aws/config": `[default]\nrole_arn = ${"arn:aws:iam::/ ".repeat(70_000)}`,
    "aws/credentials": "",
  },
  "10,000 profiles in a cycle": {
    "aws/config": Array.from(
      { length: 10_000 },
      (_, i) => `[profile p${i}]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = p${(i + 1) % 10_000}\n`,
    ).join(""),
    "aws/credentials": "",
  },
  "10,000 references to nothing": {
    "aws/config": Array.from(
      { length: 10_000 },
      (_, i) => `[profile p${i}]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = nowhere-at-all-${i}\n`,
    ).join(""),
    "aws/credentials": "[x]\naws_access_key_id = 1",
  },
  "a thousand levels": {
    "aws/config": `[default]\n${Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i)}s3 =`).join("\n")}`,
    "aws/credentials": "",
  },
  "2,000 conflicts": { "aws/config": `[default]\n${"<<<<<<< a\n=======\n".repeat(2000)}`, "aws/credentials": "" },
  "20,000 sections of one name": { "aws/config": "[default]\nregion = a\n".repeat(20_000), "aws/credentials": "" },
  "100,000 lone carriage returns": { "aws/config": "[default]\rregion = a\r".repeat(50_000), "aws/credentials": "" },
  "a pasted key": {
    "aws/config": `[default]\n-----BEGIN PRIVATE KEY-----\n${"QUJD".repeat(16)}\n-----END PRIVATE KEY-----\n`,
    "aws/credentials": "",
  },
};

for (const [what, texts] of Object.entries(large)) {
  test(`${what}: findings, and in the end`, () => {
    const start = process.cpuUsage();
    const found = findingsOf(texts);
    const { user, system } = process.cpuUsage(start);
    assert.ok([...found.values()].flat().length > 0, "nothing is reported");
    assert.ok(user + system < 15_000_000, `${((user + system) / 1e6).toFixed(2)} s`);
  });
}

type Texts = Readonly<Record<"aws/config" | "aws/credentials", string>>;
type Findings = ReadonlyMap<string, readonly Finding[]>;

function sourcesOf(texts: Texts): SourceFile[] {
  return Object.entries(texts).map(([name, text]) => ({ name, text, tracked: true }));
}

function analysesOf(texts: Texts) {
  return sourcesOf(texts).map((source) => analyzeFile(source, catalog));
}

function findingsOf(texts: Texts): Findings {
  const sources = sourcesOf(texts);
  const workspace = createWorkspace(({ file, document }) => {
    const source = sources.find((other) => other.name === file);
    return source && documentsOf(source)[document ?? 0];
  });
  const analyses = analysesOf(texts);
  workspace.setAll(analyses);
  return new Map(analyses.map(({ name, findings }) => [name, [...findings, ...workspace.findings(name)]]));
}
