import type { Reader, ShellWord } from "./shell-words.ts";

/** Keeps a command, and what it does to variables; `how` says whether it is run at all. */
export function finishCommand(reader: Reader, words: readonly ShellWord[], how: "surely" | "perhaps"): void {
  if (reader.flavour === "make" && takeLineOfMake(reader, words)) return;
  const start = takeReservedWords(reader, words);
  const declares = words.slice(0, start).some(({ value }) => declaring.test(value ?? ""));
  let used = start;
  for (const word of words.slice(start)) {
    const made = assignmentOf(word, reader.text);
    if (!made) break;
    assign(reader, made, how);
    used++;
  }
  const command = words.slice(used);
  if (command.length === 0) return;
  forgetWhatIsSet(reader, command, declares);
  reader.commands.push(command.map((word) => inFile(word, reader)));
}

/** Follows the blocks that the words before a command open and close; returns how many such words there are. */
function takeReservedWords(reader: Reader, words: readonly ShellWord[]): number {
  const { variables } = reader;
  let declares = false;
  for (let i = 0; i < words.length; i++) {
    const value = words[i]?.value ?? "";
    if (opening.has(value)) {
      variables.open("branches");
      // What these say next is no command.
      if (value === "for" || value === "select") variables.forget(words[i + 1]?.value ?? "");
      if (value === "for" || value === "select" || value === "case") return words.length;
    } else if (/^(?:fi|done|esac)$/.test(value)) variables.close("branches");
    else if (/^(?:else|elif)$/.test(value)) variables.branch();
    else if (value === "{") {
      variables.open(reader.isFunction ? "function" : "group");
      reader.isFunction = false;
    } else if (value === "}") variables.close("group", "function");
    else if (value === "function") {
      reader.isFunction = true;
      // Its name.
      i++;
    } else if (declaring.test(value)) declares = true;
    else if (!leading.test(value) && !(declares && value.startsWith("-"))) return i;
  }
  return words.length;
}

/** What follows these is run or not, once or often. */
const opening: ReadonlySet<string> = new Set(["if", "for", "while", "until", "select", "case"]);

/** Words that a command may follow on its line, prompts of tutorials among them. */
const leading = /^(?:\$|%|>|@|-|@-|!|then|do|time|sudo|exec|command|nohup|env)$/;

const declaring = /^(?:export|local|readonly|declare|typeset)$/;

interface Assignment {
  readonly name: string;
  readonly sign: string;
  readonly word: ShellWord;
}

/** `NAME=value` in one word. */
export function assignmentOf(word: ShellWord, text: string): Assignment | undefined {
  const [, name, sign] = /^([A-Za-z_]\w*)\s*([:?+]?=)/.exec(text.slice(word.span.start, word.span.end)) ?? [];
  if (!name || !sign) return undefined;
  const from = (word.value ?? "").indexOf("=") + 1;
  return { name, sign, word: { ...word, value: word.value?.slice(from), offsets: word.offsets.slice(from) } };
}

/** `A=b command` gives it to the command alone, and is taken for the rest too: that is near enough. */
function assign({ variables }: Reader, { name, sign, word }: Assignment, how: "surely" | "perhaps"): void {
  if (sign === "?=" && variables.get(name)) return;
  if (sign === "+=") variables.forget(name);
  else if (how === "surely") variables.set(name, word);
  else variables.setPerhaps(name, word);
}

/** What a command sets in ways that only running it tells. */
function forgetWhatIsSet({ variables }: Reader, command: readonly ShellWord[], declares: boolean): void {
  const [first, ...others] = command;
  const name = first?.value;
  const setsAny = declares ? name === undefined : /^(?:source|\.|eval)$/.test(name ?? "");
  if (setsAny) variables.forgetAll();
  else if (/^(?:read|mapfile|readarray|unset|getopts|printf)$/.test(name ?? ""))
    for (const { value } of others) if (value && variables.get(value)) variables.forget(value);
}

/** A line that make itself reads: a condition, a variable, a variable of some targets alone. */
function takeLineOfMake(reader: Reader, words: readonly ShellWord[]): boolean {
  const { variables, text } = reader;
  const value = words[0]?.value ?? "";
  if (/^(?:ifeq|ifneq|ifdef|ifndef)$/.test(value)) {
    variables.open("branches");
    return true;
  }
  if (value === "endif") {
    variables.close("branches");
    return true;
  }
  const colon = words.findIndex(({ span }) => text[span.end - 1] === ":");
  const [made, ...rest] = words
    .slice(colon + 1)
    .filter(({ value }) => !/^(?:export|override|private)$/.test(value ?? ""));
  const assignment = made && (spaced(made, rest) ?? (colon < 0 ? undefined : assignmentOf(made, text)));
  if (!assignment) return false;
  assign(reader, assignment, colon < 0 ? "surely" : "perhaps");
  return true;
}

/** `NAME := value`; several words are no name of anything. */
function spaced({ value: name }: ShellWord, [sign, held, ...more]: readonly ShellWord[]): Assignment | undefined {
  if (!name || !held || !/^[:?+]?=$/.test(sign?.value ?? "")) return undefined;
  return { name, sign: sign?.value ?? "", word: more.length === 0 ? held : { ...held, value: undefined } };
}

function inFile(word: ShellWord, { toFile }: Reader): ShellWord {
  return { ...word, span: { start: toFile(word.span.start), end: toFile(word.span.end) } };
}
