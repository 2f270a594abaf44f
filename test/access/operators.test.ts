// Runs every cell of operators.md.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compilePolicy, decide } from "../../core/access/index.ts";

interface Row {
  readonly section: string;
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

const file = new URL("operators.md", import.meta.url);
const rows = rowsOf(readFileSync(file, "utf8"));

for (const section of new Set(rows.map((row) => row.section))) {
  test(`operators: ${section}`, () => {
    const own = rows.filter((row) => row.section === section);
    assert.ok(own.length > 0);
    for (const row of own) for (const [column, cell] of row.cells) check(row, column, cell);
  });
}

test("operators: every operator has a row of every sort", () => {
  const named = new Set(rows.map(({ cells }) => cells.get("Operator")));
  const bases = [...named].filter((name) => name && !name.includes(":") && !name.endsWith("IfExists"));
  for (const base of bases.filter(
    (name) => /^[A-Z]/.test(name!) && !["Null", "StringEqual", "StringEqualsIfexists"].includes(name!),
  ))
    for (const [prefix, suffix] of [
      ["", ""],
      ["", "IfExists"],
      ["ForAllValues:", ""],
      ["ForAnyValue:", ""],
      ["ForAllValues:", "IfExists"],
      ["ForAnyValue:", "IfExists"],
    ])
      assert.ok(named.has(`${prefix}${base}${suffix}`), `${prefix}${base}${suffix}`);
  assert.equal(rows.filter(({ section }) => section === "Without prefix or suffix").length, 26);
});

function check(row: Row, column: string, cell: string) {
  const expected = cellOf(column, cell);
  if (!expected) return;
  const { cells, line } = row;
  const effects = cells.has("Effect") ? [cells.get("Effect")!] : ["Allow", "Deny"];
  for (const effect of effects) {
    const got = outcome(effect, cells.get("Operator")!, valuesOf(cells.get("Policy")!), expected.values);
    assert.equal(got, expected.outcome, `operators.md:${line}, ${column}, in ${effect}`);
  }
}

/** What a cell says: the key's values (undefined where it is absent), and what follows. */
function cellOf(column: string, cell: string): { values: string | string[] | undefined; outcome: string } | undefined {
  if (["Operator", "Policy", "Effect"].includes(column) || cell === "—") return undefined;
  const match = /^(?:(.*): )?(holds|fails|open)$/.exec(cell);
  assert.ok(match, `"${cell}" is no cell.`);
  const outcome = match[2]!;
  if (column === "Absent") return { values: undefined, outcome };
  if (column === "Empty list") return { values: [], outcome };
  if (column === "Empty string") return { values: "", outcome };
  const values = valuesOf(match[1]!);
  return { values: values.length === 1 ? values[0]! : values, outcome };
}

function valuesOf(cell: string): string[] {
  return cell.replace(/^`|`$/g, "").split(", ");
}

/** Whether one condition holds, seen from outside: does a statement under it allow, or deny? */
function outcome(effect: string, operator: string, values: string[], given: string | string[] | undefined): string {
  const statement = {
    Effect: effect,
    Action: "sqs:SendMessage",
    Resource: "*",
    Condition: { [operator]: { "demo:key": values } },
  };
  const all = { Effect: "Allow", Action: "*", Resource: "*" };
  const policy = { Version: "2012-10-17", Statement: effect === "Deny" ? [all, statement] : [statement] };
  const verdict = decide(
    {
      principal: "arn:aws:iam::111122223333:user/ana",
      action: "sqs:SendMessage",
      resource: "arn:aws:sqs:eu-west-1:111122223333:queue",
      contextComplete: true,
      ...(given !== undefined && { context: { "demo:key": given } }),
    },
    { identityPolicies: [compilePolicy(JSON.stringify(policy), "policy", "identity")] },
  );
  assert.ok("answer" in verdict);
  if (verdict.answer === "depends") return "open";
  return (verdict.answer === "allowed") === (effect === "Allow") ? "holds" : "fails";
}

function rowsOf(markdown: string): Row[] {
  const rows: Row[] = [];
  let section = "";
  let columns: string[] | undefined;
  for (const [index, line] of markdown.split("\n").entries()) {
    if (line.startsWith("## ")) section = line.slice(3);
    if (!line.startsWith("| ")) {
      if (!line.startsWith("|")) columns = undefined;
      continue;
    }
    const cells = line
      .slice(2, line.lastIndexOf(" |"))
      .split(" | ")
      .map((cell) => cell.trim());
    if (!columns) columns = cells;
    else if (!cells.every((cell) => /^-+$/.test(cell)))
      rows.push({ section, line: index + 1, cells: new Map(columns.map((name, at) => [name, cells[at] ?? ""])) });
  }
  return rows;
}
