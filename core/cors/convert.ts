import { membersOf, spanOf } from "../json/node.ts";
import type { JsonNode, JsonProblem } from "../json/parse.ts";
import { parseJson } from "../json/parse.ts";
import type { Span } from "../text.ts";
import { corsOfCloudFormationJson, corsOfCloudFormationYaml } from "./cloudformation.ts";
import { type CorsNotation, corsNames } from "./notation.ts";
import { type CorsMember, type Layout, writeCors } from "./write.ts";
import { corsOfXml } from "./xml.ts";

/** A configuration in some notation, as far as conversion needs to know it. */
export interface CorsText {
  readonly notation: CorsNotation;
  readonly language: "json" | "xml" | "yaml";
  readonly root: JsonNode;
  readonly problems: readonly JsonProblem[];
  /** What a conversion replaces. */
  readonly whole?: Span;
}

/** The configuration in another notation, or why there is none. `lost`: what that notation has no place for. */
export type Conversion =
  | { readonly text: string; readonly replaces: Span; readonly lost: readonly string[] }
  | { readonly problem: string };

/**
 * The CORS configuration of a text in another notation: every value, in the order of the text. Only what the other notation
 * cannot say is lost, which is told: comments, and in XML lists without anything in them. Never throws.
 */
export function convertCors(text: string, to: CorsNotation): Conversion {
  const found = corsTextOf(text);
  return found ? convertedFrom(text, found, to) : { problem: "This holds no CORS configuration." };
}

/** The first configuration in a text, of whatever notation. */
export function corsTextOf(text: string): CorsText | undefined {
  const foreign = corsOfXml(text) ?? (/^\s*[[{]/.test(text) ? undefined : corsOfCloudFormationYaml(text)[0]);
  if (foreign) return foreign;
  const json = parseJson(text);
  const { root, problems } = json;
  const template = corsOfCloudFormationJson(json)[0];
  if (template) return { ...template, problems: [...problems, ...template.problems] };
  if (root?.type !== "array" && root?.type !== "object") return undefined;
  return { notation: root.type, language: "json", root, problems, whole: spanOf(root) };
}

export function convertedFrom(
  text: string,
  { notation, language, root, problems, whole }: CorsText,
  to: CorsNotation,
): Conversion {
  if (problems.some(({ kind }) => kind === "syntax" || kind === "too-deep"))
    return { problem: "The text has errors; mend them first." };
  if (!whole) return { problem: "It is part of something larger, which would no longer be whole." };
  const rules = root.type === "array" ? root : membersOf(root).find(({ name }) => name === "CORSRules")?.value;
  if (rules?.type !== "array" || (root.type === "object" && membersOf(root).length !== 1))
    return { problem: "This is no CORS configuration." };
  const read: CorsMember[][] = [];
  for (const rule of rules.children ?? []) {
    const members = ruleOf(rule, notation);
    if (typeof members === "string") return { problem: members };
    read.push(members);
  }
  const written = writeCors(read, to, layoutOf(text, language));
  if (written === undefined) return { problem: "A value holds characters that XML has no way to write." };
  const lost = [
    ...(hasComments(text.slice(whole.start, whole.end), language, problems) ? ["comments"] : []),
    ...(to === "xml" && read.flat().some(({ value }) => Array.isArray(value) && value.length === 0)
      ? ["empty lists"]
      : []),
  ];
  return { text: written, replaces: whole, lost };
}

function ruleOf(rule: JsonNode, notation: CorsNotation): CorsMember[] | string {
  if (rule.type !== "object") return "A rule is no object.";
  const members: CorsMember[] = [];
  for (const { name, value } of membersOf(rule)) {
    if (!corsNames.some(({ json }) => json === name)) return `A CORS rule has no "${name}".`;
    if (members.some((member) => member.name === name)) return `${name} stands in a rule twice.`;
    const read = readValue(name, value);
    if (read === undefined) return `The value of ${name} has the wrong type.`;
    if (notation === "cloudformation" && [read].flat().some((text) => String(text).includes("${")))
      return "What the template's variables stand for is not known here.";
    members.push({ name, value: read });
  }
  return members;
}

function readValue(name: string, node: JsonNode | undefined): CorsMember["value"] | undefined {
  if (name === "MaxAgeSeconds") return Number.isSafeInteger(node?.value) ? (node!.value as number) : undefined;
  if (name === "ID") return node?.type === "string" ? String(node.value) : undefined;
  if (node?.type !== "array") return undefined;
  const items = node.children ?? [];
  return items.every(({ type }) => type === "string") ? items.map(({ value }) => String(value)) : undefined;
}

function layoutOf(text: string, language: CorsText["language"]): Layout {
  const indent = language === "json" ? /[\r\n]([ \t]+)["{[]/.exec(text)?.[1]?.slice(0, 8) : undefined;
  return { indent: indent ?? "  ", eol: text.includes("\r\n") ? "\r\n" : "\n" };
}

function hasComments(text: string, language: CorsText["language"], problems: readonly JsonProblem[]): boolean {
  if (language === "xml") return text.includes("<!--");
  if (language === "yaml") return /(?:^|\s)#/m.test(text);
  return problems.some(({ kind }) => kind === "comment");
}
