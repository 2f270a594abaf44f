import type { Fix } from "../../finding.ts";
import { editToFile } from "../../hosts/mapping.ts";
import { addToList, replaceValue } from "../../json/edit.ts";
import { memberOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import type { Statement } from "../../model/policy.ts";
import { plainValue } from "../../model/statement-edit.ts";
import type { Edit } from "../../text.ts";
import type { OpenedPolicy } from "./opened-policy.ts";

/** Actions on resources that a document is to allow; `principal` where it is one that names principals. */
export interface MissingGrant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principal?: string;
}

/**
 * Adds what is missing: to the actions of a statement that says the rest already, else as a statement of its own. None
 * where the document has no place for it.
 */
export function grantFix(
  title: string,
  grants: readonly MissingGrant[],
  { root, document, policy }: OpenedPolicy,
): Fix[] {
  const edits: Edit[] = [];
  const added: object[] = [];
  for (const grant of grants) {
    const list = memberOf(policy.statements.find((statement) => saysTheRest(statement, grant))?.node, "Action")?.value;
    if (list) edits.push(withActions(document.text, list, grant.actions));
    else added.push(statementOf(grant));
  }
  if (added.length > 0) {
    const edit = withStatements(document.text, memberOf(root, "Statement")?.value, added);
    if (!edit) return [];
    edits.push(edit);
  }
  return [{ title, safe: false, edits: edits.map((edit) => editToFile(document.mapping, edit)) }];
}

function saysTheRest(
  { effect, principals, notPrincipals, actions, resources, node }: Statement,
  grant: MissingGrant,
): boolean {
  if (effect?.value !== "Allow" || actions.length === 0 || memberOf(node, "Condition")) return false;
  const [principal, ...others] = principals;
  const isSamePrincipal = principal?.type === "AWS" && principal.value === grant.principal && others.length === 0;
  if (grant.principal === undefined ? principal || notPrincipals.length > 0 : !isSamePrincipal) return false;
  const own = new Set(resources.map(({ value }) => value));
  return own.size === grant.resources.length && grant.resources.every((resource) => own.has(resource));
}

function statementOf({ actions, resources, principal }: MissingGrant): object {
  return {
    Effect: "Allow",
    ...(principal !== undefined && { Principal: { AWS: principal } }),
    Action: oneOrMore(actions),
    Resource: oneOrMore(resources),
  };
}

const oneOrMore = (values: readonly string[]) => (values.length === 1 ? values[0] : values);

function withActions(source: string, list: JsonNode, actions: readonly string[]): Edit {
  if (list.type !== "array" || !list.children?.length) {
    const all = [...(typeof list.value === "string" ? [list.value] : []), ...actions];
    return { span: spanOf(list), text: `[${all.map((action) => JSON.stringify(action)).join(", ")}]` };
  }
  const edits = actions.map((action) => addToList(source, list, action));
  return { span: edits[0]!.span, text: edits.map(({ text }) => text).join("") };
}

function withStatements(source: string, value: JsonNode | undefined, added: readonly object[]): Edit | undefined {
  if (value?.type === "object") return replaceValue(source, value, [plainValue(value), ...added]);
  const last = value?.type === "array" ? value.children?.at(-1) : undefined;
  if (!last) return undefined;
  const end = last.offset + last.length;
  const gap = /\s*$/.exec(source.slice(Math.max(last.offset - 200, 0), last.offset))?.[0] ?? "";
  const text = added.map((statement) => `,${gap || " "}${replaceValue(source, last, statement).text}`).join("");
  return { span: { start: end, end }, text };
}
