import { membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { statementElements } from "../model/statement-elements.ts";
import { type DocumentRole, namesPrincipals } from "./document-role.ts";
import { lowerCase } from "./letter-case.ts";

/** What keeps a statement, or a document, from being read with certainty: a sentence, or undefined. */
export type Flaw = string | undefined;

const documentMembers = new Set(["Version", "Id", "Statement"]);

/**
 * What AWS refuses in a document around its statements, as far as it changes what the document means.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function documentFlaw(root: JsonNode): Flaw {
  const twice = memberTwice(root);
  if (twice !== undefined) return `The document has "${twice}" twice, and AWS refuses it.`;
  if (!isSound(root, "Version")) return "Version is neither 2012-10-17 nor 2008-10-17, and AWS refuses the document.";
  const stranger = membersOf(root).find(({ name }) => !documentMembers.has(name))?.name;
  return stranger === undefined ? undefined : `"${stranger}" is no element of a policy, and AWS refuses the document.`;
}

/** Whether an element on which the reading of the whole document hangs is there at most once, and says what it may. */
export function isSound(root: JsonNode, element: "Version" | "Statement"): boolean {
  const members = membersOf(root).filter(({ name }) => name === element);
  if (members.length > 1) return false;
  return element !== "Version" || members.every(({ value }) => versions.has(value?.value));
}

const versions = new Set<unknown>(["2012-10-17", "2008-10-17"]);

/** What AWS refuses in a statement, as far as it changes what the statement means; what is only untidy is none. */
export function statementFlaw(node: JsonNode, role: DocumentRole): Flaw {
  const names = new Set<string>();
  for (const { name } of membersOf(node)) {
    if (names.has(name)) return `The statement has "${name}" twice, and AWS refuses it.`;
    if (!statementElements.has(name)) return `"${name}" is no element of a statement, and AWS refuses it.`;
    names.add(name);
  }
  return effectFlaw(node) ?? elementFlaw(names, role) ?? valueFlaw(node, role);
}

function effectFlaw(node: JsonNode): Flaw {
  const effect = membersOf(node).find(({ name }) => name === "Effect")?.value?.value;
  return effect === "Allow" || effect === "Deny" ? undefined : "Effect is neither Allow nor Deny, and AWS refuses it.";
}

function elementFlaw(names: ReadonlySet<string>, role: DocumentRole): Flaw {
  for (const element of ["Action", "Resource", "Principal"]) {
    if (names.has(element) && names.has(`Not${element}`))
      return `The statement has both ${element} and Not${element}, and AWS refuses it.`;
  }
  const has = (element: string) => names.has(element) || names.has(`Not${element}`);
  if (!has("Action")) return "The statement has neither Action nor NotAction, and AWS refuses it.";
  if (namesPrincipals(role) && !has("Principal")) return "The statement has no Principal, and AWS refuses it.";
  if (!namesPrincipals(role) && has("Principal"))
    return "A policy of this sort takes no Principal, and AWS refuses it.";
  if (role === "trust" && has("Resource")) return "A trust policy takes no Resource, and AWS refuses it.";
  if (role === "trust" && names.has("NotPrincipal")) return "A trust policy takes no NotPrincipal.";
  if (role !== "trust" && role !== "resource" && !has("Resource"))
    return "The statement has neither Resource nor NotResource, and AWS refuses it.";
  return undefined;
}

function valueFlaw(node: JsonNode, role: DocumentRole): Flaw {
  for (const { name, value } of membersOf(node)) {
    const flaw = flawOfValue(name, value, role);
    if (flaw) return flaw;
  }
  return undefined;
}

function flawOfValue(name: string, value: JsonNode | undefined, role: DocumentRole): Flaw {
  if (name === "Sid" || name === "Effect") return undefined;
  if (name === "Condition") return conditionFlaw(value);
  if (name === "Principal" || name === "NotPrincipal") return principalFlaw(name, value, role);
  return isTexts(value) ? undefined : `${name} is neither a string nor a list of strings, and AWS refuses it.`;
}

/** Whether an element is there at most once and of the right type, so that what it says can be relied on. */
export function isClean(node: JsonNode, element: string, role: DocumentRole): boolean {
  const members = membersOf(node).filter(({ name }) => name === element);
  return members.length < 2 && members.every(({ name, value }) => flawOfValue(name, value, role) === undefined);
}

function principalFlaw(name: string, value: JsonNode | undefined, role: DocumentRole): Flaw {
  const isEveryone = value?.type === "string" && value.value === "*";
  if (role === "rcp" && !(name === "Principal" && isEveryone))
    return 'A resource control policy takes no principal but "*", and AWS refuses it.';
  if (value?.type === "string") return undefined;
  if (value?.type !== "object") return `${name} is neither "*" nor an object, and AWS refuses it.`;
  const twice = memberTwice(value);
  if (twice !== undefined) return `${name} has "${twice}" twice, and AWS refuses it.`;
  return membersOf(value).every(({ value: names }) => isTexts(names))
    ? undefined
    : `${name} holds something else than strings, and AWS refuses it.`;
}

function conditionFlaw(value: JsonNode | undefined): Flaw {
  if (value?.type !== "object") return "Condition is no object, and AWS refuses it.";
  const twice = memberTwice(value);
  if (twice !== undefined) return `Condition has "${twice}" twice, and AWS refuses it.`;
  for (const { name, value: keys } of membersOf(value)) {
    if (keys?.type !== "object") return `${name} in Condition is no object, and AWS refuses it.`;
    const key = memberTwice(keys, "ignoring-case");
    if (key !== undefined) return `${name} in Condition tests ${key} twice, and AWS refuses it.`;
    for (const { name: tested, value: values } of membersOf(keys)) {
      const nodes = values?.type === "array" ? (values.children ?? []) : [values];
      if (!nodes.every((child) => child !== undefined && scalars.has(child.type)))
        return `${name} in Condition compares ${tested} with something that is no text, number or boolean.`;
    }
  }
  return undefined;
}

const scalars = new Set(["string", "number", "boolean"]);

function isTexts(node: JsonNode | undefined): boolean {
  if (node?.type === "array") return (node.children ?? []).every(({ type }) => type === "string");
  return node?.type === "string";
}

function memberTwice(node: JsonNode, letterCase: "exact" | "ignoring-case" = "exact"): string | undefined {
  const names = new Set<string>();
  for (const { name } of membersOf(node)) {
    const seen = letterCase === "exact" ? name : lowerCase(name);
    if (names.has(seen)) return name;
    names.add(seen);
  }
  return undefined;
}
