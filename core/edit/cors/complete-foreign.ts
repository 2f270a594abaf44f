import { corsNames } from "../../cors/notation.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { lineStartAt, type Span } from "../../text.ts";
import type { Proposal } from "../assist.ts";
import { type CorsWord, memberWords, valueWords } from "./words.ts";

/** Elements and their texts in XML, keys and values in CloudFormation's YAML, from the text before the cursor alone. */
export function completeForeign({ text, foreign }: JsonDocument, offset: number): readonly Proposal[] {
  return foreign?.language === "xml" ? inXml(text, offset) : inYaml(text, offset);
}

function inXml(text: string, offset: number): Proposal[] {
  const before = text.slice(Math.max(offset - farthest, 0), offset);
  const name = /<([A-Za-z]*)$/.exec(before)?.[1];
  if (name !== undefined) {
    const isRule = openElement(before.slice(0, -name.length - 1)) === "CORSRule";
    return isRule ? elements({ start: offset - name.length, end: offset }) : [];
  }
  const [, element = "", typed = ""] = /<([A-Za-z]+)>([^<>]*)$/.exec(before) ?? [];
  const member = corsNames.find(({ xml }) => xml === element)?.json;
  if (member === undefined) return [];
  const rest = /^[^<\r\n]*/.exec(text.slice(offset, offset + farthest))?.[0] ?? "";
  const rule = before.slice(before.lastIndexOf("<CORSRule>") + 1, -typed.length || undefined);
  const isThere = (word: string) => rule.includes(`<${element}>${word}</`);
  return values(member, { start: offset - typed.length, end: offset + rest.length }, (word) => word, isThere);
}

/** A rule is shorter than this. */
const farthest = 20_000;

/** The element that is open at the end of a text. */
function openElement(text: string): string | undefined {
  const open: string[] = [];
  for (const [, slash, name = "", end] of text.matchAll(/<(\/?)([A-Za-z]+)[^<>]*?(\/?)>/g)) {
    if (slash) open.pop();
    else if (!end) open.push(name);
  }
  return open.at(-1);
}

function elements(span: Span): Proposal[] {
  return memberWords.map((word) => {
    const name = corsNames.find(({ json }) => json === word.name)?.xml ?? word.name;
    return member(word, name, { span, text: `${name}>\${1}</${name}>` });
  });
}

function inYaml(text: string, offset: number): Proposal[] {
  const start = lineStartAt(text, offset);
  // Nobody writes longer lines by hand.
  if (offset - start > 2000) return [];
  const before = text.slice(start, offset);
  const flow = /^\s*(?:-\s+)?(\w+):\s*\[(?:[^\]]*,)?\s*(["']?[^\]"',]*)$/.exec(before);
  if (flow) {
    const list = before.slice(before.indexOf("["), -(flow[2] ?? "").length || undefined);
    const present = new Set(list.split(/[[\]"',\s]+/));
    return items(flow[1], flow[2] ?? "", text, offset, (word) => present.has(word));
  }
  const item = /^(\s*)-\s+(["']?[^"':]*)$/.exec(before);
  const parent = keyAbove(text, start, item?.[1]?.length ?? -1);
  if (item && parent !== "CorsRules") return items(parent, item[2] ?? "", text, offset);
  const key = /^(\s*(?:-\s+)?)(\w*)$/.exec(before);
  const [, indent = "", typed = ""] = key ?? [];
  if (!key || /^\s*:/.test(text.slice(offset, offset + 100))) return [];
  return keyAbove(text, start, indent.includes("-") ? indent.indexOf("-") : indent.length - 1) === "CorsRules"
    ? keys({ start: offset - typed.length, end: offset })
    : [];
}

/** The key of the nearest line above whose text begins at a column or before it, and is no item of a list. */
function keyAbove(text: string, lineStart: number, column: number): string | undefined {
  for (let end = lineStart - 1; end > 0 && end > lineStart - farthest; ) {
    const from = lineStartAt(text, end);
    const [, indent = "", dash = "", key] = /^(\s*)(-\s+)?(?:(\w+):)?/.exec(text.slice(from, end)) ?? [];
    if (key !== undefined && indent.length + dash.length <= column) return key;
    end = from - 1;
  }
  return undefined;
}

function keys(span: Span): Proposal[] {
  return memberWords.map((word) => {
    const name = corsNames.find(({ json }) => json === word.name)?.cloudformation ?? word.name;
    return member(word, name, { span, text: `${name}: ${word.snippet}` });
  });
}

function items(
  key: string | undefined,
  typed: string,
  text: string,
  offset: number,
  isThere: (word: string) => boolean = () => false,
): Proposal[] {
  const name = corsNames.find(({ cloudformation }) => cloudformation === key)?.json;
  if (name === undefined) return [];
  const quote = /^["']/.exec(typed)?.[0];
  const isClosed = quote !== undefined && text[offset] === quote;
  const span = { start: offset - typed.length, end: isClosed ? offset + 1 : offset };
  return values(name, span, (word) => (quote || !/^[A-Za-z][\w-]*$/.test(word) ? JSON.stringify(word) : word), isThere);
}

function values(
  name: string,
  span: Span,
  written: (word: string) => string,
  isThere: (word: string) => boolean,
): Proposal[] {
  return valueWords(name)
    .filter((word) => !word.name.endsWith("-") && !isThere(word.name))
    .map((word) => ({
      label: word.name,
      type: "value",
      detail: word.detail,
      documentation: () => word.text,
      filter: written(word.name),
      edit: { span, text: written(word.name) },
    }));
}

function member({ detail, text }: CorsWord, label: string, edit: Proposal["edit"]): Proposal {
  return { label, type: "member", detail, documentation: () => text, snippet: true, edit };
}
