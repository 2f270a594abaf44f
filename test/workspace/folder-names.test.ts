// A folder's name suggests whose a policy is, unless what stands beside it suggests something better.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject } from "../../core/project.ts";
import { linkedDocuments, linkWords } from "../../core/workspace/link-list.ts";
import { catalog } from "../catalog/open.ts";

const trust = `{ "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }`;
const grant = `{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::plates/*" } }`;
const config = (role: string) =>
  `[profile runs]\nrole_arn = arn:aws:iam::111122223333:role/${role}\ncredential_source = Ec2InstanceMetadata\n`;

const cases: Readonly<Record<string, { files: Readonly<Record<string, string>>; links: readonly string[] }>> = {
  "the folder is called as a role that a profile becomes": {
    files: { "/w/runner/trust.json": trust, "/w/runner/policy.json": grant, "/w/aws/config": config("runner") },
    links: ["an identity policy of role runner", "the trust policy of role runner"],
  },
  "the folder is called as nothing else": {
    files: { "/w/runner/trust.json": trust, "/w/aws/config": config("walker") },
    links: ["the trust policy of role runner"],
  },
  "the only trust policy beside what names another role is that role's": {
    files: { "/w/plates/trust.json": trust, "/w/plates/config": config("runner") },
    links: ["the trust policy of role runner"],
  },
  "one whose folder is called as a known role stays that role's": {
    files: { "/w/runner/trust.json": trust, "/w/runner/config": config("walker") + config("runner") },
    links: ["the trust policy of role runner"],
  },
};

for (const [name, { files, links }] of Object.entries(cases))
  test(name, () => {
    const project = createProject({ catalog, roots: ["/w"], read: () => undefined });
    project.set(Object.entries(files).map(([file, text]) => ({ name: file, text })));
    const found = linkedDocuments(project.view("/w/x.json")).flatMap((document) => document.links.map(linkWords));
    assert.deepEqual(found.sort(), links);
  });
