import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { kindDescriptions, kindNames } from "../../client/kinds.ts";
import * as core from "../../core/kind.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

test("the client names the kinds as core does", () => assert.deepEqual(kindNames, core.kindNames));

test("the client describes every kind", () => assert.deepEqual(Object.keys(kindDescriptions), [...core.kinds]));

test("the setting for associations offers every kind", () => {
  const setting = manifest.contributes.configuration.properties["latchkey.associations"];
  assert.deepEqual(setting.additionalProperties.enum, [...core.kinds]);
});
