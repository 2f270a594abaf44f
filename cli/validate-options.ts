import type { Connection, Operation } from "../aws/contract.ts";
import { readArguments } from "./arguments.ts";
import { type Options, options, optionsIn } from "./options.ts";
import { UsageError } from "./terminal.ts";

/** The options of `validate`: those of `check`, and what is asked of whom. */
export interface ValidateOptions {
  readonly options: Options;
  readonly operation: Operation;
  /** A revision or a file. */
  readonly against: string | undefined;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly connection: Connection;
  readonly yes: boolean;
}

const checks: Readonly<Record<string, Operation>> = {
  policy: "ValidatePolicy",
  "new-access": "CheckNoNewAccess",
  "access-not-granted": "CheckAccessNotGranted",
  "no-public-access": "CheckNoPublicAccess",
};

const own = {
  profile: { type: "string" },
  region: { type: "string" },
  locale: { type: "string" },
  timeout: { type: "string" },
  check: { type: "string" },
  against: { type: "string" },
  action: { type: "string", multiple: true },
  resource: { type: "string", multiple: true },
  yes: { type: "boolean" },
} as const;

export function validateOptionsOf(args: readonly string[]): ValidateOptions {
  const read = readArguments(args, { ...options, ...own });
  const { values } = read;
  const operation = Object.hasOwn(checks, values.check ?? "policy") ? checks[values.check ?? "policy"] : undefined;
  if (!operation) throw new UsageError(`--check is one of ${Object.keys(checks).join(", ")}, not "${values.check}".`);
  const { action: actions = [], resource: resources = [], against } = values;
  if ((operation === "CheckNoNewAccess") !== (against !== undefined))
    throw new UsageError("--check new-access and --against go together: a git revision such as HEAD, or a file.");
  const isNotGranted = operation === "CheckAccessNotGranted";
  if (isNotGranted !== actions.length + resources.length > 0)
    throw new UsageError("--check access-not-granted goes together with --action or --resource, or both.");
  return {
    options: optionsIn(read, "check"),
    operation,
    against,
    actions,
    resources,
    connection: connectionOf(values),
    yes: values.yes ?? false,
  };
}

function connectionOf({ profile, region, locale, timeout }: Readonly<Record<string, unknown>>): Connection {
  const languages = ["DE", "EN", "ES", "FR", "IT", "JA", "KO", "PT_BR", "ZH_CN", "ZH_TW"];
  if (locale !== undefined && !languages.includes(String(locale)))
    throw new UsageError(`--locale is one of ${languages.join(", ")}, not "${locale}".`);
  if (timeout !== undefined && !/^[1-9]\d{0,2}$/.test(String(timeout)))
    throw new UsageError(`--timeout is a number of seconds from 1 to 999, not "${timeout}".`);
  return {
    ...(profile !== undefined && { profile: String(profile) }),
    ...(region !== undefined && { region: String(region) }),
    ...(locale !== undefined && { locale: String(locale) }),
    ...(timeout !== undefined && { timeout: Number(timeout) }),
  };
}
