import { availableParallelism } from "node:os";
import { type Severity, severities } from "../core/finding.ts";
import { isKind, type Kind, kinds } from "../core/kind.ts";
import { rules } from "../core/rules/index.ts";
import { defaultSettings, type Settings } from "../core/settings.ts";
import { readUserProfiles } from "../disk/user-profiles.ts";
import { readArguments } from "./arguments.ts";
import { unknownRule } from "./explain.ts";
import { UsageError } from "./terminal.ts";

export const formats = ["text", "json", "sarif", "junit", "github"] as const;
export type Format = (typeof formats)[number];

/** The options of `check` and `fix`. */
export interface Options {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly failOn: Severity | "never";
  readonly kind: Kind | undefined;
  readonly settings: Settings;
  readonly home: boolean;
  readonly jobs: number | undefined;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly stdinName: string | undefined;
  readonly suggested: boolean;
  readonly diff: boolean;
}

/** What only one of the two commands obeys: silently taken by the other, it would seem to have worked. */
const onlyOf = {
  check: ["format", "fail-on", "stdin-name"],
  fix: ["suggested", "diff"],
} as const;

/** The options of `check` and `fix` as Node reads them. */
export const options = {
  format: { type: "string", default: "text" },
  "fail-on": { type: "string", default: "warning" },
  kind: { type: "string" },
  rule: { type: "string", multiple: true },
  home: { type: "boolean", default: false },
  jobs: { type: "string" },
  "no-color": { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  "stdin-name": { type: "string" },
  suggested: { type: "boolean", default: false },
  diff: { type: "boolean", default: false },
} as const;

/** Reads the options of a command; a wrong one is a {@link UsageError}. */
export function optionsOf(args: readonly string[], command: "check" | "fix"): Options {
  return optionsIn(readArguments(args, options), command);
}

type Read = ReturnType<typeof readArguments<typeof options>>;

interface Arguments extends Pick<Read, "values" | "positionals"> {
  readonly tokens: readonly { readonly kind: string; readonly name?: string }[];
}

/** The same of arguments that are read already, maybe along with others. */
export function optionsIn({ values, positionals, tokens }: Arguments, command: "check" | "fix"): Options {
  const other = command === "check" ? "fix" : "check";
  for (const token of tokens)
    if (token.kind === "option" && onlyOf[other].some((name) => name === token.name))
      throw new UsageError(`--${token.name} is an option of ${other}, not of ${command}.`);
  return {
    paths: positionals,
    format: oneOf(values.format, formats, "--format"),
    failOn: oneOf(values["fail-on"], [...severities, "never"] as const, "--fail-on"),
    kind: kindOf(values.kind),
    settings: {
      ...defaultSettings,
      rules: rulesOf(values.rule ?? []),
      userProfiles: values.home ? readUserProfiles() : [],
    },
    home: values.home,
    jobs: jobsOf(values.jobs),
    color: !values["no-color"],
    quiet: values.quiet,
    stdinName: values["stdin-name"],
    suggested: values.suggested,
    diff: values.diff,
  };
}

/** The format of a command that knows these two. */
export function textOrJson(format: string): "text" | "json" {
  if (format === "text" || format === "json") return format;
  throw new UsageError(`--format is text or json, not "${format}".`);
}

function oneOf<const T extends string>(value: string, allowed: readonly T[], option: string): T {
  const found = allowed.find((a) => a === value);
  if (found === undefined) throw new UsageError(`${option} is one of ${allowed.join(", ")}, not "${value}".`);
  return found;
}

function kindOf(value: string | undefined): Kind | undefined {
  if (value === undefined || isKind(value)) return value;
  throw new UsageError(`--kind is one of ${kinds.join(", ")}, not "${value}".`);
}

function rulesOf(values: readonly string[]): Settings["rules"] {
  return Object.fromEntries(
    values.map((value) => {
      const [code = "", severity = ""] = value.split("=");
      if (!rules.some((rule) => rule.code === code)) throw new UsageError(unknownRule(code));
      return [code, oneOf(severity, ["off", ...severities] as const, `--rule ${code}`)];
    }),
  );
}

function jobsOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new UsageError(`--jobs is a number from 1 to 999, not "${value}".`);
  return Math.min(Number(value), availableParallelism() * 4);
}
