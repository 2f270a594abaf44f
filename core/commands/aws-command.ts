import type { Span } from "../text.ts";
import type { ShellCommand, ShellWord } from "./shell-words.ts";

/** A call of the AWS CLI, as it is written. */
export interface AwsCommand {
  readonly service: string;
  readonly operation: string;
  /** The words without a leading option name, behind the operation: `s3://…` and paths of `aws s3`. */
  readonly positional: readonly ShellWord[];
  /** The words behind each `--option`; none for a flag. */
  readonly options: ReadonlyMap<string, readonly ShellWord[]>;
}

/** The AWS CLI call that a command is, also behind `docker run … amazon/aws-cli`; undefined for every other command. */
export function awsCommandOf(command: ShellCommand): AwsCommand | undefined {
  const at = command.findIndex(
    ({ value }) => value !== undefined && /(?:^[@+-]*|\/)(?:aws|aws-cli)(?:$|:)/.test(value),
  );
  if (at < 0 || (at > 0 && !/^(?:docker|podman|npx|xargs|eval)$/.test(command[0]?.value ?? ""))) return undefined;
  const positional: ShellWord[] = [];
  const options = new Map<string, ShellWord[]>();
  let option: string | undefined;
  for (const word of command.slice(at + 1)) {
    const name = /^--([a-z][\w-]*)(?:=|$)/.exec(word.value ?? "");
    if (name) {
      option = name[1] ?? "";
      const given = (word.value ?? "").slice(name[0].length);
      const start = (word.offsets[name[0].length - 1] ?? word.span.start) + 1;
      const span = { start, end: word.span.end };
      const value = { value: given, span, offsets: word.offsets.slice(name[0].length) };
      options.set(option, name[0].endsWith("=") ? [value] : []);
      continue;
    }
    const values = option === undefined ? undefined : options.get(option);
    // Service and operation may stand behind global options, each of which takes one value at most.
    const isFull = values === undefined || (values.length > 0 && positional.length < 2) || flags.has(option ?? "");
    if (isFull) {
      positional.push(word);
      option = undefined;
    } else values.push(word);
  }
  const [service, operation] = positional;
  // `aws configure` asks for what it needs.
  if (!service?.value || !(operation?.value || service.value === "configure")) return undefined;
  return {
    service: service.value,
    operation: operation?.value ?? "",
    positional: positional.slice(2),
    options,
  };
}

const flags: ReadonlySet<string> = new Set([
  "debug",
  "no-verify-ssl",
  "no-paginate",
  "no-sign-request",
  "recursive",
  "dryrun",
  "quiet",
  "delete",
  "human-readable",
  "summarize",
  "follow-symlinks",
  "no-follow-symlinks",
  "no-guess-mime-type",
  "only-show-errors",
  "no-progress",
  "exact-timestamps",
  "size-only",
  "force",
]);

/** The one value of an option; undefined where it is missing or known only when the command runs. */
export function optionOf({ options }: AwsCommand, name: string): KnownWord | undefined {
  const word = options.get(name)?.[0];
  return word && isKnown(word) && word.value !== "" ? word : undefined;
}

export interface KnownWord extends ShellWord {
  readonly value: string;
}

export function isKnown(word: ShellWord): word is KnownWord {
  return word.value !== undefined;
}

/** Where a part of a word's value is written; undefined where it is put together from several places. */
export function spanInWord({ offsets }: ShellWord, start: number, end: number): Span | undefined {
  const first = offsets[start];
  const last = offsets[end - 1];
  if (first === undefined || last === undefined || last - first !== end - 1 - start) return undefined;
  return { start: first, end: last + 1 };
}
