import type { JsonProblem } from "../json/parse.ts";
import type { Span } from "../text.ts";

/** An element of an XML text: `inner` lies between its tags, `text` is what it says, entities resolved. */
export interface XmlElement {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly inner: Span;
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** Whether its end is where the text says so, and not where something around it ends. */
  readonly isClosed: boolean;
}

/** The elements at the top of an XML text, comments and declarations left out, and where the text is no XML. Never throws. */
export function elementsOf(text: string): {
  readonly elements: readonly XmlElement[];
  readonly problems: JsonProblem[];
} {
  const problems: JsonProblem[] = [];
  const top: Open = { name: "", nameSpan: { start: 0, end: 0 }, start: 0, from: 0, text: "", children: [] };
  const stack: Open[] = [top];
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const open = stack.at(-1)!;
    const end = index + token.length;
    if (!token.startsWith("<")) open.text += resolved(token, index, problems);
    else if (token.startsWith("<![CDATA[")) open.text += token.slice(9, token.endsWith("]]>") ? -3 : undefined);
    else if (/^<[!?]/.test(token)) continue;
    else if (token.startsWith("</")) closeTo(stack, nameIn(token), { start: index, end }, problems);
    else {
      const name = nameIn(token);
      const nameSpan = { start: index + token.indexOf(name, 1), end: index + token.indexOf(name, 1) + name.length };
      const opened: Open = { name, nameSpan, start: index, from: end, text: "", children: [] };
      if (/\/\s*>$/.test(token)) open.children.push(elementOf(opened, end, end, true));
      else if (stack.length <= maxDepth) stack.push(opened);
    }
  }
  while (stack.length > 1) {
    problems.push({
      kind: "syntax",
      span: stack.at(-1)!.nameSpan,
      reason: `The element ${stack.at(-1)!.name} is not closed.`,
    });
    close(stack, text.length, text.length, false);
  }
  return { elements: top.children, problems };
}

interface Open {
  readonly name: string;
  readonly nameSpan: Span;
  readonly start: number;
  /** Where its content begins. */
  readonly from: number;
  text: string;
  readonly children: XmlElement[];
}

/** CORS rules nest three deep. */
const maxDepth = 50;

/** Comments, CDATA, declarations, tags, and the text between them; what is cut off counts to the end. */
const tokens = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[?!][^>]*>?|<\/?[^<>]*>?|[^<]+/g;

/** Without the prefix of a namespace. */
function nameIn(tag: string): string {
  const name = /^<\/?\s*([^\s/>]*)/.exec(tag)?.[1] ?? "";
  return name.slice(name.indexOf(":") + 1);
}

function closeTo(stack: Open[], name: string, tag: Span, problems: JsonProblem[]): void {
  const at = stack.findLastIndex((open, i) => i > 0 && open.name === name);
  if (at < 0) {
    problems.push({ kind: "syntax", span: tag, reason: `No element ${name} is open here.` });
    return;
  }
  while (stack.length - 1 > at) {
    const { nameSpan, name: inner } = stack.at(-1)!;
    problems.push({ kind: "syntax", span: nameSpan, reason: `The element ${inner} is not closed.` });
    close(stack, tag.start, tag.start, false);
  }
  close(stack, tag.start, tag.end, true);
}

function close(stack: Open[], to: number, end: number, isClosed: boolean): void {
  const open = stack.pop()!;
  stack.at(-1)!.children.push(elementOf(open, to, end, isClosed));
}

function elementOf(open: Open, to: number, end: number, isClosed: boolean): XmlElement {
  const { name, nameSpan, start, from, text, children } = open;
  return {
    name,
    nameSpan,
    span: { start, end },
    inner: { start: from, end: Math.max(from, to) },
    text,
    children,
    isClosed,
  };
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function resolved(text: string, offset: number, problems: JsonProblem[]): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6});|#(\d{1,7});|(\w{1,20});)?/gi,
    (whole, hex, decimal, name, index: number) => {
      const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : undefined;
      if (code !== undefined && code <= 0x10ffff) return String.fromCodePoint(code);
      const known = name === undefined ? undefined : entities[name];
      if (known !== undefined) return known;
      const start = offset + index;
      problems.push({
        kind: "syntax",
        span: { start, end: start + whole.length },
        reason: "In XML & is written as &amp;.",
      });
      return whole;
    },
  );
}
