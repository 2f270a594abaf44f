import { nearest } from "../core/catalog/nearest.ts";
import { rules } from "../core/rules/index.ts";
import { readRulePage } from "../disk/rule-pages.ts";
import { readArguments } from "./arguments.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";

/** `latchkey explain CODE`: the rule's page. */
export function explain(args: readonly string[], terminal: Terminal): ExitCode {
  const [code, ...rest] = readArguments(args, {}).positionals;
  if (code === undefined || rest.length > 0)
    throw new UsageError("explain takes the code of one rule; latchkey rules lists them.");
  const page = readRulePage(bundleFolder(), code);
  if (page === undefined) throw new UsageError(unknownRule(code));
  terminal.write(page.endsWith("\n") ? page : `${page}\n`);
  return 0;
}

/** What to say of a code that no rule has. */
export function unknownRule(code: string): string {
  const near = nearest(
    code,
    rules.map((rule) => rule.code),
  );
  return `There is no rule "${code}"${near ? `; did you mean ${near}?` : "; latchkey rules lists them."}`;
}
