import { type JsonNode, maxDepth } from "../../json/parse.ts";
import { type Building, close, scalarNode } from "./half-typed-nodes.ts";
import type { Token } from "./half-typed-tokens.ts";

/** An object or array that is not closed yet. */
export interface Frame {
  readonly node: Building;
  /** Of an object: what is due. Of an array: `name` where an element is due, `done` behind one. */
  due: "name" | "colon" | "value" | "done";
  property?: Building;
}

/** A tree that grows token by token. */
export interface GrowingTree {
  /** The innermost last. */
  readonly stack: readonly Frame[];
  /** Adds a token: the node that it became, `over` behind the root, else nothing. */
  take(token: Token, after: Token): JsonNode | "over" | undefined;
  isBegun(): boolean;
  /** Closes what is open at the end of the text; the root. */
  end(): JsonNode | undefined;
}

/** Starts a tree of a text in which brackets, commas, colons and values may be missing. */
export function growTree(text: string): GrowingTree {
  const stack: Frame[] = [];
  let root: Building | undefined;
  return { stack, take, isBegun: () => root !== undefined, end };

  function take(token: Token, after: Token): JsonNode | "over" | undefined {
    switch (token.kind) {
      case "{":
      case "[":
        return open(token);
      case "}":
        return shut("object", token.end);
      case "]":
        return shut("array", token.end);
      case ",":
        return comma();
      case ":":
        return colon(token.start);
      default:
        return scalar(token, after);
    }
  }

  function open(token: Token): "over" | undefined {
    if (stack.length >= maxDepth || (root && stack.length === 0)) return "over";
    const frame = stack.at(-1);
    // An object where a name is due: the one around it was never closed, and this is its sibling.
    if (token.kind === "{" && frame?.node.type === "object" && frame.due !== "value" && frame.due !== "colon")
      popTo("array", token.start);
    const node: Building = {
      type: token.kind === "{" ? "object" : "array",
      offset: token.start,
      length: text.length - token.start,
      children: [],
    };
    put(node);
    root ??= node;
    stack.push({ node, due: "name" });
    return undefined;
  }

  function shut(type: "object" | "array", end: number): "over" | undefined {
    if (stack.at(-1)?.node.type !== type && !stack.some(({ node }) => node.type === type)) return undefined;
    popTo(type, end);
    const frame = stack.pop();
    if (frame) close(frame.node, end);
    return stack.length === 0 ? "over" : undefined;
  }

  /** Closes what is inside the innermost open value of a type; where there is none, nothing. */
  function popTo(type: "object" | "array", end: number): void {
    if (!stack.some(({ node }) => node.type === type)) return;
    while (stack.at(-1)?.node.type !== type) close(stack.pop()!.node, end);
  }

  function comma(): undefined {
    const frame = stack.at(-1);
    if (frame) frame.due = "name";
  }

  function colon(at: number): undefined {
    const frame = stack.at(-1);
    if (frame?.node.type !== "object" || frame.due === "done") return;
    // A value whose name is missing still belongs to the object.
    if (frame.due === "name") addProperty(frame, { type: "string", offset: at, length: 0, value: "" });
    frame.due = "value";
  }

  function scalar(token: Token, after: Token): JsonNode | "over" {
    let frame = stack.at(-1);
    const isName = after.kind === ":" && token.kind === "string";
    // A name in a list: the list was never closed.
    if (isName && frame?.node.type === "array" && stack.some(({ node }) => node.type === "object")) {
      popTo("object", token.start);
      frame = stack.at(-1)!;
      frame.due = "name";
    }
    const node = scalarNode(text, token);
    if (!frame) {
      if (root) return "over";
      root = node;
      return node;
    }
    const asName = frame.node.type === "object" && (frame.due === "name" || frame.due === "done" || isName);
    if (!asName) {
      put(node);
      return node;
    }
    addProperty(frame, node);
    frame.due = "colon";
    return node;
  }

  function addProperty(frame: Frame, name: Building): void {
    const property: Building = { type: "property", offset: name.offset, length: name.length, parent: frame.node };
    property.children = [name];
    name.parent = property;
    frame.node.children!.push(property);
    frame.property = property;
  }

  /** Puts a value where the innermost open object or array wants it. */
  function put(node: Building): void {
    const frame = stack.at(-1);
    if (!frame) return;
    if (frame.node.type === "object" && frame.property && (frame.due === "value" || frame.due === "colon")) {
      node.parent = frame.property;
      frame.property.children!.push(node);
      frame.property.length = node.offset + node.length - frame.property.offset;
    } else if (frame.node.type === "array") {
      node.parent = frame.node;
      frame.node.children!.push(node);
    }
    frame.due = "done";
  }

  function end(): JsonNode | undefined {
    for (const { node } of stack) close(node, text.length);
    return root;
  }
}
