import { membersOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import { parseArn } from "../model/arn.ts";
import type { RequestPrincipal } from "./caller.ts";
import { type CompiledPolicy, compilePolicy } from "./compile.ts";
import type { Unusable } from "./decide.ts";
import type { DocumentRole } from "./document-role.ts";
import { lowerCase } from "./letter-case.ts";
import { type AccessRequest, ownPolicyOf } from "./situation.ts";
import type { AccessDocuments } from "./weigh.ts";

/** A request with its documents inline, as `latchkey can` takes it. */
export interface ParsedRequest {
  readonly id?: string | number;
  readonly request: AccessRequest;
  readonly documents: AccessDocuments;
  /** Sentences on what in the request was passed over. */
  readonly assumptions: readonly string[];
}

/** A text that holds no usable request; its id, where it has one, goes with the error. */
export interface UnusableRequest extends Unusable {
  readonly id?: string | number;
}

/**
 * Reads one request in JSON. A document may be an object or a string that holds its text. A document that cannot be read
 * is no reason to refuse the request: the answer then depends on it. A member that looks like a slip is one.
 */
export function parseRequest(text: string): ParsedRequest | UnusableRequest {
  const { root, problems } = parseJson(text.replace(/^\ufeff/, ""));
  const [problem] = problems;
  if (problem || !root) return { error: `The request is not JSON${problem?.reason ? `: ${problem.reason}` : "."}` };
  if (root.type !== "object") return { error: "The request is no JSON object." };
  const members = new Map<string, JsonNode>();
  const passedOver: string[] = [];
  let problemInMembers: string | undefined;
  for (const { name, value } of membersOf(root)) {
    if (!value || value.type === "null") continue;
    if (members.has(name)) problemInMembers ??= `The request has "${name}" twice.`;
    else if (known.has(name)) members.set(name, value);
    else if (isSlip(name)) problemInMembers ??= `The request has a member "${name}"; there is none of that name.`;
    else passedOver.push(`"${name}" is no member of a request, and is passed over.`);
  }
  const id = idOf(members.get("id"));
  const withId = id === undefined ? {} : { id };
  const parsed = problemInMembers === undefined ? read(members) : { error: problemInMembers };
  return "error" in parsed ? { ...withId, ...parsed } : { ...withId, ...parsed, assumptions: passedOver };
}

const known = new Set([
  "id",
  "principal",
  "action",
  "resource",
  "resourceAccount",
  "context",
  "contextComplete",
  "identityPolicies",
  "resourcePolicy",
  "permissionsBoundaries",
  "sessionPolicy",
  "scps",
  "rcps",
  "endpointPolicies",
]);

/** Names that were surely meant to be members: overlooking a policy or a context would give a wrong answer. */
function isSlip(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z]/g, "");
  if (/polic|bound|scp|rcp|context|servicecontrol|resourcecontrol/.test(plain)) return true;
  return [...known].some((member) => stem(member) === stem(name));
}

function stem(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/s$/, "");
}

function idOf(node: JsonNode | undefined): string | number | undefined {
  return node?.type === "string" || node?.type === "number" ? node.value : undefined;
}

type Members = ReadonlyMap<string, JsonNode>;

function read(members: Members): Pick<ParsedRequest, "request" | "documents"> | Unusable {
  const principal = principalOf(members.get("principal"));
  if (typeof principal === "object" && "error" in principal) return principal;
  const action = textMember(members, "action");
  const resource = textMember(members, "resource");
  for (const part of [action, resource]) if (typeof part === "object") return part;
  const account = members.get("resourceAccount");
  if (account && account.type !== "string")
    return { error: "resourceAccount is no string; account ids may begin with 0." };
  const complete = members.get("contextComplete");
  if (complete && complete.type !== "boolean") return { error: "contextComplete is neither true nor false." };
  const context = contextOf(members.get("context"));
  if (typeof context === "string") return { error: context };
  const request: AccessRequest = {
    principal,
    action: action as string,
    resource: resource as string,
    ...(account && { resourceAccount: account.value as string }),
    context,
    ...(complete && { contextComplete: complete.value as boolean }),
  };
  const documents = documentsOf(members, request);
  return "error" in documents ? documents : { request, documents };
}

function textMember(members: Members, name: string): string | Unusable {
  const node = members.get(name);
  if (!node) return { error: `The request has no ${name}.` };
  if (node.type !== "string") return { error: `${name} is no string.` };
  return node.value;
}

function principalOf(node: JsonNode | undefined): RequestPrincipal | Unusable {
  if (!node) return { error: "The request has no principal." };
  if (node.type === "string") return node.value;
  const [member, ...more] = membersOf(node);
  const value: unknown = member?.value?.value;
  if (!member || more.length > 0 || typeof value !== "string")
    return { error: 'principal is neither a string nor { "service": … } nor { "federated": … }.' };
  if (member.name === "service") return { service: value };
  if (member.name === "federated") return { federated: value };
  return { error: `principal has a member "${member.name}"; it takes "service" or "federated".` };
}

function contextOf(node: JsonNode | undefined): Record<string, string | readonly string[]> | string {
  if (!node) return {};
  if (node.type !== "object") return "context is no object.";
  const context: [string, string | readonly string[]][] = [];
  const names = new Set<string>();
  for (const { name, value } of membersOf(node)) {
    if (names.has(lowerCase(name))) return `The context gives ${name} twice.`;
    names.add(lowerCase(name));
    const items = value?.type === "array" ? (value.children ?? []) : [value];
    const texts = items.map((item) => textOfScalar(item));
    if (texts.includes(undefined)) return `The context's ${name} is neither a string nor a list of strings.`;
    context.push([name, value?.type === "array" ? (texts as string[]) : (texts[0] as string)]);
  }
  return Object.fromEntries(context);
}

function textOfScalar(node: JsonNode | undefined): string | undefined {
  if (node?.type === "string") return node.value;
  return node?.type === "number" || node?.type === "boolean" ? String(node.value) : undefined;
}

function documentsOf(members: Members, request: AccessRequest): AccessDocuments | Unusable {
  const own = ownPolicyOf(lowerCase(request.action), parseArn(request.resource));
  const lists = {
    identityPolicies: listOf(members, "identityPolicies", "identity"),
    permissionsBoundaries: listOf(members, "permissionsBoundaries", "boundary"),
    endpointPolicies: listOf(members, "endpointPolicies", "endpoint"),
  };
  const levels = { scps: levelsOf(members, "scps", "scp"), rcps: levelsOf(members, "rcps", "rcp") };
  for (const part of [...Object.values(lists), ...Object.values(levels)]) if (part && "error" in part) return part;
  const given = Object.entries({ ...lists, ...levels }).filter(([, part]) => part !== undefined);
  const resourcePolicy = members.get("resourcePolicy");
  const sessionPolicy = members.get("sessionPolicy");
  return {
    ...Object.fromEntries(given),
    ...(resourcePolicy && { resourcePolicy: documentOf(resourcePolicy, "resourcePolicy", own) }),
    ...(sessionPolicy && { sessionPolicy: documentOf(sessionPolicy, "sessionPolicy", "session") }),
  };
}

/** A lone document stands for a list of one. */
function listOf(members: Members, name: string, role: DocumentRole): CompiledPolicy[] | Unusable | undefined {
  const node = members.get(name);
  if (!node) return undefined;
  if (node.type === "object") return [documentOf(node, `${name}[0]`, role)];
  if (node.type !== "array") return { error: `${name} is no list of documents.` };
  return (node.children ?? []).map((child, index) => documentOf(child, `${name}[${index}]`, role));
}

function levelsOf(members: Members, name: string, role: DocumentRole): CompiledPolicy[][] | Unusable | undefined {
  const node = members.get(name);
  if (!node) return undefined;
  if (node.type !== "array") return { error: `${name} is no list of levels.` };
  const levels: CompiledPolicy[][] = [];
  for (const [level, child] of (node.children ?? []).entries()) {
    if (child.type !== "array") return { error: `${name}[${level}] is no list of the documents of one level.` };
    levels.push((child.children ?? []).map((item, index) => documentOf(item, `${name}[${level}][${index}]`, role)));
  }
  return levels;
}

function documentOf(node: JsonNode, name: string, role: DocumentRole): CompiledPolicy {
  return compilePolicy(node.type === "string" ? node.value : node, name, role);
}
