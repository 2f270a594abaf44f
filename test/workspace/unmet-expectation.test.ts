// What a manifest expects is judged again when a file that it rests on changes, comes or goes; and only then.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const role = "arn:aws:iam::111122223333:role/reader";
const reading = (action: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "arn:aws:s3:::lab-plates/*" }],
  });

test("an edit of a policy, a profile or the manifest is judged at once", () => {
  const texts = new Map([
    [
      "/w/latchkey.json",
      JSON.stringify({
        accounts: { lab: "111122223333" },
        roles: [{ arn: role, policies: ["role/permissions.json"] }],
        buckets: [{ name: "lab-plates", account: "lab" }],
        aws: { config: "aws/config" },
        expect: [{ who: "profile:reader", can: ["s3:GetObject"], on: ["lab-plates"] }],
      }),
    ],
    ["/w/role/permissions.json", reading("s3:GetObject")],
    ["/w/aws/config", `[profile reader]\nrole_arn = ${role}\ncredential_source = Environment\nregion = us-east-1\n`],
  ]);
  const file = (name: string) => {
    const text = texts.get(name);
    return text === undefined ? undefined : { name, text };
  };
  const project = createProject({ catalog, roots: ["/w"], read: file });
  project.set([...texts].map(([name, text]) => ({ name, text })));
  const unmet = () =>
    project
      .findings("/w/latchkey.json")
      .filter(({ code }) => code === "unmet-expectation")
      .map(({ severity, message }) => `${severity}: ${message}`);
  const edit = (name: string, text: string) => {
    texts.set(name, text);
    project.set([{ name, text }]);
  };

  assert.deepEqual(unmet(), []);
  edit("/w/role/permissions.json", reading("s3:GetObjectAcl"));
  assert.match(
    unmet().join(),
    /^warning: profile:reader is to have s3:GetObject on lab-plates, but does not: no identity/,
  );
  edit("/w/role/permissions.json", reading("s3:Get*"));
  assert.deepEqual(unmet(), []);

  const config = texts.get("/w/aws/config") ?? "";
  edit("/w/aws/config", config.replace("profile reader", "profile writer"));
  assert.match(unmet().join(), /^hint: .*depends: there is no profile reader/);
  edit("/w/aws/config", config);
  assert.deepEqual(unmet(), []);

  texts.delete("/w/role/permissions.json");
  project.remove(["/w/role/permissions.json"]);
  assert.match(unmet().join(), /^hint: /);
  edit("/w/role/permissions.json", reading("s3:GetObject"));
  assert.deepEqual(unmet(), []);

  edit("/w/latchkey.json", (texts.get("/w/latchkey.json") ?? "").replace('"can"', '"cannot"'));
  assert.match(unmet().join(), /^warning: .*is not to have s3:GetObject on lab-plates, but has it/);
});
