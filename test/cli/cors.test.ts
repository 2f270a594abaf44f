// `latchkey cors`, built: what S3 would answer to a request.
import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith, latchkey } from "./latchkey.ts";

const rule = {
  ID: "uploads",
  AllowedOrigins: ["https://app.example.com"],
  AllowedMethods: ["GET", "PUT"],
  AllowedHeaders: ["x-amz-*"],
  ExposeHeaders: ["ETag"],
};
const page = ["--origin", "https://app.example.com"];
const files = {
  "cors.json": JSON.stringify([rule]),
  "other.json": JSON.stringify({ CORSRules: [{ ...rule, AllowedMethods: ["GET", "OPTIONS"] }] }),
  "notes.md": `# Notes\n\n\`\`\`json\n[\n  ${JSON.stringify(rule)}\n]\n\`\`\`\n`,
  "plain.txt": "Nothing.",
  "cors.xml":
    "<CORSConfiguration>\n<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>\n</CORSConfiguration>",
  "rule.json": JSON.stringify(rule),
};

test("JSON has the answers to the preflight and to the request", () => {
  const folder = folderWith(files);
  const { status, stdout } = latchkey(folder, [
    "cors",
    "cors.json",
    ...page,
    "--method",
    "put",
    "--headers",
    "X-Amz-Date,x-amz-acl",
    "--format",
    "json",
  ]);
  assert.equal(status, 0);
  const vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
  const headers = {
    "Access-Control-Allow-Origin": "https://app.example.com",
    "Access-Control-Allow-Methods": "GET, PUT",
    "Access-Control-Expose-Headers": "ETag",
    "Access-Control-Allow-Credentials": "true",
    Vary: vary,
  };
  assert.deepEqual(JSON.parse(stdout), {
    preflight: {
      allowed: true,
      rule: 0,
      id: "uploads",
      headers: { ...headers, "Access-Control-Allow-Headers": "x-amz-date, x-amz-acl" },
      needed: true,
    },
    request: { allowed: true, rule: 0, id: "uploads", headers, sent: true },
  });
});

test("a refusal says why, and ends with 1", () => {
  const folder = folderWith(files);
  const { status, stdout } = latchkey(folder, [
    "cors",
    "cors.json",
    ...page,
    "--method",
    "PUT",
    "--headers",
    "Content-Type",
    "--format",
    "json",
  ]);
  assert.equal(status, 1);
  const { preflight, request } = JSON.parse(stdout);
  assert.deepEqual([preflight.allowed, request.allowed, request.sent], [false, true, false]);
  assert.equal(preflight.nearest.headers, "it allows the headers x-amz-*, not content-type");
  assert.match(
    preflight.why,
    /403 AccessForbidden .* Rule 1 fails: it allows the headers x-amz-\*, not content-type\.$/,
  );
});

test("text names the rule with its line, in the file that holds it", () => {
  const folder = folderWith(files);
  const { stdout } = latchkey(folder, ["cors", "notes.md", ...page, "--method", "GET"]);
  assert.match(
    stdout,
    /^Preflight \(OPTIONS for GET\): allowed by rule 1 \("uploads", line 5\)\n {2}Access-Control-Allow-Origin: /,
  );
  assert.match(stdout, /Browsers do not ask before such a request\./);
  assert.match(stdout, /The page may read the answer\.\n$/);
});

test("other notations are read as well", () => {
  const folder = folderWith(files);
  const { stdout } = latchkey(folder, ["cors", "cors.xml", ...page, "--method", "GET"]);
  assert.match(stdout, /allowed by rule 1 \(line 2\)\n {2}Access-Control-Allow-Origin: \*\n/);
  const lone = latchkey(folder, ["cors", "rule.json", ...page, "--method", "GET"]);
  assert.equal(lone.status, 0);
  assert.match(lone.stdout, /S3 refuses this configuration as it stands \(missing-element\)/);
});

test("a configuration that S3 refuses is said to be one", () => {
  const folder = folderWith(files);
  const { status, stdout } = latchkey(folder, ["cors", "other.json", ...page, "--method", "GET"]);
  assert.equal(status, 0);
  assert.match(stdout, /Note: S3 refuses this configuration as it stands \(cors-method\)/);
  const odd = latchkey(folder, ["cors", "cors.json", "--origin", "https://app.example.com/", "--method", "GET"]);
  assert.equal(odd.status, 1);
  assert.match(
    odd.stdout,
    /Note: No browser sends the origin https:\/\/app\.example\.com\/: an origin ends without a slash\. Did you mean https:\/\/app\.example\.com\?/,
  );
});

test("wrong usage and files without rules end with 2", () => {
  const folder = folderWith(files);
  const statusOf = (...args: string[]) => latchkey(folder, ["cors", ...args], "").status;
  for (const args of [
    [],
    ["cors.json", "--method", "GET"],
    ["cors.json", ...page],
    ["cors.json", "other.json", ...page, "--method", "GET"],
    ["gone.json", ...page, "--method", "GET"],
    ["plain.txt", ...page, "--method", "GET"],
    ["-", ...page, "--method", "GET"],
    ["cors.json", ...page, "--method", "GET", "--format", "xml"],
  ])
    assert.equal(statusOf(...args), 2, args.join(" "));
  assert.match(latchkey(folder, ["cors", "--help"]).stdout, /--origin ORIGIN/);
});
