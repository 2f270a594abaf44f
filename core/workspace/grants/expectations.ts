import { type AccessDocuments, type AccessRequest, type Answer, decide, explain } from "../../access/index.ts";
import { ownPolicyOf } from "../../access/situation.ts";
import type { Catalog } from "../../catalog/index.ts";
import { innerSpanOf, memberOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { textOf, textsOf } from "../../json/strings.ts";
import { parseArn } from "../../model/arn.ts";
import type { Span } from "../../text.ts";
import { type DeclaredAccess, declaredAccess, type ReadFile } from "./declared-access.ts";

/** One action of one entry of the manifest's `expect`, on one of its resources, and what the files say to it. */
export interface JudgedExpectation {
  /** The entry's index in `expect`. */
  readonly entry: number;
  /** As written. */
  readonly who: string;
  readonly action: string;
  readonly on: string;
  /** `can` wants "allowed", `cannot` wants "denied". */
  readonly wanted: "allowed" | "denied";
  /** "depends" also where the expectation itself cannot be read; `why` says what is the matter. */
  readonly answer: Answer;
  /** Where the answer is not what is wanted: what is missing, denies or is not known, in sentences. */
  readonly why: readonly string[];
  /** The action's text in the manifest. */
  readonly span: Span;
}

/**
 * Judges the access that a manifest expects by the documents that it names. `read` gives a file's text by its path from the
 * manifest's folder. A role, user or bucket that the manifest lists has the policies that are listed for it and no others;
 * of one that it does not list the policies are not known. AWS managed policies are taken to deny nothing, and what one
 * allows of which only the name is known makes an answer "depends". Never throws.
 */
export function* judgeExpectations(
  manifest: JsonNode,
  read: ReadFile,
  catalog: Catalog,
): Generator<JudgedExpectation, undefined> {
  const expect = memberOf(manifest, "expect")?.value;
  if (expect?.type !== "array" || !expect.children?.length) return;
  const access = declaredAccess(manifest, read, catalog);
  for (const [entry, node] of expect.children.entries()) yield* judgedEntry(node, entry, access, catalog);
}

/** Whether the files give what is expected. */
export function isMet({ answer, wanted }: JudgedExpectation): boolean {
  return answer === wanted;
}

function* judgedEntry(
  node: JsonNode,
  entry: number,
  access: DeclaredAccess,
  catalog: Catalog,
): Generator<JudgedExpectation, undefined> {
  const who = textOf(memberOf(node, "who")?.value)?.value ?? "";
  const context = contextOf(memberOf(node, "with")?.value);
  const places = textsOf(memberOf(node, "on")?.value);
  for (const [name, wanted] of wishes)
    for (const action of textsOf(memberOf(node, name)?.value))
      for (const on of places) {
        const asked = requestOf(who, action.value, on.value, context, access, catalog);
        const told = typeof asked === "string" ? { answer: "depends" as const, why: [asked] } : asked(wanted);
        yield { entry, who, action: action.value, on: on.value, wanted, ...told, span: innerSpanOf(action.node) };
      }
}

const wishes = [
  ["can", "allowed"],
  ["cannot", "denied"],
] as const;

function contextOf(node: JsonNode | undefined): Record<string, string | readonly string[]> {
  const context: [string, string | readonly string[]][] = [];
  for (const property of node?.type === "object" ? (node.children ?? []) : []) {
    const [key, value] = property.children ?? [];
    const values = textsOf(value).map((text) => text.value);
    if (typeof key?.value !== "string" || values.length === 0) continue;
    context.push([key.value, value?.type === "string" ? values[0]! : values]);
  }
  return Object.fromEntries(context);
}

interface Told {
  readonly answer: Answer;
  readonly why: readonly string[];
}

/** What answers the request, or a sentence on why it cannot be made. */
function requestOf(
  who: string,
  action: string,
  on: string,
  context: AccessRequest["context"],
  access: DeclaredAccess,
  catalog: Catalog,
): ((wanted: JudgedExpectation["wanted"]) => Told) | string {
  const caller = access.callerOf(who);
  if ("problem" in caller) return caller.problem;
  const resource = resourceOf(on, action, access.partitionOf(caller.principal, on), catalog);
  if (typeof resource !== "string") return resource.problem;
  const owner = access.ownerOf(resource);
  const request: AccessRequest = {
    principal: caller.principal,
    action,
    resource,
    ...(owner !== undefined && { resourceAccount: owner }),
    ...(context && { context }),
  };
  const role = ownPolicyOf(action.toLowerCase(), parseArn(resource));
  const documents = access.documentsFor(caller.principal, resource, owner, role);
  return (wanted) => told(request, documents, wanted, catalog);
}

/**
 * Where the known documents do not allow, an unknown one may. So the request is asked again with a document that allows
 * everything: only what that does not change is certain.
 */
function told(
  request: AccessRequest,
  { known, withUnknown }: { readonly known: AccessDocuments; readonly withUnknown?: AccessDocuments },
  wanted: JudgedExpectation["wanted"],
  catalog: Catalog,
): Told {
  const verdict = decide(request, known, catalog);
  if ("error" in verdict) return { answer: "depends", why: [verdict.error] };
  if (verdict.answer !== "allowed" && !verdict.explicit && withUnknown) {
    const more = decide(request, withUnknown, catalog);
    if (!("error" in more) && more.answer !== verdict.answer && more.answer !== "denied")
      return { answer: "depends", why: ["A managed policy of AWS's may allow it; its text is not known here."] };
  }
  if (verdict.answer === wanted) return { answer: verdict.answer, why: [] };
  const proof = explain(request, known, catalog);
  return { answer: verdict.answer, why: "error" in proof ? [proof.error] : reasonsIn(proof) };
}

function reasonsIn(proof: Exclude<ReturnType<typeof explain>, { error: string }>): string[] {
  if (proof.missing.length > 0) return proof.missing.map(({ message }) => message);
  return proof.gates.flatMap(({ statements }) =>
    statements.map(({ document, sid, path, effect }) => {
      const name = sid === undefined ? `statement ${Number(path.at(1) ?? 0) + 1}` : `“${sid}”`;
      return `${document}, ${name}, ${effect === "Deny" ? "denies" : "allows"} it.`;
    }),
  );
}

/** The ARN that an entry of `on` means for an action: a bucket's name stands for the bucket or for its objects. */
function resourceOf(on: string, action: string, partition: string, catalog: Catalog): string | { problem: string } {
  if (on === "*" || on.startsWith("arn:")) return on;
  if (!/^s3:/i.test(action)) return { problem: `“${on}” is a bucket's name, and ${action} is no action of S3.` };
  const slash = on.indexOf("/");
  const [bucket, key] = slash < 0 ? [on, "*"] : [on.slice(0, slash), on.slice(slash + 1)];
  const types = catalog.action(action)?.resourceTypes.map(({ name }) => name) ?? [];
  return types.includes("object") ? `arn:${partition}:s3:::${bucket}/${key}` : `arn:${partition}:s3:::${bucket}`;
}
