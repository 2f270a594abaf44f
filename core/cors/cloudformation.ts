import { memberOf, membersOf, spanOf } from "../json/node.ts";
import type { JsonNode, JsonProblem, JsonText } from "../json/parse.ts";
import type { Span } from "../text.ts";
import { arrayNode, memberNode, numberNode, objectNode, replaced, stringNode } from "./nodes.ts";
import { corsNames, type ForeignCors } from "./notation.ts";
import { yamlValueAt } from "./yaml.ts";

/** The CORS rules of each bucket in a CloudFormation, SAM or Serverless template in YAML, whole or in part. */
export function corsOfCloudFormationYaml(text: string): ForeignCors[] {
  if (!text.includes("CorsRules")) return [];
  const found: ForeignCors[] = [];
  for (const { index, 1: lead = "" } of text.matchAll(rulesKey)) {
    const rules = yamlValueAt(text, index + lead.length);
    if (rules?.type !== "array") continue;
    const one = foreign(rules, "yaml", wholeYaml(text, index, spanOf(rules).end));
    if (one) found.push(one);
  }
  return found;
}

/** All of the text, where nothing but this configuration stands in it. */
function wholeYaml(text: string, from: number, to: number): Span | undefined {
  const isAside = (line: string) => /^\ufeff?\s*(?:#|$|---\s*$|CorsConfiguration[ \t]*:[ \t]*(?:#|\r?$))/.test(line);
  const around = [...text.slice(0, from).split("\n"), ...text.slice(to).split("\n")];
  return around.every(isAside) ? { start: 0, end: text.trimEnd().length } : undefined;
}

const rulesKey = /^([ \t]*(?:- +)?)CorsRules[ \t]*:/gm;

/** The same in JSON: each `CorsRules` somewhere in the tree. */
export function corsOfCloudFormationJson({ root, text }: JsonText): ForeignCors[] {
  if (!root || !text.includes('"CorsRules"')) return [];
  const all = rulesBelow(root, 0);
  // At the top it may be the AWS CLI's object in the wrong letters: the names within tell.
  if (memberOf(root, "CorsRules")?.value === all[0] && !all[0]?.children?.some(hasOwnNames)) return [];
  const alone = all.length === 1 && isOnly(root, all[0]!);
  return all.flatMap((rules) => foreign(rules, "json", alone ? spanOf(root) : undefined) ?? []);
}

/** Whether a rule has names that only CloudFormation has. */
function hasOwnNames(rule: JsonNode): boolean {
  const names = membersOf(rule).map(({ name }) => name);
  return names.some((name) => corsNames.some(({ json, cloudformation }) => json !== name && cloudformation === name));
}

/** Whether nothing but the rules stands below the root. */
function isOnly(node: JsonNode, rules: JsonNode): boolean {
  const [first, second] = membersOf(node);
  if (!first?.value || second) return false;
  return first.value === rules || isOnly(first.value, rules);
}

/** Resources, a bucket, Properties, CorsConfiguration, CorsRules; stacks within stacks go deeper. */
const maxDepth = 12;

function rulesBelow(node: JsonNode, depth: number): JsonNode[] {
  if (depth > maxDepth) return [];
  const rules = memberOf(node, "CorsRules")?.value;
  if (rules?.type === "array") return [rules];
  const values = node.type === "object" ? membersOf(node).map(({ value }) => value) : (node.children ?? []);
  return values.flatMap((value) => (value ? rulesBelow(value, depth + 1) : []));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-corsrule.html */
function foreign(rules: JsonNode, language: "json" | "yaml", whole: Span | undefined): ForeignCors | undefined {
  const problems: JsonProblem[] = [];
  const items = (rules.children ?? []).filter((rule) => !isUnknown(rule)).map((rule) => ruleNode(rule, problems));
  if (items.length === 0 && rules.children?.length !== 0) return undefined;
  return {
    notation: "cloudformation",
    language,
    root: arrayNode(spanOf(rules), items),
    problems,
    ...(whole && { whole }),
  };
}

function ruleNode(rule: JsonNode, problems: JsonProblem[]): JsonNode {
  const members = membersOf(rule).flatMap(({ name, key, value }) => {
    const known = corsNames.find(({ cloudformation }) => cloudformation === name)?.json;
    const meant = known === undefined ? corsNames.find(({ json }) => json === name) : undefined;
    if (meant) {
      problems.push({
        kind: "syntax",
        span: innerSpan(key),
        reason: `In CloudFormation this is called ${meant.cloudformation}.`,
      });
      return [];
    }
    // A time that only the template knows is no text.
    if (known === "MaxAgeSeconds" && value && isVariable(value)) return [];
    const own = known ?? name;
    return [memberNode(replaced(key, own), value && valueNode(own, value))];
  });
  return objectNode(spanOf(rule), members);
}

/** Functions of the template (`Ref`, `Fn::Sub`) stand for what nobody knows here, and numbers may be written as text. */
function valueNode(name: string, value: JsonNode): JsonNode {
  if (name === "MaxAgeSeconds") {
    const seconds = Number(value.value);
    return value.type === "string" && /^\d{1,15}$/.test(String(value.value))
      ? numberNode(innerSpan(value), seconds)
      : copied(value);
  }
  if (name === "ID") return copied(value);
  if (value.type !== "array") return isVariable(value) ? arrayNode(spanOf(value), [variable(value)]) : copied(value);
  return arrayNode(spanOf(value), (value.children ?? []).map(copied));
}

function copied(node: JsonNode): JsonNode {
  if (isFunction(node)) return variable(node);
  if (node.type === "string") return replaced(node, String(node.value));
  return node.type === "number" ? numberNode(spanOf(node), node.value as number) : objectNode(spanOf(node), []);
}

function variable(node: JsonNode): JsonNode {
  if (node.type === "string") return replaced(node, String(node.value));
  const [first] = membersOf(node);
  const value = first?.value?.value;
  const text = typeof value === "string" ? (first?.name === "Fn::Sub" ? value : `\${${value}}`) : "${}";
  return stringNode({ start: node.offset + 1, end: node.offset + node.length - 1 }, text);
}

function isVariable(node: JsonNode): boolean {
  return isFunction(node) || (node.type === "string" && String(node.value).startsWith("${"));
}

/** A rule that only the template knows, as a whole or in parts. */
function isUnknown(rule: JsonNode): boolean {
  return isVariable(rule) || memberOf(rule, "<<") !== undefined;
}

function isFunction(node: JsonNode): boolean {
  const [first, second] = membersOf(node);
  return first !== undefined && second === undefined && /^(?:Ref|Fn::\w+)$/.test(first.name);
}

function innerSpan(node: JsonNode) {
  return { start: node.offset + 1, end: node.offset + node.length - 1 };
}
