/**
 * Splits a command as Python's `shlex.split` does, which botocore uses for section headers and credential_process: white
 * space separates, single quotes keep everything, double quotes know `\"` and `\\`, and no variable, `~`, pipe or comment is special.
 * Undefined where a quotation is not closed or a backslash ends the text.
 */
export function shellWordsOf(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (" \t\r\n".includes(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0) return undefined;
      word = (word ?? "") + text.slice(at + 1, close);
      at = close;
    } else if (character === '"') {
      const quoted = doubleQuoted(text, at + 1);
      if (!quoted) return undefined;
      word = (word ?? "") + quoted.value;
      at = quoted.close;
    } else if (character === "\\") {
      if (at + 1 >= text.length) return undefined;
      at++;
      word = (word ?? "") + text.charAt(at);
    } else {
      word = (word ?? "") + character;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function doubleQuoted(text: string, start: number): { readonly value: string; readonly close: number } | undefined {
  let value = "";
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') return { value, close: at };
    const next = text.charAt(at + 1);
    if (character === "\\" && (next === '"' || next === "\\")) {
      value += next;
      at++;
    } else {
      value += character;
    }
  }
  return undefined;
}
