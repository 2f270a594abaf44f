import { standingOf } from "../core/aws-codes.ts";
import { rules } from "../core/rules/index.ts";
import { readArguments } from "./arguments.ts";
import { textOrJson } from "./options.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";

/** `latchkey rules [--format json]`: every rule with its facts, and how sure its AWS codes are. */
export function listRules(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, { format: { type: "string", default: "text" } });
  if (positionals.length > 0)
    throw new UsageError(`rules lists all of them; latchkey explain ${positionals[0]} tells of one.`);
  if (textOrJson(values.format) === "json") {
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
  const width = Math.max(...rules.map(({ code }) => code.length));
  for (const { code, severity, summary } of rules) {
    const level = typeof severity === "string" ? severity : severity.default;
    terminal.write(`${code.padEnd(width)}  ${level.padEnd(7)}  ${summary}\n`);
  }
  return 0;
}
