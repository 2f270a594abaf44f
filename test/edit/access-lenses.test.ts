// What stands above a document of whose it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessLenses } from "../../core/edit/navigate/lenses.ts";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const allow = (rest: object) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...rest }] });
const files: Readonly<Record<string, string>> = {
  "/w/latchkey.json": JSON.stringify({
    roles: [
      { arn: "arn:aws:iam::123456789012:role/worker", trust: "trust.json", policies: ["read.json"] },
      { arn: "arn:aws:iam::123456789012:role/runner", policies: ["read.json"] },
    ],
    users: [{ arn: "arn:aws:iam::123456789012:user/ana", policies: ["ana.json"] }],
    buckets: [{ name: "lab-images", policy: "bucket.json", cors: "cors.json" }],
  }),
  "/w/trust.json": allow({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }),
  "/w/read.json": allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::lab-images/*" }),
  "/w/ana.json": allow({ Action: "s3:ListAllMyBuckets", Resource: "*" }),
  "/w/bucket.json": allow({ Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::lab-images/*" }),
  "/w/cors.json": '[{ "AllowedMethods": ["GET"], "AllowedOrigins": ["https://app.example.com"] }]',
  "/w/tester-trust-policy.json": allow({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }),
  "/w/odd.json": allow({ Action: "s3:GetObject", Resource: "*" }),
};

const titles: Readonly<Record<string, readonly string[]>> = {
  "/w/trust.json": ["role worker"],
  "/w/read.json": ["role worker, role runner"],
  "/w/ana.json": ["user ana"],
  "/w/bucket.json": ["bucket lab-images · in policies of 2 roles"],
  "/w/cors.json": ["bucket lab-images"],
  "/w/tester-trust-policy.json": ["role tester (likely)"],
  "/w/odd.json": [],
};

const read = (name: string) => (files[name] === undefined ? undefined : { name, text: files[name] });
const project = createProject({ catalog, roots: ["/w"], read });
project.set(Object.keys(files).flatMap((name) => read(name) ?? []));

for (const [name, wanted] of Object.entries(titles)) {
  test(`${name}: ${wanted.join() || "nothing"}`, () => {
    const [document] = project.parsed(read(name)!);
    const lenses = accessLenses(document!, name, 0, project.view(name));
    assert.deepEqual(
      lenses.map(({ title }) => title),
      wanted,
    );
  });
}
