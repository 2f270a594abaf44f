import { memberOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import type { DocumentRole } from "./document-role.ts";
import { documentFlaw, isSound } from "./flaws.ts";
import { anything, type Candidate, type CompiledStatement, compileStatement } from "./statement.ts";
import { no } from "./truth.ts";

/** A document in one of its roles, made ready for many requests. */
export interface CompiledPolicy {
  /** What proofs call it: a file's name, or `identityPolicies[0]`. */
  readonly document: string;
  readonly role: DocumentRole;
  readonly statements: readonly CompiledStatement[];
  /** The statements that may hold an action, given in lower case; remembered, since few actions are asked often. */
  readonly statementsFor: (actionKey: string) => readonly Candidate[];
  /** The tree, where the document is one. */
  readonly root?: JsonNode;
}

/**
 * Compiles a policy document: the text of one, as strictly as AWS reads it, or a tree, however it came about. Never throws: what cannot be read
 * becomes a statement that may be anything, so that no answer that hangs on it is certain.
 */
export function compilePolicy(source: JsonNode | string, document: string, role: DocumentRole): CompiledPolicy {
  if (typeof source !== "string") return compileTree(source, document, role);
  const { root, problems } = parseJson(source);
  if (problems.length > 0 || !root) return unreadable(document, role, "The document is not JSON, and AWS refuses it.");
  return compileTree(root, document, role);
}

/** A document that is not here, and may hold anything. */
export function unknownPolicy(document: string, role: DocumentRole): CompiledPolicy {
  return unreadable(document, role, "It is not among the files, so what it allows and denies is not known.");
}

function compileTree(root: JsonNode, document: string, role: DocumentRole): CompiledPolicy {
  if (root.type !== "object") return unreadable(document, role, "The document is no policy.");
  const flaw = documentFlaw(root);
  const statement = memberOf(root, "Statement")?.value;
  const list = statement?.type === "array" ? (statement.children ?? []) : undefined;
  if (!statement) return unreadable(document, role, flaw ?? "The document has no Statement.", root);
  if (!isSound(root, "Statement") || !isSound(root, "Version")) return unreadable(document, role, flaw ?? "", root);
  const variables = memberOf(root, "Version")?.value?.value === "2012-10-17" ? "variables" : "literal";
  const compile = (node: JsonNode, index: number | undefined) => compileStatement(node, index, role, variables, flaw);
  const statements = list ? list.map(compile) : [compile(statement, undefined)];
  return { document, role, statements, statementsFor: byAction(statements), root };
}

function byAction(statements: readonly CompiledStatement[]): CompiledPolicy["statementsFor"] {
  const known = new Map<string, readonly Candidate[]>();
  return (actionKey) => {
    const remembered = known.get(actionKey);
    if (remembered) return remembered;
    if (known.size >= 1000) known.clear();
    const found = candidates(statements, actionKey);
    known.set(actionKey, found);
    return found;
  };
}

function candidates(statements: readonly CompiledStatement[], actionKey: string): Candidate[] {
  return statements
    .map((statement) => ({ statement, action: statement.parts.action(actionKey, undefined) }))
    .filter(({ action }) => action !== no);
}

function unreadable(document: string, role: DocumentRole, flaw: string, root?: JsonNode): CompiledPolicy {
  const statements = [anything([], flaw)];
  return { document, role, statements, statementsFor: byAction(statements), ...(root && { root }) };
}
