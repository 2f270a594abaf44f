// The mistakes that people make in config, credentials and CORS files: each is reported by the rule for it, and by no other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";
import { corsMistakes } from "./cors-mistakes.ts";
import { keyMistakes } from "./key-mistakes.ts";
import type { Mistake } from "./mistake.ts";
import { profileMistakes } from "./profile-mistakes.ts";
import { settingMistakes } from "./setting-mistakes.ts";

const mistakesIn = {
  profiles: profileMistakes,
  settings: settingMistakes,
  "access keys": keyMistakes,
  "CORS rules": corsMistakes,
};

for (const [title, mistakes] of Object.entries(mistakesIn)) {
  test(`mistakes in ${title}`, () => {
    for (const mistake of mistakes) assert.equal(codesOf(mistake), mistake[1], mistake[0]);
  });
}

/** What both stages say about the files alone, each rule once. */
function codesOf([, , files]: Mistake): string {
  const all = Object.entries(files).map(([name, text]) => ({ name: `/w/${name}`, text }));
  const project = createProject({ catalog, roots: ["/w"], read: (name) => all.find((file) => file.name === name) });
  project.set(all);
  const codes = all.flatMap(({ name }) => project.findings(name).map(({ code }) => code));
  return [...new Set(codes)].sort().join(" ");
}
