import { existsSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Question } from "../aws/contract.ts";
import { isPolicy } from "../aws/policy-to-send.ts";
import { type Against, type Check, type NotAsked, questionFor } from "../aws/question.ts";
import type { Document } from "../core/hosts/index.ts";
import { isRevision, readFromGit } from "../disk/git-show.ts";
import { readText } from "../disk/read.ts";
import { type Analysis, type CheckedFile, slashed } from "./analysis.ts";
import { UsageError } from "./terminal.ts";
import type { ValidateOptions } from "./validate-options.ts";

interface PolicyInFile {
  readonly file: CheckedFile;
  readonly document: Document;
  readonly index: number;
  /** How many documents the file holds. */
  readonly of: number;
}

/** A policy of a run, with the question about it or the reason why there is none. */
export type PolicyOfRun = AskedPolicy | (PolicyInFile & NotAsked);
export type AskedPolicy = PolicyInFile & { readonly question: Question };

export function isAsked(policy: PolicyOfRun): policy is AskedPolicy {
  return "question" in policy;
}

/** How messages name it. */
export function nameOf({ file, index, of }: PolicyOfRun): string {
  return of > 1 ? `document ${index + 1} of ${file.name}` : file.name;
}

export function policyCount(policies: number): string {
  return policies === 1 ? "1 policy" : `${policies} policies`;
}

/** Every policy in the files that are reported on. */
export async function policiesOf(analysis: Analysis, given: ValidateOptions, cwd: string): Promise<PolicyOfRun[]> {
  const check = checkOf(analysis, given, cwd);
  const policies: PolicyOfRun[] = [];
  for (const file of analysis.files) {
    if (!file.documents.some(isPolicy)) continue;
    const documents = documentsOf(analysis, given, file.path, file.text);
    for (const [index, document] of documents.entries()) {
      if (!isPolicy(document)) continue;
      const found = await questionFor({ file: file.path, index, documents }, check);
      policies.push({ file, document, index, of: documents.length, ...found });
    }
  }
  return policies;
}

function documentsOf({ project }: Analysis, { options }: ValidateOptions, path: string, text: string): Document[] {
  return project.parsed({ name: slashed(path), text, ...(options.kind && { association: options.kind }) });
}

function checkOf(analysis: Analysis, given: ValidateOptions, cwd: string): Check {
  const { operation, against = "HEAD", actions, resources } = given;
  if (operation === "CheckAccessNotGranted") return { operation, access: { actions, resources } };
  if (operation !== "CheckNoNewAccess") return { operation };
  const other = resolve(cwd, against);
  const isFile = existsSync(other) && statSync(other).isFile();
  if (!isFile && !isRevision(against))
    throw new UsageError(`--against: there is no file ${against}, and git takes no such revision.`);
  const read: Against = async (file) => {
    const reading = isFile ? readText(other) : await readFromGit(file, against);
    if ("text" in reading) return { documents: documentsOf(analysis, given, isFile ? other : file, reading.text) };
    if ("isNew" in reading) return reading;
    // A gate must not open because a revision was mistyped, or not fetched.
    throw new UsageError(`--against ${against}: ${isFile ? "" : `of ${basename(file)}, `}${reading.reason}.`);
  };
  return { operation, against: read };
}
