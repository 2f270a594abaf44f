import type { JsonNode } from "../json/parse.ts";
import { arrayNode, memberNode, numberNode, objectNode, stringNode } from "./nodes.ts";
import { anchorLength, flowNode, type Scalar, scalarAt } from "./yaml-flow.ts";

/** A line with something on it: where it begins, where its text does, and where that ends, without a comment. */
interface Line {
  readonly start: number;
  readonly at: number;
  readonly end: number;
}

interface Reader {
  readonly text: string;
  readonly lines: readonly Line[];
  next: number;
  depth: number;
}

/**
 * The value of the block of YAML that begins with the key at `offset`, which stands on a line of its own: block and flow
 * collections and plain or quoted scalars, as templates have them. Tags, aliases and text on several lines are not followed:
 * `!Ref X` and `*X` read as `${X}`. Undefined where there is no value. Never throws.
 */
export function yamlValueAt(text: string, offset: number): JsonNode | undefined {
  const lines = linesFrom(text, offset);
  const first = lines[0];
  if (!first) return undefined;
  const reader: Reader = { text, lines, next: 0, depth: 0 };
  const root = blockAt(reader, columnOf(first));
  return root?.children?.[0]?.children?.[1];
}

/** Templates nest about a dozen deep. */
const maxDepth = 40;

/** The collection whose first entry is the reader's next line, at `column` or further right. */
function blockAt(reader: Reader, column: number): JsonNode | undefined {
  const line = reader.lines[reader.next];
  if (!line || columnOf(line) < column || reader.depth >= maxDepth) return undefined;
  reader.depth++;
  const node = isItem(reader.text, line.at)
    ? sequenceAt(reader, columnOf(line))
    : mappingAt(reader, line.at, columnOf(line));
  reader.depth--;
  return node;
}

function sequenceAt(reader: Reader, column: number): JsonNode {
  const { text, lines } = reader;
  const items: JsonNode[] = [];
  const start = lines[reader.next]!.at;
  for (
    let line = lines[reader.next];
    line && columnOf(line) === column && isItem(text, line.at);
    line = lines[reader.next]
  ) {
    const at = valueStart(text, line.at + 1, line.end);
    const item = at >= line.end ? nested(reader, column + 1) : itemAt(reader, line, at);
    if (item) items.push(item);
    skipDeeper(reader, column);
  }
  return arrayNode({ start, end: endBefore(reader, start) }, items);
}

/** What stands behind the dash on its line: a mapping that goes on below it, another sequence, or a scalar. */
function itemAt(reader: Reader, line: Line, at: number): JsonNode | undefined {
  if (isItem(reader.text, at)) {
    // A sequence in a sequence: its first dash stands on this line.
    reader.next++;
    return undefined;
  }
  if (keyAt(reader.text, at, line.end)) return mappingAt(reader, at, at - line.start);
  return inlineValue(reader, line, at);
}

/** The mapping whose first key stands at `at` on the reader's next line; its other keys stand at `column` on the lines below. */
function mappingAt(reader: Reader, at: number, column: number): JsonNode | undefined {
  const { text, lines } = reader;
  const members: JsonNode[] = [];
  let from = at;
  for (let line = lines[reader.next]; line; line = lines[reader.next]) {
    const key = keyAt(text, from, line.end);
    if (!key) {
      reader.next++;
    } else {
      const valueAt = valueStart(text, key.end, line.end);
      const value = valueAt >= line.end ? nestedUnder(reader, column) : inlineValue(reader, line, valueAt);
      members.push(memberNode(key.node, value));
      if (text[valueAt] === "!") skipItems(reader, column);
    }
    skipDeeper(reader, column);
    const following = lines[reader.next];
    if (!following || columnOf(following) !== column || isItem(text, following.at)) break;
    from = following.at;
  }
  return members.length > 0 ? objectNode({ start: at, end: endBefore(reader, at) }, members) : undefined;
}

function nested(reader: Reader, column: number): JsonNode | undefined {
  reader.next++;
  return blockAt(reader, column);
}

/** The items of a list may stand as far left as its key. */
function nestedUnder(reader: Reader, column: number): JsonNode | undefined {
  reader.next++;
  const line = reader.lines[reader.next];
  if (!line) return undefined;
  return columnOf(line) === column && isItem(reader.text, line.at)
    ? blockAt(reader, column)
    : blockAt(reader, column + 1);
}

function inlineValue(reader: Reader, line: Line, at: number): JsonNode | undefined {
  const { text } = reader;
  reader.next++;
  const first = text[at];
  if (first === "[" || first === "{") {
    const flow = flowNode(text, at);
    while (reader.next < reader.lines.length && reader.lines[reader.next]!.start < flow.end) reader.next++;
    return flow.node;
  }
  const scalar = scalarAt(text, at, line.end, "block");
  if (!scalar) return undefined;
  while (reader.next < reader.lines.length && reader.lines[reader.next]!.start < scalar.end) reader.next++;
  return nodeOf(scalar);
}

/** Lines further right go on with the value above, which is not followed: text on several lines, or what a tag stands before. */
function skipDeeper(reader: Reader, column: number): void {
  while (reader.next < reader.lines.length && columnOf(reader.lines[reader.next]!) > column) reader.next++;
}

/** The items of a tagged list may stand as far left as its key, as those of any list. */
function skipItems(reader: Reader, column: number): void {
  const { text, lines } = reader;
  for (let line = lines[reader.next]; line && columnOf(line) >= column; line = lines[reader.next]) {
    if (columnOf(line) === column && !isItem(text, line.at)) break;
    reader.next++;
  }
}

function nodeOf({ value, span, plain }: Scalar): JsonNode {
  return plain && /^-?\d{1,15}$/.test(value) ? numberNode(span, Number(value)) : stringNode(span, value);
}

/** The key at `at`, with where it and its colon end. */
function keyAt(text: string, at: number, end: number): { readonly node: JsonNode; readonly end: number } | undefined {
  const match = /^(?:"([^"\\]*)"|'([^']*)'|([A-Za-z_$][\w$.-]*|<<))\s*:(?=\s|$)/.exec(
    text.slice(at, Math.min(end, at + 300)),
  );
  if (!match) return undefined;
  const name = match[1] ?? match[2] ?? match[3]!;
  const start = at + (match[3] === undefined ? 1 : 0);
  return { node: stringNode({ start, end: start + name.length }, name), end: at + match[0].length };
}

function isItem(text: string, at: number): boolean {
  return text[at] === "-" && /^(?:[ \t\r\n]|$)/.test(text.slice(at + 1, at + 2));
}

function columnOf({ start, at }: Line): number {
  return at - start;
}

/** Where a value begins: behind spaces, and behind the anchor by which aliases name it. */
function valueStart(text: string, from: number, end: number): number {
  const at = afterSpaces(text, from, end);
  return afterSpaces(text, Math.min(at + anchorLength(text, at), end), end);
}

function afterSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === " " || text[at] === "\t")) at++;
  return at;
}

/** The end of the line that was read last. */
function endBefore({ lines, next }: Reader, start: number): number {
  return Math.max(lines[next - 1]?.end ?? start, start);
}

/** The lines from the one that holds `offset` to the end of its block: those further left no longer belong to it. */
function linesFrom(text: string, offset: number): Line[] {
  const lines: Line[] = [];
  let start = text.lastIndexOf("\n", offset - 1) + 1;
  let column: number | undefined;
  while (start < text.length && lines.length < maxLines) {
    const newline = text.indexOf("\n", start);
    const stop = newline < 0 ? text.length : newline;
    const at = lines.length === 0 ? offset : afterSpaces(text, start, stop);
    const end = endOfText(text, at, stop);
    if (end > at) {
      if (column === undefined) column = at - start;
      else if (at - start <= column && !(at - start === column && isItem(text, at))) break;
      lines.push({ start, at, end });
    }
    start = stop + 1;
  }
  return lines;
}

/** S3 takes 64 KB. */
const maxLines = 10_000;

/** Where a line's text ends: before a comment and the spaces in front of it. Quotes keep a # from being one. */
function endOfText(text: string, at: number, stop: number): number {
  let quote: string | undefined;
  let end = stop;
  for (let i = at; i < stop; i++) {
    const c = text[i]!;
    if (quote !== undefined) {
      if ((c === "\\" && quote === '"') || (c === "'" && quote === "'" && text[i + 1] === "'")) i++;
      else if (c === quote) quote = undefined;
    } else if ((c === '"' || c === "'") && (i === at || /[\s[{,:-]/.test(text[i - 1]!))) quote = c;
    else if (c === "#" && (i === at || /\s/.test(text[i - 1]!))) {
      end = i;
      break;
    }
  }
  while (end > at && /\s/.test(text[end - 1]!)) end--;
  return end;
}
