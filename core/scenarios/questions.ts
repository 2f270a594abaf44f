// Questions that several scenarios ask, each with what makes an answer unusable.
import type { Catalog } from "../catalog/index.ts";
import { type Arn, parseArn } from "../model/arn.ts";
import { faultOfBucketName } from "../model/bucket-name.ts";
import { toldPartition } from "./ask.ts";
import type { Answers, Question } from "./scenario.ts";

type Variation = Partial<Question> & Pick<Question, "id" | "title">;

export function accountQuestion({ fault, ...variation }: Variation): Question {
  return {
    placeholder: "12 digits",
    known: "account",
    ...variation,
    fault: (value, answers, catalog) => faultOfAccount(value) ?? fault?.(value, answers, catalog),
  };
}

export function faultOfAccount(value: string): string | undefined {
  if (/^\d{12}$/.test(value)) return undefined;
  if (/^\d{4}-\d{4}-\d{4}$/.test(value)) return `Leave the hyphens out: ${value.replaceAll("-", "")}.`;
  if (/^\d+$/.test(value)) return `An account id has 12 digits; this has ${value.length}.`;
  return "An account id has 12 digits and nothing else.";
}

export function bucketQuestion({ fault, ...variation }: Variation): Question {
  return {
    placeholder: "my-bucket",
    known: "bucket",
    ...variation,
    fault: (value, answers, catalog) => faultOfBucket(value) ?? fault?.(value, answers, catalog),
  };
}

function faultOfBucket(value: string): string | undefined {
  if (/^(?:s3:\/\/|arn:|https?:)/.test(value)) return "Give the bucket's name alone.";
  if (value.includes("/")) return "A bucket's name has no slash; a folder in it is another matter.";
  const fault = faultOfBucketName(value);
  return fault && `A bucket's name ${fault.why}${fault.meant ? `: ${fault.meant}` : ""}.`;
}

export function regionQuestion(variation: Variation): Question {
  return {
    placeholder: "us-east-1",
    default: "us-east-1",
    known: "region",
    choices: ({ regions }: Catalog) => regions.map(({ code, name }) => ({ value: code, detail: name })),
    ...variation,
  };
}

/** One of a few answers, each with what it means; the first is taken where nothing is said. */
export function choiceQuestion({
  choices,
  ...variation
}: Omit<Variation, "choices"> & { readonly choices: Readonly<Record<string, string>> }): Question {
  const [first = ""] = Object.keys(choices);
  return {
    placeholder: first,
    default: first,
    ...variation,
    choices: Object.entries(choices).map(([value, detail]) => ({ value, detail })),
  };
}

export function roleNameQuestion(variation: Variation): Question {
  return { placeholder: "a role's name", known: "role", ...variation, fault: nameFault("role", 64, variation.fault) };
}

export function userNameQuestion(variation: Variation): Question {
  return { placeholder: "a user's name", known: "user", ...variation, fault: nameFault("user", 64, variation.fault) };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
function nameFault(what: "role" | "user", longest: number, more: Question["fault"]): NonNullable<Question["fault"]> {
  return (value, answers, catalog) => {
    if (value.startsWith("arn:")) return `Give the ${what}'s name alone, without the ARN.`;
    if (!/^[\w+=,.@-]+$/.test(value)) return `A ${what}'s name has letters, digits and +=,.@_- only.`;
    if (value.length > longest) return `A ${what}'s name has at most ${longest} characters.`;
    if (what === "role" && /^AWS(?:ServiceRole|Reserved)/.test(value))
      return "AWS keeps names that begin so for itself.";
    return more?.(value, answers, catalog);
  };
}

/** The ARN of a user or role. */
export function principalQuestion({ fault, ...variation }: Variation): Question {
  return {
    placeholder: "arn:aws:iam::ACCOUNT:role/NAME",
    known: "principal",
    ...variation,
    fault: (value, answers, catalog) => faultOfPrincipal(value, answers, catalog) ?? fault?.(value, answers, catalog),
  };
}

export function faultOfPrincipal(value: string, answers: Answers, catalog: Catalog): string | undefined {
  if (faultOfAccount(value) === undefined)
    return `This is an account, which would let everybody in it; name a role or user in it.`;
  const arn = parseArn(value);
  if (!arn) return "This is no ARN; that of a role begins with arn:aws:iam::.";
  if (/[*?]/.test(value)) return "A principal's ARN has no wildcard.";
  if (arn.service === "sts") return "This is the ARN of a session; name its role, arn:aws:iam::ACCOUNT:role/NAME.";
  if (arn.service !== "iam" || arn.region !== "")
    return "This is not the ARN of a role or user, which begins with arn:aws:iam::.";
  const account = faultOfAccount(arn.account);
  if (account !== undefined) return account;
  if (arn.resource === "root") return "This is a whole account; name a role or user in it.";
  if (!/^(?:role|user)\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/.test(arn.resource))
    return "After the account an ARN of a role or user goes on role/NAME or user/NAME.";
  return faultOfPartition(arn, answers, catalog);
}

/** Credentials hold in one partition only. */
export function faultOfPartition(arn: Arn, answers: Answers, catalog: Catalog): string | undefined {
  if (!catalog.partitions.some(({ id }) => id === arn.partition))
    return `There is no partition ${arn.partition} of AWS.`;
  const partition = toldPartition(answers, catalog);
  if (partition === undefined || partition === arn.partition) return undefined;
  return `This is in partition ${arn.partition}, the other answers are in ${partition}; credentials hold in one only.`;
}

/** A folder of a bucket; the answer has no slash at its ends. */
export function folderQuestion({ fault, ...variation }: Variation): Question {
  return {
    placeholder: "a folder of the bucket",
    ...variation,
    fault: (value, answers, catalog) => faultOfFolder(value) ?? fault?.(value, answers, catalog),
  };
}

function faultOfFolder(value: string): string | undefined {
  if (value === "/") return "This is the bucket's root; name a folder in it.";
  if (/(^|\/)\.{1,2}(\/|$)/.test(value)) return "S3 knows no ./ and ../; they would be part of the names of objects.";
  if (value.startsWith("s3://")) return "Give the folder alone, without the bucket.";
  if (value.startsWith("/")) return "A folder does not begin with a slash: that would be a folder without a name.";
  if (value.includes("//")) return "Two slashes in a row would be a folder without a name.";
  if (/[*?]/.test(value)) return "A folder has no wildcard; what is below it is meant anyway.";
  return /^[\w.=@+/-]+$/.test(value) ? undefined : "Use letters, digits and ._=@+- in the name of a folder.";
}

/** A folder's prefix, with the slash that ends it; empty for none. */
export function prefixOf(folder: string): string {
  return folder === "" ? "" : folder.endsWith("/") ? folder : `${folder}/`;
}

export function externalIdQuestion(variation: Variation): Question {
  return { placeholder: "2 to 1,224 letters, digits or +=,.@:/-_", ...variation, fault: faultOfExternalId };
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
function faultOfExternalId(value: string): string | undefined {
  if (value.length < 2 || value.length > 1224) return "An external id has 2 to 1,224 characters.";
  return /^[\w+=,.@:/-]+$/.test(value) ? undefined : "An external id has letters, digits and +=,.@:/-_ only.";
}

export function profileQuestion({ fault, ...variation }: Variation): Question {
  return {
    placeholder: "a profile's name",
    ...variation,
    fault: (value, answers, catalog) => faultOfProfile(value) ?? fault?.(value, answers, catalog),
  };
}

/** The names that every tool reads alike. */
function faultOfProfile(value: string): string | undefined {
  if (/^(?:profile |\[)/.test(value)) return "Give the name alone, as --profile takes it.";
  if (value === "DEFAULT") return "Tools read [DEFAULT] in different ways.";
  return /^[\w./@+:-]+$/.test(value)
    ? undefined
    : "Not every tool reads such a name; use letters, digits and _-./@+: only.";
}

/** A fault where two answers are the same and may not be. */
export function differsFrom(other: string, message: string): NonNullable<Question["fault"]> {
  return (value, answers) => (value === (answers[other] ?? "").trim() ? message : undefined);
}
