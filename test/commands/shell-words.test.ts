// The words of shell commands: quotes, variables, continued lines, and where each character is written.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ShellFlavour, shellCommandsIn } from "../../core/commands/shell-words.ts";

const texts: readonly [text: string, expected: (string | undefined)[][], flavour?: ShellFlavour][] = [
  ["aws s3 ls s3://a", [["aws", "s3", "ls", "s3://a"]]],
  [`echo "a b" 'c d' e\\ f`, [["echo", "a b", "c d", "e f"]]],
  ["aws iam create-role \\\n  --role-name x", [["aws", "iam", "create-role", "--role-name", "x"]]],
  ["aws iam create-role \\\r\n  --role-name x\r\n", [["aws", "iam", "create-role", "--role-name", "x"]]],
  ["BUCKET=plates\naws s3 ls s3://$BUCKET/a", [["aws", "s3", "ls", "s3://plates/a"]]],
  [`export BUCKET="plates"; aws s3 ls "s3://\${BUCKET}"`, [["aws", "s3", "ls", "s3://plates"]]],
  ["aws s3 ls s3://${BUCKET:-plates}", [["aws", "s3", "ls", "s3://plates"]]],
  ["A=x\nA=y\necho $A", [["echo", "y"]]],
  ["A=x\nA=$(pwd)\necho $A", [["pwd"], ["echo", undefined]]],
  ["echo $UNKNOWN-x", [["echo", undefined]]],
  ["echo '$A'", [["echo", "$A"]]],
  [
    "ARN=$(aws iam get-role --role-name x)\necho $ARN",
    [
      ["aws", "iam", "get-role", "--role-name", "x"],
      ["echo", undefined],
    ],
  ],
  ["a | b && c; d # e\n# f\ng", [["a"], ["b"], ["c"], ["d"], ["g"]]],
  ["cat > x.json <<EOF\naws s3 ls\nEOF\necho y", [["cat"], ["echo", "y"]]],
  ["aws s3 ls s3://<BUCKET-NAME> > out.txt 2>&1", [["aws", "s3", "ls", "s3://<BUCKET-NAME>", "2"]]],
  ["$ aws s3 ls", [["aws", "s3", "ls"]]],
  ["if true; then sudo aws s3 ls; fi", [["true"], ["aws", "s3", "ls"], ["fi"]]],
  [
    "ROLE := worker\ndeploy:\n\t@aws iam get-role --role-name $(ROLE)",
    [["deploy:"], ["@aws", "iam", "get-role", "--role-name", "worker"]],
    "make",
  ],
  [`echo "not closed`, [["echo", "not closed"]]],
  [
    "echo $(not closed",
    [
      ["not", "closed"],
      ["echo", undefined],
    ],
  ],
];

test("the words of commands", () => {
  for (const [text, expected, flavour] of texts) {
    const found = shellCommandsIn(text, flavour);
    assert.deepEqual(
      found.map((words) => words.map(({ value }) => value)),
      expected,
      text,
    );
  }
});

test("each character of a word is written where its offset says", () => {
  for (const [text, , flavour] of texts) {
    for (const word of shellCommandsIn(text, flavour).flat()) {
      if (word.value === undefined) continue;
      assert.equal(word.offsets.length, word.value.length);
      assert.equal(word.offsets.map((offset) => text[offset]).join(""), word.value);
    }
  }
});

test("any text has words, quickly, and none outside it", () => {
  const piece = fc.constantFrom(
    "aws",
    " ",
    "\n",
    "'",
    '"',
    "$",
    "(",
    ")",
    "`",
    "\\",
    "{",
    "}",
    "A=",
    "$A",
    "<<E",
    "E",
    "<x>",
    "#",
    "=",
    "s3://b",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }),
      fc.constantFrom<ShellFlavour>("shell", "make"),
      (pieces, flavour) => {
        const text = pieces.join("");
        for (const { span, offsets } of shellCommandsIn(text, flavour).flat()) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
          assert.ok(offsets.every((offset) => offset >= 0 && offset < text.length));
        }
      },
    ),
    { numRuns: 500 },
  );
  const started = performance.now();
  shellCommandsIn("$(".repeat(100_000));
  shellCommandsIn("A=$A$A\n".repeat(5000));
  shellCommandsIn(`${"`".repeat(50_000)}'`);
  assert.ok(performance.now() - started < 5000);
});
