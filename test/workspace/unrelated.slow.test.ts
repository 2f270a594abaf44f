// What has nothing to do with each other gives no finding between files: AWS's managed policies, in one folder and in many,
// and the systems of examples/ beside one another.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createProject } from "../../core/project.ts";
import { rules } from "../../core/rules/index.ts";
import { managedPolicies } from "../../scripts/managed-policies.mjs";
import { catalog } from "../catalog/open.ts";

/** The nodes that rules across files check. */
const between = new Set(
  "home profile ssoSession role user bucket key account app document manifest placeholder workspace".split(" "),
);
const codes = new Set(
  rules.filter(({ check }) => Object.keys(check).some((node) => between.has(node))).map(({ code }) => code),
);

test("rules across files are known by their checks", () => {
  for (const code of ["near-name", "unknown-profile", "task-role-without-ecs-tasks", "several-principals"])
    assert.ok(codes.has(code), code);
});

const policies = managedPolicies().map(({ name, document }) => [name, JSON.stringify(document, undefined, 2)] as const);

for (const folders of [1, 500]) {
  test(`AWS's managed policies in ${folders} folders`, () => {
    const files = policies.map(([name, text], i) => [`/w/policies/${i % folders}/${name}.json`, text] as const);
    assert.ok(files.length > 1500, "the policies are there");
    assert.deepEqual(foundBetween(new Map(files)), []);
  });
}

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
const systems = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("every sound example beside every other, with manifests", () => {
  assert.deepEqual(foundBetween(new Map(systems.flatMap((system) => [...soundFiles(system)]))), []);
});

for (const system of systems) {
  for (const other of systems.filter((name) => name > system)) {
    test(`${system} and ${other} in one workspace, without manifests`, () => {
      const files = [...soundFiles(system), ...soundFiles(other)].filter(([name]) => !name.endsWith("latchkey.json"));
      const alone = [system, other].flatMap((one) => foundBetween(withoutManifest(soundFiles(one))));
      assert.deepEqual(foundBetween(new Map(files)).sort(), alone.sort());
    });
  }
}

function withoutManifest(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].filter(([name]) => !name.endsWith("latchkey.json")));
}

function foundBetween(texts: ReadonlyMap<string, string>): string[] {
  const files = new Map([...texts].map(([name, text]) => [name, { name, text, tracked: true }]));
  const project = createProject({ catalog, roots: ["/w"], read: (name) => files.get(name) });
  project.set([...files.values()]);
  return [...files.keys()].flatMap((file) =>
    project
      .findings(file)
      .filter(({ code }) => codes.has(code))
      .map(({ code, message }) => `${file}: ${code}: ${message}`),
  );
}

function soundFiles(system: string): Map<string, string> {
  const folder = join(examples, system, "sound");
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [`/w/${system}${path.slice(folder.length).replaceAll("\\", "/")}`, readFileSync(path, "utf8")];
      }),
  );
}
