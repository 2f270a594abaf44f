import { kindOfEntity } from "../../facts/entity-ids.ts";
import { faultOfBucketName } from "../../model/bucket-name.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { Renaming } from "../assist.ts";
import { type Occurrence, occurrencesOf } from "./occurrences.ts";

/**
 * Gives a role, user, bucket, key or account another name in every file of the workspace, and fills in a placeholder
 * wherever it is written in the same words. Refused, with the reason, where AWS takes no such name.
 */
export function renameTo(to: string, occurrence: Occurrence, workspace: WorkspaceView): Renaming {
  const { entity, text } = occurrence;
  const kind = kindOfEntity(entity);
  const refused = refusals[kind]?.(to);
  if (refused) return { refused };
  const places = occurrencesOf(entity, workspace, kind === "placeholder" ? text : undefined);
  const byFile = new Map<string, { span: { start: number; end: number }; text: string }[]>();
  for (const { file, span } of places) {
    const edits = byFile.get(file) ?? [];
    byFile.set(file, edits);
    edits.push({ span, text: to });
  }
  return { edits: [...byFile].map(([file, edits]) => ({ file, edits })) };
}

const refusals: Readonly<Record<string, (name: string) => string | undefined>> = {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  role: (name) =>
    /^[\w+=,.@-]{1,64}$/.test(name)
      ? undefined
      : "A role's name has 1 to 64 letters, digits and + = , . @ _ -, without its path.",
  user: (name) =>
    /^[\w+=,.@-]{1,64}$/.test(name)
      ? undefined
      : "A user's name has 1 to 64 letters, digits and + = , . @ _ -, without its path.",
  bucket(name) {
    const fault = faultOfBucketName(name);
    return fault && `A bucket's name ${fault.why}.`;
  },
  account: (name) => (/^\d{12}$/.test(name) ? undefined : "An account id has twelve digits."),
  key: (name) =>
    /^arn:[\w-]+:kms:[\w-]+:\d{12}:(?:key|alias)\/[\w/-]+$/.test(name)
      ? undefined
      : "A KMS key goes by its ARN here: arn:aws:kms:REGION:ACCOUNT:key/ID.",
  // It stands in JSON, in config files and in commands, so what one of them would have to escape is not for it.
  placeholder: (name) =>
    /^[^\s"'\\`$#;<>|&]+$/.test(name)
      ? undefined
      : "A value for a placeholder has no white space, quotes, backslashes or signs that a shell reads.",
};
