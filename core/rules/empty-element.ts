import type { Draft, Fix, Severity } from "../finding.ts";
import { refusalOf } from "../grammar/words.ts";
import { removeFromParent, replaceValue } from "../json/edit.ts";
import { spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { policyKinds } from "../kind.ts";
import { type EmptyCode, type EmptyElement, emptyElementsOf } from "../model/empty-element.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
export const emptyElement: Rule = {
  code: "empty-element",
  kinds: [...policyKinds, "cors"],
  severity: "warning",
  summary: "An element lists nothing.",
  awsCodes: [
    "EMPTY_ARRAY_ACTION",
    "EMPTY_ARRAY_RESOURCE",
    "EMPTY_ARRAY_PRINCIPAL",
    "EMPTY_OBJECT_PRINCIPAL",
    "EMPTY_OBJECT_CONDITION",
    "EMPTY_ARRAY_CONDITION",
    "EMPTY_ARRAY_CONDITION_FORALLVALUES",
    "EMPTY_ARRAY_CONDITION_FORANYVALUE",
    "EMPTY_ARRAY_CONDITION_IFEXISTS",
    "EMPTY_SID_VALUE",
  ],
  check: {
    grammar({ problem, node, element }, { kind }) {
      if (problem !== "empty") return undefined;
      return [
        {
          span: spanOf(node),
          severity: "error",
          message: `${element || "The configuration"} lists nothing; ${refusalOf(kind)}.`,
        },
      ];
    },
    statement({ node }, { source }) {
      return emptyElementsOf(node).map((element) => draftOf(element, node, source));
    },
  },
};

function draftOf({ node, code, name }: EmptyElement, statement: JsonNode, source: string): Draft {
  const [consequence, severity] = consequences[code];
  return {
    span: spanOf(node),
    message: `${name || '""'} ${/^EMPTY_(?:SID|OBJECT_C)/.test(code) ? "is empty" : "lists nothing"}; ${isNegated(name) ? "nothing is excepted, so the statement is about everything" : consequence}.`,
    severity,
    awsCode: code,
    fixes: fixesOf(node, code, name, statement, source),
  };
}

function isNegated(name: string): boolean {
  return /^Not(?:Action|Resource|Principal)$/.test(name);
}

const applies = "the statement never applies";

const consequences: Readonly<Record<EmptyCode, readonly [string, Severity]>> = {
  EMPTY_ARRAY_ACTION: [applies, "warning"],
  EMPTY_ARRAY_RESOURCE: [applies, "warning"],
  EMPTY_ARRAY_PRINCIPAL: [applies, "warning"],
  EMPTY_OBJECT_PRINCIPAL: [applies, "warning"],
  EMPTY_OBJECT_CONDITION: ["it tests nothing", "info"],
  EMPTY_ARRAY_CONDITION: ["no value can match, so the statement hardly ever does what it says", "warning"],
  EMPTY_ARRAY_CONDITION_FORALLVALUES: ["that is only true where the request does not have the key", "warning"],
  EMPTY_ARRAY_CONDITION_FORANYVALUE: ["no value can match, so the statement never applies", "warning"],
  EMPTY_ARRAY_CONDITION_IFEXISTS: ["that is only true where the request does not have the key", "warning"],
  EMPTY_SID_VALUE: ["it names nothing and can go", "info"],
};

function fixesOf(node: JsonNode, code: EmptyCode, name: string, statement: JsonNode, source: string): Fix[] {
  const property = node.parent;
  if (!property) return [];
  if (code === "EMPTY_SID_VALUE") return [removal("Sid", property, "safe", source)];
  if (code === "EMPTY_OBJECT_CONDITION") return [removal(name, lonelyTop(property, statement), "safe", source)];
  if (code === "EMPTY_ARRAY_CONDITION_FORALLVALUES" || code === "EMPTY_ARRAY_CONDITION_IFEXISTS") {
    const operator = property.parent?.parent;
    const test = operator?.parent && operatorFix(operator, name, source);
    return test ? [test] : [];
  }
  if (statement.parent?.type !== "array" || (statement.parent.children?.length ?? 0) < 2) return [];
  if (/^Not/.test(name) || code === "EMPTY_ARRAY_CONDITION") return [];
  return [{ title: "Remove the statement", safe: false, edits: [removeFromParent(source, statement)] }];
}

function removal(name: string, property: JsonNode, how: "safe" | "suggested", source: string): Fix {
  return { title: `Remove the empty ${name}`, safe: how === "safe", edits: [removeFromParent(source, property)] };
}

/** The outermost property below the statement that holds nothing but this one. */
function lonelyTop(property: JsonNode, statement: JsonNode): JsonNode {
  let top = property;
  while (top.parent && top.parent !== statement && top.parent.children?.length === 1 && top.parent.parent)
    top = top.parent.parent;
  return top;
}

/** Where the operator holds this key alone, the test for its absence says the same in plain words. */
function operatorFix(operator: JsonNode, key: string, source: string): Fix | undefined {
  const [name, keys] = operator.children ?? [];
  const siblings = operator.parent?.children ?? [];
  if (!name || keys?.children?.length !== 1 || siblings.some(({ children }) => children?.[0]?.value === "Null")) return;
  return {
    title: `Test for its absence with Null`,
    safe: false,
    edits: [{ span: spanOf(name), text: '"Null"' }, replaceValue(source, keys, { [key]: "true" })],
  };
}
