// Requests that a hasty reading would allow. None of them may be; `depends` where AWS's pages leave it open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decide, explain, parseRequest } from "../../core/access/index.ts";
import { catalog } from "../catalog/open.ts";
import { actionsAndResources } from "./caution/actions-and-resources.ts";
import { conditions } from "./caution/conditions.ts";
import { documents } from "./caution/documents.ts";
import { principals } from "./caution/principals.ts";
import type { Cautious } from "./caution/requests.ts";
import { rolesKeysOrganizations } from "./caution/roles-keys-organizations.ts";
import { sound } from "./caution/sound.ts";

cautious("documents", documents);
cautious("actions and resources", actionsAndResources);
cautious("conditions", conditions);
cautious("principals", principals);
cautious("roles, keys, organizations", rolesKeysOrganizations);

function cautious(subject: string, cases: Readonly<Record<string, Cautious>>): void {
  test(`caution: ${Object.keys(cases).length} requests that are not plainly allowed: ${subject}`, () => {
    for (const [name, [answer, request]] of Object.entries(cases)) {
      const parsed = parseRequest(typeof request === "string" ? request : JSON.stringify(request));
      assert.ok(!("error" in parsed), `${name}: ${"error" in parsed ? parsed.error : ""}`);
      const verdict = decide(parsed.request, parsed.documents, catalog);
      assert.ok("answer" in verdict, name);
      assert.equal(verdict.answer, answer, name);
      const proof = explain(parsed.request, parsed.documents, catalog);
      assert.ok("answer" in proof && proof.answer === answer, name);
      if (answer === "depends") assert.ok(proof.missing.length > 0, `${name}: nothing said about what it depends on`);
    }
  });
}

test("caution: what is sound beside them is allowed", () => {
  for (const [name, request] of Object.entries(sound)) {
    const parsed = parseRequest(JSON.stringify(request));
    assert.ok(!("error" in parsed), name);
    assert.deepEqual(decide(parsed.request, parsed.documents, catalog), { answer: "allowed", explicit: false }, name);
  }
});
