import { layoutOf } from "../../json/edit.ts";
import type { JsonNode } from "../../json/parse.ts";
import type { Span } from "../../text.ts";
import { indentAt, isDense, startsLine, stepAt, valueText } from "./refactor-text.ts";

/** An element of an array, or a member of an object, with the comments that go with it wherever it goes. */
export interface Part {
  readonly node: JsonNode;
  /** The comments in front of it, each as written. */
  readonly before: readonly string[];
  readonly text: string;
  /** The comments behind it on its line. */
  readonly behind: readonly string[];
}

/** What is in an array or object. */
export interface Parts {
  readonly parts: readonly Part[];
  /** The comments between the last part and the closing bracket. */
  readonly rest: readonly string[];
}

/** Takes an array or object apart; every comment in it is in one of the parts, or in the rest. */
export function partsOf(source: string, container: JsonNode): Parts {
  const children = container.children ?? [];
  const before: string[][] = children.map(() => []);
  const behind: string[][] = children.map(() => []);
  const rest: string[] = [];
  let from = container.offset + 1;
  for (let i = 0; i <= children.length; i++) {
    const next = children[i];
    const to = next?.offset ?? container.offset + container.length - 1;
    for (const { text, place } of commentsIn(source, { start: from, end: to })) {
      const goesBehind = i > 0 && (place === "behind" || (place === "same line" && !next));
      if (goesBehind) behind[i - 1]!.push(text);
      else if (next) before[i]!.push(text);
      else rest.push(text);
    }
    if (next) from = next.offset + next.length;
  }
  return {
    parts: children.map((node, i) => ({
      node,
      before: before[i]!,
      text: source.slice(node.offset, node.offset + node.length),
      behind: behind[i]!,
    })),
    rest,
  };
}

interface Comment {
  readonly text: string;
  /** behind: on the line of what stands before, and not behind its comma with something else to follow on the line. */
  readonly place: "behind" | "same line" | "own line";
}

/** The comments in a piece of text that holds nothing else but white space and one comma or colon at most. */
export function commentsIn(source: string, { start, end }: Span): Comment[] {
  const found: { text: string; newLine: boolean; comma: boolean }[] = [];
  let newLine = false;
  let comma = false;
  for (let i = start; i < end; ) {
    const c = source[i];
    if (c === "/" && (source[i + 1] === "/" || source[i + 1] === "*")) {
      const close = endOfComment(source, i, end);
      found.push({ text: source.slice(i, close), newLine, comma });
      i = close;
      continue;
    }
    if (c === "\n" || c === "\r") newLine = true;
    else if (c === ",") comma = true;
    i++;
  }
  return found.map(({ text, newLine: isLater, comma: isPast }) => ({
    text,
    place: isLater ? "own line" : !isPast || newLine ? "behind" : "same line",
  }));
}

function endOfComment(source: string, start: number, end: number): number {
  if (source[start + 1] === "*") {
    const close = source.indexOf("*/", start + 2);
    return close < 0 ? end : Math.min(close + 2, end);
  }
  let i = start;
  while (i < end && source[i] !== "\n" && source[i] !== "\r") i++;
  return i;
}

/** Writes an array or object with other parts, laid out as it is; parts keep their text. */
export function written(source: string, container: JsonNode, { parts, rest }: Parts): string {
  const [open, close] = container.type === "array" ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0 && rest.length === 0) return `${open}${close}`;
  const gaps = gapsOf(source, container, { parts, rest });
  const items = parts.map(({ before, text, behind }, i) => {
    const comma = i < parts.length - 1 ? "," : "";
    const lead = before.map((comment) => comment + (gaps.lines ? gaps.between : " ")).join("");
    if (gaps.lines) return `${lead}${text}${comma}${behind.map((comment) => ` ${comment}`).join("")}`;
    return `${lead}${text}${behind.map((comment) => ` ${comment}`).join("")}${comma}`;
  });
  const body = [items.join(gaps.between), ...rest].filter((piece) => piece !== "");
  return `${open}${gaps.open}${body.join(gaps.lines ? gaps.between : " ")}${gaps.close}${close}`;
}

/** The white space in an array or object: behind its bracket, between its parts and before the other bracket. */
interface Gaps {
  /** Whether each part begins a line. */
  readonly lines: boolean;
  readonly open: string;
  readonly between: string;
  readonly close: string;
}

function gapsOf(source: string, container: JsonNode, { parts, rest }: Parts): Gaps {
  const { eol } = layoutOf(source);
  const children = container.children ?? [];
  const starter = children.find(({ offset }) => startsLine(source, offset));
  const comments = [...parts.flatMap(({ before, behind }) => [...before, ...behind]), ...rest];
  if (!starter && !comments.some((comment) => comment.startsWith("//"))) {
    const pad = children[0] ? spacesBefore(source, children[0].offset) : "";
    return { lines: false, open: pad, between: isDense(source, container) ? "" : " ", close: pad };
  }
  const outer = indentAt(source, container.offset);
  const between = eol + (starter ? indentAt(source, starter.offset) : outer + stepAt(source, container.offset));
  const end = container.offset + container.length - 1;
  return {
    lines: true,
    open: between,
    between,
    close: eol + (startsLine(source, end) ? indentAt(source, end) : outer),
  };
}

/** A member's text with another value; what stands between name and value stays. */
export function withValue(source: string, { node, text }: Part, value: string): string {
  const old = node.children?.[1];
  return old ? `${source.slice(node.offset, old.offset)}${value}` : text;
}

/** A member that was not there yet, spaced like the other members of its object. */
export function newMember(source: string, object: JsonNode, name: string, value: string): Part {
  const text = `${JSON.stringify(name)}:${isDense(source, object) ? "" : " "}${value}`;
  return { node: object, before: [], text, behind: [] };
}

/** A list with so many entries as it has now: on lines of their own where one line would grow too long. */
export function listText(source: string, list: JsonNode, parts: readonly Part[], rest: readonly string[]): string {
  const owner = list.parent?.parent;
  const hasComments = rest.length > 0 || parts.some(({ before, behind }) => before.length + behind.length > 0);
  const oneLine = list.type !== "array" || !list.children?.some(({ offset }) => startsLine(source, offset));
  if (oneLine && !hasComments && owner?.type === "object") {
    const values = parts.map(({ text }) => JSON.parse(text) as unknown);
    const short = `[${parts.map(({ text }) => text).join(", ")}]`;
    const isShort = short.length + indentAt(source, list.offset).length <= 100 || !layoutOf(source).lines;
    if (!isShort || list.type !== "array") return isShort ? short : valueText(source, owner, values);
  }
  return list.type === "array"
    ? written(source, list, { parts, rest })
    : `[${parts.map(({ text }) => text).join(", ")}]`;
}

function spacesBefore(source: string, offset: number): string {
  let start = offset;
  while (start > 0 && source[start - 1] === " ") start--;
  return source.slice(start, offset);
}
