import type { JsonNode, JsonProblem } from "../json/parse.ts";
import type { Span } from "../text.ts";
import { arrayNode, memberNode, numberNode, objectNode, stringNode } from "./nodes.ts";
import { corsNames, type ForeignCors } from "./notation.ts";
import { elementsOf, type XmlElement } from "./xml-elements.ts";

/** Whether a text holds CORS rules in XML, without reading it whole. */
export function mayHoldCorsXml(text: string): boolean {
  return text.includes("CORS") && /<(?:[\w-]{1,20}:)?CORS(?:Configuration|Rule)\b/.test(text);
}

/**
 * The CORS rules of an XML text, as the REST API takes them; undefined where there are none. What is broken is read as far as
 * it goes. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
 */
export function corsOfXml(text: string): ForeignCors | undefined {
  if (!mayHoldCorsXml(text)) return undefined;
  const { elements, problems } = elementsOf(text);
  const root = elements.find(({ name }) => name === "CORSConfiguration");
  const holder = root?.children ?? elements;
  const rules = holder.filter(({ name }) => name === "CORSRule");
  if (!root && rules.length === 0) return undefined;
  const found: JsonProblem[] = [...problems];
  for (const element of root?.children ?? [])
    if (element.name !== "CORSRule") found.push(misnamed(element, "Only CORSRule stands in CORSConfiguration."));
  const span = root?.span ?? { start: rules[0]!.span.start, end: rules.at(-1)!.span.end };
  return {
    notation: "xml",
    language: "xml",
    root: arrayNode(
      span,
      rules.map((rule) => ruleNode(rule, found)),
    ),
    problems: found,
    whole: wholeXml(text, span),
  };
}

/** With the declaration and the comments around it, where nothing else stands there. */
function wholeXml(text: string, { start, end }: Span): Span {
  const isAside = (part: string) => part.replace(/<!--[\s\S]*?-->|<\?[^>]*>|\ufeff/g, "").trim() === "";
  return isAside(text.slice(0, start)) && isAside(text.slice(end))
    ? { start: 0, end: text.trimEnd().length }
    : { start, end };
}

function ruleNode(rule: XmlElement, problems: JsonProblem[]): JsonNode {
  const byName = new Map<string, XmlElement[]>();
  for (const element of rule.children.filter(({ isClosed }) => isClosed))
    byName.set(element.name, [...(byName.get(element.name) ?? []), element]);
  const members: JsonNode[] = [];
  for (const [name, elements] of byName) {
    const known = corsNames.find(({ xml }) => xml === name);
    const meant = known
      ? undefined
      : corsNames.find(({ json, cloudformation }) => json === name || cloudformation === name);
    // In JSON it is right, so that nobody but this place knows it to be wrong.
    if (meant) problems.push(misnamed(elements[0]!, `In XML this element is called ${meant.xml}.`));
    else members.push(memberOfRule(known?.json ?? name, elements, known !== undefined && known.json !== known.xml));
  }
  return objectNode(rule.span, members);
}

function memberOfRule(name: string, elements: readonly XmlElement[], isList: boolean): JsonNode {
  const [first] = elements;
  const key = stringNode(first!.nameSpan, name);
  if (!isList) return memberNode(key, valueNode(elements.at(-1)!, name));
  const items = elements.map((element) => stringNode(element.inner, element.text));
  return memberNode(key, arrayNode({ start: first!.inner.start - 1, end: elements.at(-1)!.inner.end + 1 }, items));
}

function valueNode({ text, inner }: XmlElement, name: string): JsonNode {
  const isNumber = name === "MaxAgeSeconds" && /^\s*[+-]?\d{1,15}\s*$/.test(text);
  return isNumber ? numberNode(inner, Number(text)) : stringNode(inner, text);
}

function misnamed({ nameSpan }: { readonly nameSpan: Span }, reason: string): JsonProblem {
  return { kind: "syntax", span: nameSpan, reason };
}
