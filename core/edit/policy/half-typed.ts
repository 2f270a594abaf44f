import type { JsonNode } from "../../json/parse.ts";
import { nameOf, pathTo } from "./half-typed-nodes.ts";
import { type Token, tokenAt } from "./half-typed-tokens.ts";
import { growTree } from "./half-typed-tree.ts";

/** A tree of a text that is being typed, and what its cursor stands in. */
export interface HalfTyped {
  readonly root: JsonNode | undefined;
  /** Undefined where nothing could be put: in a comment, behind a value, where a colon is due. */
  readonly cursor: Cursor | undefined;
}

export interface Cursor {
  /** Whether a member's name or a value stands here, or belongs here. */
  readonly is: "name" | "value";
  /** The objects and arrays around it, the outermost first. */
  readonly holders: readonly JsonNode[];
  /** The names and indexes that lead to it; a value's own name or index is the last, a name's own is not among them. */
  readonly path: readonly (string | number)[];
  /** What is there of it; undefined between tokens. */
  readonly token: { readonly start: number; readonly end: number; readonly quoted: boolean } | undefined;
  /** The node of the token. */
  readonly node: JsonNode | undefined;
  /** Of a name: whether a colon follows, so that its value is there or will be. */
  readonly hasColon: boolean;
  /** Whether what follows must be parted from it by a comma. */
  readonly needsComma: boolean;
  /** Where the comma is missing that should part it from what stands before. */
  readonly commaAt: number | undefined;
}

/**
 * Reads JSON from `from` on as it was meant, where the parser of whole documents gives up: a bracket, comma, colon, value
 * or quotation mark that is still missing is taken as there. Never throws; what nests too deep ends the tree.
 */
export function readHalfTyped(text: string, from: number, offset: number): HalfTyped {
  const tree = growTree(text);
  const { stack, take } = tree;
  let cursor: Cursor | undefined;
  let passed = false;
  let previousEnd = from;
  let ahead: { readonly at: number; readonly token: Token } | undefined;
  let token = next(from);

  for (;;) {
    if (token.kind === "comment") {
      if (token.start < offset && (offset < token.end || !token.closed) && offset <= token.end) passed = true;
      token = next(token.end);
      continue;
    }
    const after = token.kind === "end" ? token : behind(token.end);
    if (!passed && (offset <= token.start || holds(token))) {
      passed = true;
      if (!holds(token)) cursor = gapBefore(token, after);
      else {
        const node = take(token, after);
        if (node) cursor = cursorIn(node, token, after);
        if (token.kind !== "string" && token.kind !== "word") cursor = undefined;
        previousEnd = token.end;
        token = next(token.end);
        continue;
      }
    }
    if (token.kind === "end" || take(token, after) === "over") break;
    previousEnd = token.end;
    token = next(token.end);
  }
  return { root: tree.end(), cursor };

  /** Each token is looked at twice, as what follows and as what is next. */
  function next(at: number): Token {
    if (ahead?.at !== at) ahead = { at, token: tokenAt(text, at) };
    return ahead.token;
  }

  function behind(at: number): Token {
    let found = next(at);
    while (found.kind === "comment") found = next(found.end);
    return found;
  }

  function holds({ kind, start, end, closed }: Token): boolean {
    if (kind !== "string" && kind !== "word") return false;
    return start < offset && (kind === "string" && closed ? offset < end : offset <= end);
  }

  function cursorIn(node: JsonNode | "over", token: Token, after: Token): Cursor | undefined {
    if (node === "over") return undefined;
    const isName = node.parent?.type === "property" && node.parent.children?.[0] === node;
    const path = pathTo(isName ? node.parent?.parent : node);
    return {
      is: isName ? "name" : "value",
      holders: stack.map((frame) => frame.node),
      path,
      token: { start: token.start, end: token.end, quoted: token.kind === "string" },
      node,
      hasColon: isName && after.kind === ":",
      needsComma: after.kind === "string" || after.kind === "word" || after.kind === "{" || after.kind === "[",
      commaAt: undefined,
    };
  }

  function gapBefore(token: Token, after: Token): Cursor | undefined {
    const frame = stack.at(-1);
    if (!frame) return tree.isBegun() || token.kind !== "end" ? undefined : gap("value", token, []);
    const path = pathTo(frame.node);
    if (frame.node.type === "array") {
      const index = frame.node.children!.length;
      if (frame.due === "name") return gap("value", token, [...path, index]);
      return isOnNewLine() ? gap("value", token, [...path, index], previousEnd) : undefined;
    }
    if (frame.due === "name") return gap("name", token, path);
    if (frame.due === "done") return isOnNewLine() ? gap("name", token, path, previousEnd) : undefined;
    if (frame.due === "colon") return undefined;
    const isValueThere = isValue(token) && !(token.kind === "string" && after.kind === ":");
    return isValueThere ? undefined : gap("value", token, [...path, nameOf(frame.property)]);
  }

  function gap(is: Cursor["is"], token: Token, path: Cursor["path"], commaAt?: number): Cursor {
    const hasColon = is === "name" && token.kind === ":";
    return {
      is,
      holders: stack.map((frame) => frame.node),
      path,
      token: undefined,
      node: undefined,
      hasColon,
      needsComma: isValue(token),
      commaAt,
    };
  }

  function isOnNewLine(): boolean {
    return /[\r\n]/.test(text.slice(previousEnd, offset));
  }
}

function isValue({ kind }: Token): boolean {
  return kind === "string" || kind === "word" || kind === "{" || kind === "[";
}
