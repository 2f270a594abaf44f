import { corsOfCloudFormationJson, corsOfCloudFormationYaml } from "../cors/cloudformation.ts";
import { convertedFrom } from "../cors/convert.ts";
import type { ForeignCors } from "../cors/notation.ts";
import { xmlText, yamlText } from "../cors/write.ts";
import { corsOfXml } from "../cors/xml.ts";
import { spanOf } from "../json/node.ts";
import type { JsonNode, JsonProblem, JsonText } from "../json/parse.ts";
import type { Edit, Span } from "../text.ts";
import type { JsonDocument } from "./document.ts";
import type { Claim } from "./json.ts";
import { identity, type Mapping } from "./mapping.ts";

/**
 * The CORS configurations of a text in XML or in CloudFormation's YAML, as documents whose tree is that of the JSON. A file
 * that is to be JSON is told that it is not.
 */
export function documentsOfCors(
  text: string,
  claim: Claim | undefined,
  file: { readonly isJson: boolean },
  mapping: Mapping = identity,
): JsonDocument[] {
  const xml = corsOfXml(text);
  if (xml) return [documentOf(text, file.isJson ? inJsonFile(text, xml) : xml, claim, mapping)];
  if (/^\s*[[{]/.test(text)) return [];
  return corsOfCloudFormationYaml(text).map((cors) => documentOf(text, cors, claim, mapping));
}

/** The same in JSON: what a template holds of CORS. */
export function documentsOfCorsTemplate(json: JsonText, claim: Claim | undefined, mapping: Mapping): JsonDocument[] {
  return corsOfCloudFormationJson(json).map((cors) =>
    documentOf(json.text, { ...cors, problems: [...json.problems, ...cors.problems] }, claim, mapping),
  );
}

function documentOf(text: string, cors: ForeignCors, claim: Claim | undefined, mapping: Mapping): JsonDocument {
  const { root, problems } = cors;
  const { start, end } = spanOf(root);
  return {
    language: "json",
    kind: "cors",
    how: claim?.how ?? "content",
    text,
    json: { text, root, problems },
    root,
    mapping,
    span: { start: mapping.toFile(start), end: mapping.toFile(end) },
    foreign: cors,
    marked: (span) => marked(span, text),
    rewritten: (edit) => rewritten(edit, text, cors),
  };
}

function inJsonFile(text: string, cors: ForeignCors): ForeignCors {
  const { start } = spanOf(cors.root);
  const conversion = convertedFrom(text, cors, "array");
  const repair =
    "text" in conversion && cors.problems.length === 0
      ? { repair: { title: "Convert to JSON", edits: [{ span: conversion.replaces, text: conversion.text }] } }
      : {};
  const problem: JsonProblem = {
    kind: "syntax",
    span: { start, end: start + 1 },
    reason: "This is XML, and the console and the AWS CLI take CORS rules as JSON.",
    ...repair,
  };
  return { ...cors, problems: [problem, ...cors.problems] };
}

/** A string without quotes has its neighbours in their place: white space, the brackets of tags, or nothing at the end of the text. */
function marked({ start, end }: Span, text: string): Span {
  if (end - start < 3) return { start, end: Math.min(end, text.length) };
  return {
    start: /[\s>]/.test(text[start] ?? "") ? start + 1 : start,
    end: /^$|[\s<]/.test(text[end - 1] ?? "") ? end - 1 : end,
  };
}

/**
 * Edits are made for JSON. Here those have a counterpart that replace one string by another, and that which replaces all;
 * the rest has none.
 */
function rewritten(edit: Edit, text: string, { root, language, whole }: ForeignCors): Edit | undefined {
  if (whole && edit.span.start === whole.start && edit.span.end === whole.end) return edit;
  const node = stringAt(root, edit.span);
  const value = node && stringIn(edit.text);
  if (!node || value === undefined) return undefined;
  const isQuoted = /["']/.test(text[edit.span.start] ?? "");
  // An empty string is shown by the one character before it.
  if (node.length === 1 && isQuoted) return undefined;
  const span = { start: edit.span.start + 1, end: Math.max(edit.span.end - 1, edit.span.start + 1) };
  if (language === "json") return { span, text: JSON.stringify(value).slice(1, -1) };
  if (language === "xml") {
    const written = xmlText(value);
    return written === undefined ? undefined : { span, text: written };
  }
  return { span: isQuoted ? edit.span : span, text: yamlText(value) };
}

function stringAt(node: JsonNode, { start, end }: Span): JsonNode | undefined {
  if (node.offset === start && node.offset + node.length === end && node.type === "string") return node;
  for (const child of node.children ?? []) {
    const found = stringAt(child, { start, end });
    if (found) return found;
  }
  return undefined;
}

function stringIn(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
