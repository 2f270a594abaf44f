import { type ParseArgsConfig, parseArgs } from "node:util";
import { nearest } from "../core/catalog/nearest.ts";
import { UsageError } from "./terminal.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads arguments as Node does. What is wrong with them is a {@link UsageError} in words of ours, with the option that may be meant. */
export function readArguments<const T extends Options>(args: readonly string[], options: T) {
  const given = { args: [...args], options, allowPositionals: true, tokens: true } as const;
  for (const token of parseArgs({ ...given, strict: false }).tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new UsageError(unknownOption(rawName, Object.keys(options)));
    if (option.type === "boolean" && value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    // A value that begins with a hyphen is more likely the next option.
    const isNext = inlineValue === false && /^-./.test(value);
    if (option.type === "string" && (value === undefined || isNext)) throw new UsageError(`${rawName} needs a value.`);
  }
  return parseArgs(given);
}

function unknownOption(option: string, known: readonly string[]): string {
  const near = nearest(option.replace(/^-+/, ""), known);
  return `There is no option ${option}${near ? `; did you mean --${near}?` : "."}`;
}
