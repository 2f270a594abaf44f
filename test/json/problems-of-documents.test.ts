import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { defaultSettings } from "../../core/settings.ts";
import { catalog } from "../catalog/open.ts";

const statement = '{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*", }';
const policy = `{ "Version": "2012-10-17", "Statement": ${statement} }`;

const spokenFor = { ...defaultSettings, jsonSyntaxIsSpokenFor: true };

function commas(name: string, text: string, settings = defaultSettings): readonly number[] {
  const { findings } = analyzeFile({ name, text }, catalog, settings);
  return findings.filter(({ code }) => code === "trailing-comma").map(({ span }) => span.start);
}

describe("a trailing comma", () => {
  it("is reported once where one text holds several documents", () => {
    const text = `{ "UserPolicyList": [{ "PolicyDocument": ${policy} }, { "PolicyDocument": ${policy.replace('"*",', '"*"')} }] }`;
    assert.deepEqual(commas("details.json", text), [text.indexOf(", }")]);
  });

  it("in the policy's escaped text is reported even where someone else speaks for the file's own JSON", () => {
    const text = JSON.stringify({ Policy: policy });
    assert.deepEqual(commas("get-bucket-policy.json", text, spokenFor), [text.indexOf(", }")]);
    assert.deepEqual(commas("policy.json", policy, spokenFor), []);
  });

  it("in Markdown is reported whoever speaks for JSON files", () => {
    const text = `Try this:\n\n\`\`\`json\n${policy}\n\`\`\`\n`;
    assert.deepEqual(commas("tutorial.md", text, spokenFor), [text.indexOf(", }")]);
  });
});
