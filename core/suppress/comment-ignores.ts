import type { Span } from "../text.ts";
import type { Ignore } from "./ignore.ts";

const inConfig = /^[ \t]*[#;][ \t]*latchkey-ignore[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(?:[ \t]*:.*)?$/gm;
const inMarkdown = /<!--[ \t]*latchkey-ignore[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(?:[ \t]*:[^>]*?)?[ \t]*-->/g;

/**
 * The comments that accept findings: `# latchkey-ignore CODE: why` above a line or a section of a config file, and
 * `<!-- latchkey-ignore CODE: why -->` above a block of a Markdown file. JSON has no comments; the manifest speaks for it.
 */
export function ignoresOfComments(text: string, documents: readonly { readonly span: Span }[]): Ignore[] {
  if (!/latchkey-ignore/.test(text)) return [];
  const config = [...text.matchAll(inConfig)].flatMap((match) => {
    const inside = documents.some(({ span }) => span.start <= match.index && match.index < span.end);
    return inside ? ofMatch(match, targetBelow(text, match.index + match[0].length)) : [];
  });
  const markdown = [...text.matchAll(inMarkdown)].flatMap((match) => {
    const next = documents.find(({ span }) => span.start >= match.index + match[0].length);
    return next ? ofMatch(match, next.span) : [];
  });
  return [...config, ...markdown];
}

function ofMatch(match: RegExpExecArray, target: Span): Ignore[] {
  const list = match[1] ?? "";
  const from = match.index + match[0].indexOf(list);
  return [...list.matchAll(/[\w-]+/g)].map(({ 0: code, index }) => {
    const codeSpan = { start: from + index, end: from + index + code.length };
    return { code, span: codeSpan, codeSpan, target };
  });
}

/** The line below a comment with the indented lines that go with it; below a header's comment the whole section. */
function targetBelow(text: string, from: number): Span {
  const rest = text.slice(from);
  const below = /^(?:\s*(?:[#;].*)?(?:\r?\n|$))*/.exec(rest)?.[0].length ?? 0;
  const start = from + below;
  const line = /^.*/.exec(text.slice(start))?.[0] ?? "";
  const length = /^\s*\[/.test(line) ? lengthOfSection(text.slice(start)) : lengthOfEntry(text.slice(start));
  return { start, end: start + length };
}

function lengthOfSection(text: string): number {
  const next = /\r?\n[ \t]*\[/.exec(text);
  return next ? next.index : text.length;
}

function lengthOfEntry(text: string): number {
  return /^.*(?:\r?\n[ \t]+\S.*)*/.exec(text)?.[0].length ?? 0;
}
