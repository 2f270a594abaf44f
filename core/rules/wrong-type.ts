import type { Draft, Fix } from "../finding.ts";
import type { GrammarFailure } from "../grammar/failure.ts";
import { documentName, readerOf } from "../grammar/words.ts";
import { memberOf, spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { isPolicyKind, jsonKinds, type Kind } from "../kind.ts";
import type { Context, Rule } from "../rule.ts";
import type { Edit } from "../text.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const wrongType: Rule = {
  code: "wrong-type",
  kinds: jsonKinds,
  severity: { default: "error", manifest: "warning" },
  summary: "A value is of a JSON type that its element does not take.",
  awsCodes: ["DATA_TYPE_MISMATCH", "INVALID_PRINCIPAL_FORMAT"],
  check: {
    grammar(failure, context) {
      return failure.problem === "wrong-type" ? [draftOf(failure, failure.expected, context)] : undefined;
    },
  },
};

function draftOf({ node, element }: GrammarFailure, expected: readonly string[], { kind, source }: Context): Draft {
  const actual = node.type === "number" && expected.includes("integer") ? "a fraction" : typesOf([node.type]);
  const bareList = /Principal$/.test(element) && node.type === "array" && expected.includes("object");
  return {
    span: spanOf(node),
    message: `${subjectOf(node, element, kind)} must be ${typesOf(expected)}, not ${actual}; ${consequence(kind)}.`,
    ...(isPolicyKind(kind) && { awsCode: bareList ? "INVALID_PRINCIPAL_FORMAT" : "DATA_TYPE_MISMATCH" }),
    fixes: fixesOf(node, expected, kind, source),
  };
}

function subjectOf({ parent }: JsonNode, element: string, kind: Kind): string {
  if (!parent) return `A ${documentName(kind)}`;
  if (parent.type !== "array") return element === "" ? 'The value of ""' : element;
  if (element === "Statement") return "A statement";
  if (element === "CORSRules" || (element === "" && kind === "cors")) return "A CORS rule";
  return `What stands in ${element}`;
}

function consequence(kind: Kind): string {
  if (kind === "manifest") return "Latchkey leaves it out";
  return `${readerOf(kind)} refuses the ${documentName(kind)}`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};

function typesOf(types: readonly string[]): string {
  const names = types.map((type) => typeNames[type] ?? type);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function fixesOf(node: JsonNode, expected: readonly string[], kind: Kind, source: string): Fix[] {
  const takes = (type: string) => expected.includes(type);
  const { start, end } = spanOf(node);
  if (!node.parent && isPolicyKind(kind) && isListOfStatements(node))
    return [fix("Put it into a policy", around(start, end, '{ "Version": "2012-10-17", "Statement": ', " }"))];
  const only = node.type === "array" && node.children?.length === 1 ? node.children[0] : undefined;
  if (only && takes(only.type)) {
    const inner = spanOf(only);
    return [fix("Take the value out of the list", [cut(start, inner.start), cut(inner.end, end)])];
  }
  if (takes("string") && (node.type === "number" || node.type === "boolean"))
    return [fix("Put it in double quotes", around(start, end, '"', '"'))];
  if (takes("array") && (node.type === "string" || (node.type === "object" && !takes("object"))))
    return [fix("Make it a list", around(start, end, "[", "]"))];
  const number =
    takes("integer") && node.type === "string" ? wholeNumber.exec(source.slice(start, end))?.[1] : undefined;
  return number === undefined ? [] : [fix("Remove the quotes", [{ span: { start, end }, text: number }])];
}

const wholeNumber = /^"\s*(0|[1-9]\d{0,8})\s*"$/;

function isListOfStatements(node: JsonNode): boolean {
  return node.type === "array" && (node.children ?? []).some((child) => memberOf(child, "Effect"));
}

function fix(title: string, edits: readonly Edit[]): Fix {
  return { title, safe: false, edits };
}

function cut(start: number, end: number): Edit {
  return { span: { start, end }, text: "" };
}

function around(start: number, end: number, before: string, after: string): Edit[] {
  return [
    { span: { start, end: start }, text: before },
    { span: { start: end, end }, text: after },
  ];
}
