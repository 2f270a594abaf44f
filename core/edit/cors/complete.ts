import { corsNames } from "../../cors/notation.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { layoutOf } from "../../json/edit.ts";
import { corsOf } from "../../model/cors.ts";
import { lineStartAt } from "../../text.ts";
import type { Proposal } from "../assist.ts";
import type { Snippet } from "../snippet.ts";
import { snippets } from "../snippets.generated.ts";
import { completeForeign } from "./complete-foreign.ts";
import { type JsonPlace, jsonPlaceAt } from "./place.ts";
import { type CorsWord, memberWords, rulesWord, valueWords } from "./words.ts";

/** Members that the rule has not yet, and the usual values of each; in the JSON of S3 and in that of CloudFormation. */
export function complete(document: JsonDocument, offset: number): readonly Proposal[] {
  const { text, root, foreign } = document;
  if (foreign && foreign.language !== "json") return completeForeign(document, offset);
  const from = root?.offset ?? 0;
  const place = offset < from ? undefined : jsonPlaceAt(text, from, offset);
  if (!place) return [];
  const inTemplate = foreign !== undefined;
  const [first, ...rest] = place.path;
  const path = first === "CORSRules" || first === "CorsRules" ? rest : place.path;
  const isList = path !== place.path || typeof first === "number";
  if (place.is === "name") {
    if (place.path.length === 0) return inTemplate ? [] : [memberProposal(place, rulesWord, "[$1]")];
    return isList && path.length === 1 ? members(place, inTemplate) : [];
  }
  if (place.path.length === 0) return inTemplate ? [] : wholes(document, place);
  if (isList && path.length === 1) return skeletons(document, place, inTemplate);
  if (!isList || typeof path[1] !== "string" || path.length > 3) return [];
  return values(document, place, inTemplate ? inJson(path[1]) : path[1], path.length === 3 ? "item" : "list");
}

function members(place: JsonPlace, inTemplate: boolean): Proposal[] {
  return memberWords.flatMap((word) => {
    const name = inTemplate ? inCloudFormation(word.name) : word.name;
    return place.others.includes(name) ? [] : [memberProposal(place, { ...word, name }, word.snippet)];
  });
}

function memberProposal(place: JsonPlace, { name, detail, text }: CorsWord, value: string): Proposal {
  const quoted = JSON.stringify(name);
  return {
    label: name,
    type: "member",
    detail,
    documentation: () => text,
    ...(place.hasValue ? {} : { snippet: true }),
    ...(place.quoted && { filter: quoted }),
    edit: { span: place.replace, text: place.hasValue ? quoted : `${quoted}: ${value}${commaAfter(place)}` },
  };
}

/** The proposals for the values of a member: `item` within its list, `list` where the list has still to begin. */
function values(document: JsonDocument, place: JsonPlace, member: string, where: "item" | "list"): Proposal[] {
  const isNumber = member === "MaxAgeSeconds";
  if (where === "item" && isNumber) return [];
  const present = new Set(place.others.map((text) => text.toLowerCase()));
  return [...originsElsewhere(document, member), ...valueWords(member)].flatMap((word) => {
    if (where === "item" && present.has(word.name.toLowerCase())) return [];
    const isOpen = word.name.endsWith("-");
    const string = isNumber ? word.name : isOpen ? `"${word.name}\${1:name}"` : JSON.stringify(word.name);
    const written = where === "list" && !isNumber ? `[${string}]` : string;
    return {
      label: isOpen ? `${word.name}…` : word.name,
      type: "value",
      detail: word.detail,
      documentation: () => word.text,
      ...(isOpen && { snippet: true }),
      ...(place.quoted ? { filter: JSON.stringify(word.name) } : isOpen ? { filter: word.name } : {}),
      edit: { span: place.replace, text: written + commaAfter(place) },
    };
  });
}

/** What one rule names, another often does as well. */
function originsElsewhere({ root }: JsonDocument, member: string): CorsWord[] {
  if (member !== "AllowedOrigins" || !root) return [];
  const known = new Set(valueWords(member).map(({ name }) => name));
  const named = corsOf(root).rules.flatMap(({ origins }) => origins.map(({ value }) => value));
  return [...new Set(named)]
    .filter((name) => /^https?:\/\/./.test(name) && !known.has(name))
    .slice(0, 50)
    .map((name) => ({
      name,
      detail: "named by another rule",
      text: "An origin that another rule of this file names.",
    }));
}

/** Whole rules. */
function skeletons(document: JsonDocument, place: JsonPlace, inTemplate: boolean): Proposal[] {
  if (place.quoted) return [];
  return rulesOfKind().map(({ title, words, detail, body }) =>
    snippet(document, place, { label: title, words, detail, text: inTemplate ? renamed(body) : body }),
  );
}

/** Whole configurations, in both forms that are typed by hand. */
function wholes(document: JsonDocument, place: JsonPlace): Proposal[] {
  if (place.quoted) return [];
  return rulesOfKind().flatMap(({ title, words, detail, body }) => [
    snippet(document, place, {
      label: `CORS for the S3 console: ${title}`,
      words,
      detail,
      text: `[\n\t${deeper(body, "\t")}\n]`,
    }),
    snippet(document, place, {
      label: `CORS for the AWS CLI: ${title}`,
      words,
      detail,
      text: `{\n\t"CORSRules": [\n\t\t${deeper(body, "\t\t")}\n\t]\n}`,
    }),
  ]);
}

function rulesOfKind(): readonly Snippet[] {
  return snippets.cors ?? [];
}

/** A rule in the words of CloudFormation. */
function renamed(body: string): string {
  return body.replace(/"(\w+)":/g, (_, member: string) => `"${inCloudFormation(member)}":`);
}

function deeper(text: string, tabs: string): string {
  return text.replaceAll("\n", `\n${tabs}`);
}

interface Whole {
  readonly label: string;
  readonly words: string;
  readonly detail: string;
  /** Tabs for indentation. */
  readonly text: string;
}

/** Laid out like the lines around it; on one line where the document has but one. */
function snippet({ text: source }: JsonDocument, place: JsonPlace, { label, words, detail, text }: Whole): Proposal {
  const { lines, eol, unit } = layoutOf(source);
  const start = lineStartAt(source, place.replace.start);
  const indent = /^[ \t]*/.exec(source.slice(start, place.replace.start))?.[0] ?? "";
  const { start: from, end } = place.replace;
  // All that is there may be the word that was typed to find this.
  const isFlat = !lines && source.trim() !== source.slice(from, end).trim();
  const laidOut = isFlat
    ? text
        .replace(/([[{])\n\t*/g, "$1 ")
        .replace(/\n\t*([\]}])/g, " $1")
        .replace(/\n\t*/g, " ")
    : text.replace(/\n(\t*)/g, (_, tabs: string) => `${eol}${indent}${unit.repeat(tabs.length)}`);
  return {
    label,
    type: "snippet",
    detail,
    snippet: true,
    filter: `${label} ${words}`,
    edit: { span: place.replace, text: laidOut + commaAfter(place) },
  };
}

function commaAfter({ needsComma }: JsonPlace): string {
  return needsComma ? "," : "";
}

function inCloudFormation(member: string): string {
  return corsNames.find(({ json }) => json === member)?.cloudformation ?? member;
}

function inJson(member: string): string {
  return corsNames.find(({ cloudformation }) => cloudformation === member)?.json ?? member;
}
