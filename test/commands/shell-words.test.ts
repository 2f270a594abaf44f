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
  ["if true; then sudo aws s3 ls; fi", [["true"], ["aws", "s3", "ls"]]],
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

// What `echo $A` says at the end; undefined where either of two values may be meant.
const held: readonly [text: string, value: string | undefined, flavour?: ShellFlavour][] = [
  ["if x; then A=1; else A=2; fi", undefined],
  ["if x; then A=1; else A=1; fi", "1"],
  ['A=1\nif [ "$1" = prod ]; then\n  A=2\nfi', undefined],
  ['if [ -z "$A" ]; then A=1; fi', "1"],
  ["case $1 in\n  prod) A=1 ;;\n  dev) A=2 ;;\nesac", undefined],
  ["A=1; [ x ] && A=2", undefined],
  ["A=1; [ x ] || { A=2; }", undefined],
  ["cd x && A=1", "1"],
  ["A=1\nfor A in 2 3; do x; done", undefined],
  ["A=1; read -r -p 'which? ' A", undefined],
  ["A=1; while getopts a: o; do case $o in a) A=$OPTARG ;; esac; done", undefined],
  ["A=1; source env.sh", undefined],
  ["A=1; export $(cat .env)", undefined],
  ["source env.sh; A=1", "1"],
  ["A=1; (A=2; x)", "1"],
  ["A=1; B=$(A=2; x)", "1"],
  ["f() { A=2; }\nA=1\nf", undefined],
  ["function f {\n  A=2\n}\nA=1", undefined],
  ["f() { A=1; }", "1"],
  ["A=1; A+=2", undefined],
  ["A=(1 2)", undefined],
  ["declare -r A=1", "1"],
  ["if x; then\n  if y; then A=1; fi\nelse A=2; fi", undefined],
  ["if x; then A=1; echo $A; fi; A=2", "2"],
  ["A = 1\nprod: A = 2\nall:", undefined, "make"],
  ["ifeq ($(X),y)\nA := 1\nelse\nA := 2\nendif", undefined, "make"],
  ["A := 1\nA ?= 2", "1", "make"],
  ["A ?= 2", "2", "make"],
  ["export A := 1", "1", "make"],
];

test("a variable that may hold either of two values holds none that is known", () => {
  for (const [text, value, flavour = "shell"] of held) {
    const said = flavour === "make" ? "\n\techo $(A)" : "\necho $A";
    assert.equal(shellCommandsIn(text + said, { flavour }).at(-1)?.[1]?.value, value, text);
  }
});

test("the words of commands", () => {
  for (const [text, expected, flavour] of texts) {
    const found = shellCommandsIn(text, flavour && { flavour });
    assert.deepEqual(
      found.map((words) => words.map(({ value }) => value)),
      expected,
      text,
    );
  }
});

test("each character of a word is written where its offset says", () => {
  for (const [text, , flavour] of texts) {
    for (const word of shellCommandsIn(text, flavour && { flavour }).flat()) {
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
        for (const { span, offsets } of shellCommandsIn(text, flavour && { flavour }).flat()) {
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
  const variables = Array.from({ length: 20_000 }, (_, i) => `V${i}=x\n`).join("");
  shellCommandsIn(`${variables}${"if x; then source y; fi\n".repeat(2000)}`);
  shellCommandsIn("if x; then A=1\n".repeat(50_000));
  assert.ok(performance.now() - started < 5000);
});
