/** The name of a role in its ARN, without the path; anything else comes back as it is. */
export function roleNameOf(arnOrName: string): string {
  return arnOrName.includes(":role/") ? arnOrName.slice(arnOrName.lastIndexOf("/") + 1) : arnOrName;
}

/** The account in a role's ARN; undefined where there is none, or one still to fill in. */
export function accountOf(arnOrName: string): string | undefined {
  return /^arn:[\w-]+:iam::(\d{12}):role\//.exec(arnOrName)?.[1];
}

/** What suggests whose a policy is, as a sentence begins. */
export const itsFileName = "The file's name";
export const itsFolderName = "The folder's name";

interface NameOfPath {
  readonly name: string;
  readonly source: typeof itsFileName | typeof itsFolderName;
}

/**
 * The name that a trust policy's file suggests for its role: what stands before `-trust-policy` in the file's name, else
 * the folder that it is in; undefined where that says nothing.
 */
export function roleNameOfPath(path: string): NameOfPath | undefined {
  const parts = path.split("/");
  const base = (parts.at(-1) ?? "").replace(/\.\w+$/, "");
  const named = /^(.+?)[-_. ]?(?:trust|assume[-_. ]?role)/i.exec(base)?.[1];
  const name = named ?? parts.at(-2) ?? "";
  return name === "" || isGeneric(name) ? undefined : { name, source: named ? itsFileName : itsFolderName };
}

function isGeneric(word: string): boolean {
  return /^(?:\.|\.\.|aws|\.aws|iam|roles?|users?|groups?|people|identit(?:y|ies)|buckets?|keys?|accounts?|stacks?|apps?|network|org|organization|trust|polic(?:y|ies)|permissions?|json|files?|docs?|examples?|src|config|infra|setup)$/i.test(
    word,
  );
}

/** Whether words tell of a role that containers run under: `ecsTaskExecutionRole`, `batch-job`, `ecs-task`. */
export function tellsOfTasks(words: string): boolean {
  return taskWords.test(words);
}

/** A capital begins a new word, so letter case is not set aside. */
const taskWords = new RegExp(
  [
    "(?:[Ee]cs|ECS|[Ff]argate|[Cc]ontainer)[-_ ]?[Tt]asks?(?![a-z])",
    "[Tt]asks?[-_ ]?(?:[Ee]xecution[-_ ]?)?[Rr]ole",
    "[Bb]atch[-_ ]?[Jj]obs?(?![a-z])",
    "(?:(?<![a-z])job|Job)[-_ ]?(?:[Ee]xecution[-_ ]?)?[Rr]ole",
  ].join("|"),
);
