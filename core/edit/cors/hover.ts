import { faultOfOrigin } from "../../cors/origin.ts";
import { matchesPattern, starsIn } from "../../cors/pattern.ts";
import { reachOf } from "../../cors/reach.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { innerSpanOf, memberOf, nodeAt, pathOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { lowerStart } from "../../model/phrase.ts";
import type { Explanation } from "../assist.ts";
import { code } from "../markdown.ts";
import { allowedHeaderWords, type CorsWord, exposedHeaderWords, memberWords, methodWords, rulesWord } from "./words.ts";

/** What a member means with its limits, and what a value lets in, in whatever notation the rules are written. */
export function hover({ root }: JsonDocument, offset: number): Explanation | undefined {
  if (!root) return undefined;
  const path = pathOf(root, { start: offset, end: offset });
  const steps = path[0] === "CORSRules" ? path.slice(1) : path;
  if (path[0] === "CORSRules" && steps.length === 0) return ofName(root, "CORSRules", rulesWord, offset);
  const [index, name, item] = steps;
  if (typeof index !== "number" || typeof name !== "string") return undefined;
  const rule = nodeAt(root, path.slice(0, path.length - steps.length + 1));
  const word = memberWords.find((candidate) => candidate.name === name);
  if (!rule || !word) return undefined;
  const value = memberOf(rule, name)?.value;
  if (item === undefined && (!value || offset < value.offset)) return ofName(rule, name, word, offset);
  const node = typeof item === "number" ? value?.children?.[item] : value;
  const markdown = node && ofValue(name, node);
  return node && markdown ? { span: innerSpanOf(node), markdown } : undefined;
}

function ofName(object: JsonNode, name: string, { detail, text }: CorsWord, offset: number): Explanation | undefined {
  const key = memberOf(object, name)?.key;
  if (!key || offset < key.offset || key.offset + key.length < offset) return undefined;
  return { span: innerSpanOf(key), markdown: `**${name}** · ${detail}\n\n${text}` };
}

function ofValue(member: string, { type, value }: JsonNode): string | undefined {
  if (member === "MaxAgeSeconds") return type === "number" ? ofAge(value as number) : undefined;
  if (type !== "string") return undefined;
  const text = String(value);
  if (member === "AllowedMethods") return told(text, methodWords);
  if (member === "AllowedOrigins") return ofOrigin(text);
  if (member === "AllowedHeaders") return ofAllowedHeader(text);
  return member === "ExposeHeaders" ? told(text, exposedHeaderWords) : undefined;
}

function told(text: string, words: readonly CorsWord[]): string | undefined {
  const word =
    words.find(({ name }) => name.toLowerCase() === text.toLowerCase()) ??
    words.find(({ name }) => name.endsWith("-") && text.toLowerCase().startsWith(name));
  return word && `${code(text)} · ${word.text}`;
}

function ofAllowedHeader(text: string): string | undefined {
  const exact = told(text, allowedHeaderWords);
  if (exact || starsIn(text) !== 1) return exact;
  const covered = allowedHeaderWords.filter(
    ({ name }) => !name.includes("*") && matchesPattern(text.toLowerCase(), name),
  );
  if (covered.length === 0) return undefined;
  const names = covered.slice(0, 4).map(({ name }) => code(name));
  return `${code(text)} · Every header of this form, such as ${names.join(", ")}.`;
}

function ofOrigin(text: string): string {
  if (text === "*")
    return `${code(text)} · The pages of everyone. S3 answers \`*\`, with which browsers send no cookies.`;
  if (text === "null")
    return `${code(text)} · What sandboxed frames and pages from files send. Anybody can make such a frame.`;
  const fault = faultOfOrigin(text);
  if (fault) {
    const meant = fault.meant[0] === undefined ? "" : ` Perhaps ${code(fault.meant[0])} is meant.`;
    return `${code(text)} · No browser sends such an origin: ${lowerStart(fault.reason)}.${meant}`;
  }
  if (starsIn(text) > 1) return `${code(text)} · S3 refuses an origin with more than one wildcard.`;
  const answer = "S3 answers with the page's own origin, and allows cookies.";
  const reach = reachOf(text);
  if (reach.of === "anyone") return `${code(text)} · The pages of every host. ${answer}`;
  if (reach.of === "strangers")
    return `${code(text)} · Also pages of strangers, such as ${code(reach.example)}. ${answer}`;
  if (reach.of === "any-scheme") return `${code(text)} · Over \`https\` and over plain \`http\`. ${answer}`;
  return starsIn(text) === 1
    ? `${code(text)} · Every origin of this form; \`*\` stands for any text, also none. ${answer}`
    : `${code(text)} · Pages of this origin alone: this scheme, host and port. ${answer}`;
}

/** Seconds. */
function ofAge(seconds: number): string | undefined {
  if (!Number.isSafeInteger(seconds) || seconds < 0) return undefined;
  if (seconds === 0) return "**0 seconds** · Browsers ask anew before every request.";
  const caps =
    seconds > 86_400
      ? " Chrome and Edge keep it for two hours at most, Firefox for a day."
      : seconds > 7200
        ? " Chrome and Edge keep it for two hours at most; Firefox for so long."
        : "";
  return `**${lasting(seconds)}** · For so long a browser may remember the answer to a preflight.${caps}`;
}

function lasting(seconds: number): string {
  const units = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
    ["second", 1],
  ] as const;
  let rest = seconds;
  const parts: string[] = [];
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest %= size;
    if (count > 0) parts.push(`${count} ${name}${count > 1 ? "s" : ""}`);
  }
  return parts.join(" ");
}
