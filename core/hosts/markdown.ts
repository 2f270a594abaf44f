import { documentsOfCors } from "./cors.ts";
import type { Document } from "./document.ts";
import { documentsOfIni } from "./ini.ts";
import { documentsOfJson } from "./json.ts";
import { type MappedLine, type Mapping, ofLines } from "./mapping.ts";

interface SourceLine {
  readonly start: number;
  readonly end: number;
}

/** A run of lines that may be a document: fenced (markup: as XML or YAML), indented, or a bare paragraph. */
interface Block {
  readonly lines: readonly SourceLine[];
  /** Taken off the front of each line as far as it is there. */
  readonly prefix: string;
  readonly form: "fenced" | "markup" | "shell" | "indented" | "paragraph";
}

/**
 * The documents in a Markdown text: fenced and indented blocks of JSON or INI, and bare paragraphs that begin with
 * `[profile …]` or hold key pairs, for that is how tutorials print them.
 */
export function documentsOfMarkdown(text: string): Document[] {
  return blocksOf(text)
    .filter(({ form }) => form !== "shell")
    .flatMap((block) => documentsOfBlock(text, block));
}

/** The blocks of a Markdown text that may hold commands of a shell, with the mapping of their offsets back to it. */
export function commandBlocksOf(text: string): { readonly text: string; readonly mapping: Mapping }[] {
  return blocksOf(text)
    .filter(({ form }) => form === "shell" || form === "fenced" || form === "indented")
    .map((block) => bodyOf(text, block))
    .filter(({ text: body }) => /(?:^|[\s$>|(`/])aws\s|^[ \t]*(?:[$%>] )?(?:export )?[A-Za-z_]\w*=/m.test(body));
}

function documentsOfBlock(text: string, block: Block): Document[] {
  const { text: body, mapping } = bodyOf(text, block);
  if (block.form !== "paragraph") {
    const cors = documentsOfCors(body, undefined, { isJson: false }, mapping);
    if (cors.length > 0 || block.form === "markup") return cors;
  }
  if (block.form !== "paragraph" && /^\s*[[{]/.test(body)) {
    const found = documentsOfJson(body, undefined, mapping);
    if (found.length > 0) return found;
  }
  return documentsOfIni(body, undefined, mapping);
}

function bodyOf(text: string, block: Block): { readonly text: string; readonly mapping: Mapping } {
  const mapped: MappedLine[] = [];
  let body = "";
  for (const { start, end } of block.lines) {
    let skip = 0;
    while (skip < block.prefix.length && text[start + skip] === block.prefix[skip] && start + skip < end) skip++;
    mapped.push({ inDocument: body.length, inFile: start + skip });
    body += text.slice(start + skip, end);
  }
  // The end of the last line belongs to the block's frame; leaving it in would let an edit run into the closing fence.
  body = body.replace(/\r?\n$/, "");
  return { text: body, mapping: ofLines(mapped, block.prefix) };
}

function blocksOf(text: string): Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  let i = 0;
  while (i < lines.length) {
    const line = text.slice(lines[i]!.start, lines[i]!.end);
    const fence = /^((?:[ \t]|> ?)*)(`{3,}|~{3,})([^`\r\n]*)/.exec(line);
    if (fence) {
      const close = closingFence(text, lines, i + 1, fence[2]!);
      const form = formOfFence(fence[3]!);
      if (form) blocks.push({ lines: lines.slice(i + 1, close), prefix: fence[1]!, form });
      i = close + 1;
      continue;
    }
    const end = endOfRun(text, lines, i);
    if (end > i) {
      const run = lines.slice(i, end);
      const indent = /^(?: {4,}|\t+)/.exec(line)?.[0];
      if (indent) blocks.push({ lines: run, prefix: indent, form: "indented" });
      else if (/^\s*\[[^\]]+\]\s*(?:\s[#;].*)?$/.test(line)) blocks.push({ lines: run, prefix: "", form: "paragraph" });
    }
    i = Math.max(end, i + 1);
  }
  return blocks;
}

function formOfFence(info: string): Block["form"] | undefined {
  if (/^\s*(?:xml|ya?ml)\b/i.test(info)) return "markup";
  if (/^\s*\{?\.?(?:bash|sh|shell|console|zsh|shell-session|terminal|cmd)\b/i.test(info)) return "shell";
  return mayBeDocument(info) ? "fenced" : undefined;
}

/** Languages that never hold a document as their whole content; everything else, and no language, is looked at. */
function mayBeDocument(info: string): boolean {
  return !/^\s*\{?\.?(?:powershell|python|py|js|javascript|ts|typescript|java|go|rust|ruby|hcl|tf|terraform|xml|html|diff|yaml|yml)\b/i.test(
    info,
  );
}

function closingFence(text: string, lines: readonly SourceLine[], from: number, fence: string): number {
  for (let i = from; i < lines.length; i++) {
    const line = text
      .slice(lines[i]!.start, lines[i]!.end)
      .replace(/^(?:[ \t]|> ?)*/, "")
      .trimEnd();
    if (line.length >= fence.length && line === fence[0]!.repeat(line.length)) return i;
  }
  return lines.length;
}

/**
 * The end of the paragraph or indented block at `from`. Indented blocks go on over empty lines while the indentation
 * returns; a paragraph that starts with a header goes on over them while another header or setting follows.
 */
function endOfRun(text: string, lines: readonly SourceLine[], from: number): number {
  const at = (i: number) => (lines[i] ? text.slice(lines[i].start, lines[i].end) : "");
  if (at(from).trim() === "") return from;
  const indented = /^(?: {4}|\t)/.test(at(from));
  const header = /^\s*\[[^\]]+\]/.test(at(from));
  let end = from;
  for (let i = from; i < lines.length; i++) {
    const line = at(i);
    if (line.trim() === "") {
      let next = i;
      while (next < lines.length && at(next).trim() === "") next++;
      const goesOn = indented
        ? /^(?: {4}|\t)/.test(at(next))
        : header && /^\s*\[[^\]]+\]\s*$|^\s*[a-z_]+ ?= ?\S/.test(at(next));
      if (!goesOn || next >= lines.length) break;
      i = next - 1;
      continue;
    }
    if (indented ? !/^(?: {4}|\t)/.test(line) : /^(?:#{1,6} |(?:[ \t]|> ?)*(?:`{3}|~{3}))/.test(line)) break;
    end = i + 1;
  }
  return end;
}

function linesOf(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    lines.push({ start, end });
    start = end;
  }
  return lines;
}
