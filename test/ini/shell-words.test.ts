import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shellWordsOf } from "../../core/ini/shell-words.ts";

describe("shell words", () => {
  const words: readonly (readonly [string, readonly string[] | undefined])[] = [
    ["", []],
    ["a  b\tc", ["a", "b", "c"]],
    ['"a b" c', ["a b", "c"]],
    ["'a \\b'\"c\"", ["a \\bc"]],
    ['a"\\"\\\\\\x"', ['a"\\\\x']],
    ["a\\ b", ["a b"]],
    ['""', [""]],
    ["it's", undefined],
    ["a\\", undefined],
    ["a | b #c", ["a", "|", "b", "#c"]],
  ];
  for (const [text, expected] of words) {
    it(JSON.stringify(text), () => assert.deepEqual(shellWordsOf(text), expected));
  }
});
