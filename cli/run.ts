import { nearest } from "../core/catalog/nearest.ts";
import { readCatalog } from "../disk/catalog.ts";
import { readVersion } from "../disk/version.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { canCommand } from "./can-command.ts";
import { check } from "./check.ts";
import { cors } from "./cors.ts";
import { explain } from "./explain.ts";
import { fix } from "./fix.ts";
import { help } from "./help.ts";
import { links } from "./links.ts";
import { newSet } from "./new.ts";
import { profile } from "./profile.ts";
import { listRules } from "./rules.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";
import { validate } from "./validate.ts";

type Command = (args: readonly string[], terminal: Terminal) => ExitCode | Promise<ExitCode>;

const commands: Readonly<Record<string, Command>> = {
  check,
  fix,
  explain,
  rules: listRules,
  can: canCommand,
  cors,
  links,
  profile,
  validate,
  new: newSet,
  lsp,
};

/** Runs one command line. Never throws: what goes wrong is said on standard error and in the exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...args] = argv;
  try {
    if (name === "--version" || name === "-v") return version(terminal);
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      const about = args.find((arg) => !arg.startsWith("-"));
      if (about !== undefined) commandNamed(about);
      terminal.write(help(about));
      return name === undefined ? 2 : 0;
    }
    const command = commandNamed(name);
    if (args.includes("--help") || args.includes("-h")) {
      terminal.write(help(name));
      return 0;
    }
    return await command(args, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.writeError(
      `latchkey: ${error.message}\nTry "latchkey ${name && Object.hasOwn(commands, name) ? `${name} ` : ""}--help".\n`,
    );
    return 2;
  }
}

function commandNamed(name: string): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command;
  const near = nearest(name, [...Object.keys(commands), "--help", "--version"]);
  throw new UsageError(
    `There is no ${name.startsWith("-") ? "option" : "command"} "${name}"${near ? `; did you mean ${near}?` : "."}`,
  );
}

function version(terminal: Terminal): ExitCode {
  const folder = bundleFolder();
  terminal.write(`latchkey ${readVersion(folder)} (catalog of ${readCatalog(folder).date})\n`);
  return 0;
}

/** The server of any editor; loaded only here, for it is much larger than the rest. */
async function lsp(args: readonly string[]): Promise<ExitCode> {
  const unknown = args.find((arg) => !/^--(?:stdio|node-ipc|socket=\d+|pipe=.+|clientProcessId=\d+)$/.test(arg));
  if (unknown) throw new UsageError(`"lsp" takes --stdio, not ${unknown}.`);
  if (args.length === 0) process.argv.push("--stdio");
  const { createRequire } = await import("node:module");
  createRequire(`${bundleFolder()}/`)("./server.cjs");
  await new Promise(() => {});
  return 0;
}
