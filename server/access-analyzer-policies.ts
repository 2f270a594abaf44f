import type { Access, Connection, Question } from "../aws/contract.ts";
import { isPolicy } from "../aws/policy-to-send.ts";
import { type Check, questionFor } from "../aws/question.ts";
import type { Document } from "../core/hosts/index.ts";
import type { Environment } from "./environment.ts";
import type { ServerState } from "./state.ts";

/** What a client may ask for. Files: those named; else every one of the workspace that holds a policy. */
export interface AskParams {
  /** Names the question in the notifications about its progress. */
  readonly id?: number;
  readonly uris?: readonly string[];
  readonly connection?: Connection;
  readonly check?: CheckParams;
}

type CheckParams =
  | { readonly operation: "ValidatePolicy" | "CheckNoPublicAccess" }
  | ({ readonly operation: "CheckAccessNotGranted" } & Access)
  | { readonly operation: "CheckNoNewAccess"; readonly against: AgainstParams };

/** What a policy was before: the saved file, another file, or what git has. */
type AgainstParams = "saved" | { readonly uri: string } | { readonly revision: string };

/** A policy of a run, with the question about it or the reason why there is none. */
export interface PolicyOfRun {
  readonly name: string;
  readonly index: number;
  readonly document: Document;
  readonly question?: Question;
  readonly reason?: string;
}

export type Asked = PolicyOfRun & { readonly question: Question };

/** The policies that are asked about. */
export async function policiesOf(
  state: ServerState,
  environment: Environment,
  { uris, check }: AskParams,
): Promise<PolicyOfRun[]> {
  state.flush();
  const names = uris?.map((uri) => state.name(String(uri))) ?? [...state.project.files()];
  const asked = checkOf(state, environment, check);
  const policies: PolicyOfRun[] = [];
  for (const name of names) {
    const documents = state.parsed(name);
    for (const [index, document] of documents.entries()) {
      if (!isPolicy(document)) continue;
      policies.push({ name, index, document, ...(await questionFor({ file: name, index, documents }, asked)) });
    }
  }
  return policies;
}

function checkOf(state: ServerState, environment: Environment, check: CheckParams | undefined): Check {
  if (check?.operation === "CheckNoPublicAccess") return { operation: check.operation };
  if (check?.operation === "CheckAccessNotGranted") {
    const { operation, actions, resources } = check;
    return { operation, access: { actions: texts(actions), resources: texts(resources) } };
  }
  if (check?.operation !== "CheckNoNewAccess") return { operation: "ValidatePolicy" };
  const { operation, against } = check;
  return {
    operation,
    async against(name) {
      const reading = await readBefore(name, against, state, environment);
      return "reason" in reading ? reading : { documents: state.project.parsed({ name, text: reading.text }) };
    },
  };
}

async function readBefore(name: string, against: AgainstParams, state: ServerState, environment: Environment) {
  if (against === "saved") {
    const text = environment.readText(name);
    return text === undefined ? { reason: "it was never saved" } : { text };
  }
  if ("revision" in against) return environment.readFromGit(name, String(against.revision));
  const text = state.document(state.name(against.uri))?.getText();
  return text === undefined ? { reason: "the file that it is to be compared with cannot be read" } : { text };
}

export function isAsked(policy: PolicyOfRun): policy is Asked {
  return policy.question !== undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
