import type { Edit } from "../text.ts";

/** Asks at every offset that lies in no string for an edit; the text of an edit is not looked at again. */
export function outsideStrings(text: string, editAt: (offset: number) => Edit | undefined): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') {
      for (i++; i < text.length && text[i] !== '"' && text[i] !== "\n"; i++) if (text[i] === "\\") i++;
      continue;
    }
    const edit = editAt(i);
    if (!edit) continue;
    edits.push(edit);
    i = edit.span.end - 1;
  }
  return edits;
}

/** The brackets that are open at the end of a text, the outermost first. */
export function unclosedBrackets(text: string): string[] {
  const open: string[] = [];
  outsideStrings(text, (i) => {
    const c = text[i]!;
    if (c === "{" || c === "[") open.push(c);
    else if (c === "}" || c === "]") open.pop();
    return undefined;
  });
  return open;
}
