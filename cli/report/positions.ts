/** A place as reports give it: the offset 0-based in UTF-16 code units, line and column 1-based. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and columns. */
export interface Lines {
  position(offset: number): Position;
  /** The text of a line (1-based) without its end. */
  text(line: number): string;
}

/** Lines end with \n, \r\n or a lone \r, as in editors. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x0a || (c === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return {
    position(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return { offset, line: low + 1, column: offset - starts[low]! + 1 };
    },
    text(line) {
      return text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).replace(/[\r\n]+$/, "");
    },
  };
}
