import type { Fix } from "../finding.ts";
import { removeFromParent, replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import type { Statement } from "./policy.ts";

/**
 * A fix that writes other actions in the place of one that does not exist. Where the list has them all already the one
 * is only removed, which changes nothing that is granted.
 */
export function replaceAction(action: Text, names: readonly string[], statement: Statement, source: string): Fix {
  const listed = new Set([...statement.actions, ...statement.notActions].map(({ value }) => value.toLowerCase()));
  const missing = names.filter((name) => !listed.has(name.toLowerCase()));
  const { node } = action;
  const isElement = node.parent?.type === "array";
  if (missing.length === 0 && isElement) {
    return {
      title: `Remove it, for ${names.join(" and ")} is listed`,
      safe: true,
      edits: [removeFromParent(source, node)],
    };
  }
  const written = missing.length === 0 ? names : missing;
  const title = `Replace with ${written.join(" and ")}`;
  if (written.length === 1) return { title, safe: false, edits: [replaceText(action, written[0]!)] };
  const elements = written.map((name) => JSON.stringify(name)).join(", ");
  const span = { start: node.offset, end: node.offset + node.length };
  return { title, safe: false, edits: [{ span, text: isElement ? elements : `[${elements}]` }] };
}
