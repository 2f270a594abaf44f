import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file));

type Token = readonly [text: string, scope: string];

/** Lines of one file, and behind each the text and the innermost scope of every token that has one of its own. */
const examples: readonly (readonly [line: string, ...tokens: Token[]])[] = [
  ["[default]", ["default", "entity.name.type.section"]],
  ["[profile image-analysis]", ["profile", "keyword.control.section"], ["image-analysis", "entity.name.type.section"]],
  ["[ profile  two words ] ", ["profile", "keyword.control.section"], ["two words", "entity.name.type.section"]],
  ["[sso-session lab]", ["sso-session", "keyword.control.section"], ["lab", "entity.name.type.section"]],
  ["[services local]", ["services", "keyword.control.section"], ["local", "entity.name.type.section"]],
  ["[plugins]", ["plugins", "keyword.control.section"]],
  // In a credentials file a profile may bear such a name.
  ["[profile]", ["profile", "entity.name.type.section"]],
  ["[unclosed", ["unclosed", "entity.name.type.section"]],
  ["[a] # why", ["a", "entity.name.type.section"], ["# why", "comment.line.number-sign"]],
  ["# region = us-east-1", ["# region = us-east-1", "comment.line.number-sign"]],
  ["  ; note", ["  ; note", "comment.line.semicolon"]],
  ["region = us-east-1", ["region", "entity.name.tag"], ["us-east-1", "variable.other.constant.region"]],
  ["region=us-gov-west-1", ["region", "entity.name.tag"], ["us-gov-west-1", "variable.other.constant.region"]],
  ["region = us-east-1a", ["region", "entity.name.tag"], ["us-east-1a", "string.unquoted"]],
  ["output = json", ["output", "entity.name.tag"], ["json", "variable.other.constant.value"]],
  ["output = jsonx", ["output", "entity.name.tag"], ["jsonx", "string.unquoted"]],
  ["use_fips_endpoint = true", ["use_fips_endpoint", "entity.name.tag"], ["true", "constant.language.boolean"]],
  ["duration_seconds = 3600", ["duration_seconds", "entity.name.tag"], ["3600", "constant.numeric"]],
  [
    "credential_source = EcsContainer ; task",
    ["credential_source", "entity.name.tag"],
    ["EcsContainer", "variable.other.constant.value"],
    ["; task", "comment.line.semicolon"],
  ],
  [
    "source_profile = base # the keys",
    ["source_profile", "entity.name.tag"],
    ["base", "entity.name.type.section"],
    ["# the keys", "comment.line.number-sign"],
  ],
  ["sso_role_name = a#b", ["sso_role_name", "entity.name.tag"], ["a#b", "string.unquoted"]],
  [
    "role_arn = arn:aws:iam::123456789123:role/access",
    ["role_arn", "entity.name.tag"],
    ["arn", "string.unquoted.arn"],
    ["aws", "string.unquoted.arn"],
    ["iam", "support.type.service"],
    ["123456789123", "constant.numeric.account-id"],
    ["role/access", "string.unquoted.arn"],
  ],
  [
    "endpoint_url = http://localhost:4566",
    ["endpoint_url", "entity.name.tag"],
    ["http://localhost:4566", "markup.underline.link"],
  ],
  [
    "aws_secret_access_key = true/NOT+A=KEY",
    ["aws_secret_access_key", "entity.name.tag"],
    ["true/NOT+A=KEY", "string.unquoted.secret"],
  ],
  ["s3 =", ["s3", "entity.name.tag"]],
  ["  max_bandwidth = 50MB/s", ["max_bandwidth", "entity.name.tag.nested"], ["50MB/s", "constant.numeric"]],
  ["  # inside", ["  # inside", "comment.line.number-sign"]],
  [
    "  addressing_style = path",
    ["addressing_style", "entity.name.tag.nested"],
    ["path", "variable.other.constant.value"],
  ],
  ["cli_pager =", ["cli_pager", "entity.name.tag"]],
  ["[profile next]", ["profile", "keyword.control.section"], ["next", "entity.name.type.section"]],
];

const punctuation = /^(meta|punctuation|source)\./;

test("the grammar of AWS config files", async (t) => {
  const grammar = await loadGrammar();
  let stack = textmate.INITIAL;
  for (const [line, ...expected] of examples) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const actual = tokens
      .map(
        ({ startIndex, endIndex, scopes }): Token => [
          line.slice(startIndex, endIndex),
          scopes.findLast((scope) => !scope.startsWith("punctuation.definition.comment"))!.replace(/\.aws-config$/, ""),
        ],
      )
      .filter(([, scope]) => !punctuation.test(`${scope}.`));
    await t.test(line, () => assert.deepEqual(mergeNeighbours(actual), expected));
  }
});

/** A comment's sign is a token of its own; to the reader it is one with what follows. */
function mergeNeighbours(tokens: readonly Token[]): Token[] {
  const merged: [string, string][] = [];
  for (const [text, scope] of tokens) {
    const last = merged.at(-1);
    if (last?.[1] === scope && scope.startsWith("comment")) last[0] += text;
    else merged.push([text, scope]);
  }
  return merged;
}

async function loadGrammar(): Promise<textmate.IGrammar> {
  const wasm = read("node_modules/vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () =>
      textmate.parseRawGrammar(read("syntaxes/aws-config.tmLanguage.json").toString(), "grammar.json"),
  });
  const grammar = await registry.loadGrammar("source.aws-config");
  assert.ok(grammar);
  return grammar;
}
