import type { Finding } from "../finding.ts";
import { addMember } from "../json/edit.ts";
import { memberOf } from "../json/node.ts";
import { parseJson } from "../json/parse.ts";
import { type Edit, lineStartAt } from "../text.ts";

/** What stands for the reason until somebody writes it. */
export const reasonToFill = "Why this is acceptable";

/**
 * The edit of a manifest's text (empty where there is none yet) that accepts a finding in `file`, a name relative to the
 * manifest: by the statement's Sid where it has one, for paths move. Undefined where the text cannot be added to.
 */
export function acceptInManifest(text: string, { code, sid, path }: Finding, file: string): Edit | undefined {
  const where = sid !== undefined ? { sid } : path.length > 0 ? { path } : {};
  const entry = { code, file, ...where, reason: reasonToFill };
  if (text.trim() === "") {
    return { span: { start: 0, end: text.length }, text: `${JSON.stringify({ ignore: [entry] }, undefined, 2)}\n` };
  }
  const { root, problems } = parseJson(text);
  if (root?.type !== "object" || problems.length > 0) return undefined;
  const list = memberOf(root, "ignore")?.value;
  if (!list) return addMember(text, root, "ignore", [entry], "last");
  if (list.type !== "array") return undefined;
  const last = list.children?.at(-1);
  const at = last ? last.offset + last.length : list.offset + 1;
  return { span: { start: at, end: at }, text: `${last ? ", " : ""}${JSON.stringify(entry)}` };
}

/** The edit of a config or Markdown file that accepts a finding by a comment above it; `before` is where its line or block starts. */
export function acceptByComment(text: string, { code }: Finding, before: number, language: "ini" | "markdown"): Edit {
  const lineStart = lineStartAt(text, before);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const comment =
    language === "ini"
      ? `# latchkey-ignore ${code}: ${reasonToFill}${eol}`
      : `<!-- latchkey-ignore ${code}: ${reasonToFill} -->${eol}${eol}`;
  return { span: { start: lineStart, end: lineStart }, text: comment };
}
