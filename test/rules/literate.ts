// A page of a rule is its test: this reads the examples out of Markdown and draws what the analyzer finds under them.

/** One file of an example, with the marker lines taken out. */
export interface ExampleFile {
  readonly name: string;
  readonly association: string | undefined;
  readonly text: string;
  /** The block as the page prints it. */
  readonly written: string;
}

/** Files that belong together: blocks with nothing but blank lines between them. */
export interface Example {
  readonly section: "reported" | "not-reported";
  readonly line: number;
  readonly files: readonly ExampleFile[];
  /** The texts after the fixes, in the order of the files that change. */
  readonly fixed: readonly string[] | undefined;
}

const marker = /^\s*(?:\/\/|#)?\s*(\^+)(?: (.*))?$/;

/**
 * The examples of a page. The word behind the language of a block is a kind (the file is of that kind) or a file's name;
 * `fixed` marks what the example before it becomes, `crlf`, `cr` and `bom` what the name says.
 */
export function examplesOf(page: string): Example[] {
  const lines = page.split("\n");
  const examples: { section: Example["section"]; line: number; files: ExampleFile[]; fixed: string[] | undefined }[] =
    [];
  let section: Example["section"] | undefined;
  let joins = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const heading = /^## (.*)$/.exec(line)?.[1]?.toLowerCase();
    if (heading !== undefined) {
      if (heading === "reported") section = "reported";
      else if (heading === "not reported") section = "not-reported";
      else if (heading !== "fixed") section = undefined;
      joins = false;
    }
    const fence = /^(`{3,})(.*)$/.exec(line);
    if (!fence) {
      if (line.trim() !== "") joins = false;
      continue;
    }
    const end = lines.indexOf(fence[1]!, i + 1);
    const body = lines.slice(i + 1, end);
    const words = fence[2]!.trim().split(/\s+/);
    const last = examples.at(-1);
    if (words.includes("fixed") && last) last.fixed = [...(last.fixed ?? []), body.join("\n")];
    else if (section) {
      const file = exampleFile(words, body);
      if (joins && last) last.files.push(file);
      else examples.push({ section, line: i + 1, files: [file], fixed: undefined });
      joins = true;
    }
    i = end;
  }
  return examples;
}

const extensions: Readonly<Record<string, string>> = { json: "json", ini: "ini", markdown: "md", md: "md" };

function exampleFile(words: readonly string[], body: readonly string[]): ExampleFile {
  const [language = "", ...rest] = words;
  const target = rest.find((word) => !["crlf", "cr", "bom"].includes(word));
  const isName = target !== undefined && /[./]/.test(target);
  const plain = body
    .filter((line) => !marker.test(line))
    .join(rest.includes("crlf") ? "\r\n" : rest.includes("cr") ? "\r" : "\n");
  return {
    name: isName ? target : `example.${extensions[language] ?? "txt"}`,
    association: isName ? undefined : target,
    text: (rest.includes("bom") ? "\ufeff" : "") + plain,
    written: body.join("\n"),
  };
}

/** Puts a marker line under each finding's first line, as a page has them. */
export function drawn(
  text: string,
  language: "json" | "ini" | "md" | "other",
  findings: readonly { start: number; end: number; message: string }[],
): string {
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  const out: string[] = [];
  let offset = 0;
  for (const line of text.split(eol)) {
    out.push(line.replace("\ufeff", ""));
    const shift = line.startsWith("\ufeff") ? 1 : 0;
    const end = offset + line.length;
    for (const finding of findings.filter((f) => f.start >= offset && f.start <= end)) {
      const column = Math.max(finding.start - offset - shift, 0);
      const width = Math.max(1, Math.min(finding.end, end) - finding.start);
      const prefix = language === "json" ? "//" : "#";
      const gap = column >= prefix.length ? prefix + " ".repeat(column - prefix.length) : " ".repeat(column);
      out.push(`${gap}${"^".repeat(width)} ${finding.message}`);
    }
    offset = end + eol.length;
  }
  return out.join("\n");
}

/** Where the page cuts a message with `…`, the drawing is cut alike. */
export function shortenedLike(written: string, drawing: string): string {
  const asked = written.split("\n").filter((line) => marker.test(line));
  return drawing
    .split("\n")
    .map((line) => {
      const carets = marker.exec(line);
      if (!carets) return line;
      const like = asked.find((a) => a.endsWith("…") && sameStart(a, line));
      return like ?? line;
    })
    .join("\n");
}

function sameStart(asked: string, line: string): boolean {
  const plain = (s: string) => s.replace(/^(\s*)(?:\/\/|#)/, "$1  ");
  return plain(line).startsWith(plain(asked).slice(0, -1));
}
