import { parseArgs } from "node:util";
import { standingOf } from "../core/aws-codes.ts";
import { rules } from "../core/rules/index.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";

/** `latchkey rules [--format json]`: every rule with its facts, and how sure its AWS codes are. */
export function listRules(args: readonly string[], terminal: Terminal): ExitCode {
  const { values } = parseArgs({ args: [...args], options: { format: { type: "string", default: "text" } } });
  if (values.format === "json") {
    const facts = rules.map(({ code, severity, kinds, summary, awsCodes = [] }) => ({
      code,
      severity,
      kinds,
      summary,
      awsCodes: awsCodes.map((awsCode) => ({ code: awsCode, standing: standingOf(awsCode) })),
    }));
    terminal.write(`${JSON.stringify(facts, undefined, 2)}\n`);
    return 0;
  }
  if (values.format !== "text") throw new UsageError("--format is text or json.");
  const width = Math.max(...rules.map(({ code }) => code.length));
  for (const { code, severity, summary } of rules) {
    const level = typeof severity === "string" ? severity : severity.default;
    terminal.write(`${code.padEnd(width)}  ${level.padEnd(7)}  ${summary}\n`);
  }
  return 0;
}
