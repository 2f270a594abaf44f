import type { ShellWord } from "./shell-words.ts";

/**
 * What the variables of a shell text hold, as far as the text tells. One that may hold either of two values, because a
 * branch, a loop or a function sets it, holds what nobody knows.
 */
export interface Variables {
  /** What a variable holds: undefined where nothing sets it, a word without a value where that is not known. */
  get(name: string): ShellWord | undefined;
  set(name: string, word: ShellWord): void;
  /** Sets it as `test && NAME=value` does, or one target of a Makefile: perhaps. */
  setPerhaps(name: string, word: ShellWord): void;
  /** A command gives it some value. */
  forget(name: string): void;
  /** A command may give any of them some value. */
  forgetAll(): void;
  open(kind: BlockKind): void;
  /** The next branch of the innermost block begins. */
  branch(): void;
  /** Ends the innermost block if it is of a kind. */
  close(...kinds: readonly BlockKind[]): void;
  /** Ends whatever is still open. */
  closeAll(): void;
}

/** `if` and its like, of whose branches one is run or none; `( … )`, which keeps what it sets to itself; `{ … }`. */
type BlockKind = "branches" | "subshell" | "group" | "function";

interface Block {
  readonly kind: BlockKind;
  /** What each variable that is set in the block held before. */
  readonly before: Map<string, ShellWord | undefined>;
  /** What each of them holds at the end of the branches that set it. */
  readonly ends: Map<string, ShellWord[]>;
  readonly inBranch: Set<string>;
}

export function createVariables(): Variables {
  const values = new Map<string, ShellWord>();
  const blocks: Block[] = [];
  /** Those that a function sets, and it may be called at any time. */
  const ofFunctions = new Set<string>();

  function put(name: string, word: ShellWord): void {
    if (values.size >= maxVariables && !values.has(name)) return;
    const block = blocks.at(-1);
    if (block && !block.before.has(name)) block.before.set(name, values.get(name));
    block?.inBranch.add(name);
    values.set(name, word);
  }

  function setPerhaps(name: string, word: ShellWord): void {
    put(name, either([values.get(name), word]));
  }

  function endBranch({ before, ends, inBranch }: Block): void {
    for (const name of inBranch) {
      const held = values.get(name);
      if (held) ends.set(name, [...(ends.get(name) ?? []), held]);
      const old = before.get(name);
      if (old) values.set(name, old);
      else values.delete(name);
    }
    inBranch.clear();
  }

  function close(block: Block): void {
    endBranch(block);
    blocks.pop();
    if (block.kind === "subshell") return;
    for (const [name, ends] of block.ends) {
      put(name, either([block.before.get(name), ...ends]));
      if (block.kind === "function") ofFunctions.add(name);
    }
  }

  return {
    get: (name) => values.get(name),
    set: (name, word) => (ofFunctions.has(name) ? setPerhaps(name, word) : put(name, word)),
    setPerhaps,
    forget: (name) => put(name, unknown),
    forgetAll() {
      for (const [name, { value }] of values) if (value !== undefined) put(name, unknown);
    },
    open(kind) {
      if (blocks.length < maxBlocks) blocks.push({ kind, before: new Map(), ends: new Map(), inBranch: new Set() });
    },
    branch() {
      const block = blocks.at(-1);
      if (block?.kind === "branches") endBranch(block);
    },
    close(...kinds) {
      const block = blocks.at(-1);
      if (block && kinds.includes(block.kind)) close(block);
    },
    closeAll() {
      for (const block of [...blocks].reverse()) close(block);
    },
  };
}

/** A text that opens more, or sets more, is no script. */
const maxBlocks = 100;
const maxVariables = 2000;

const unknown: ShellWord = { value: undefined, span: { start: 0, end: 0 }, offsets: [] };

/** The one value that a variable has either way; nothing that is known where there are two. */
function either(words: readonly (ShellWord | undefined)[]): ShellWord {
  const [first = unknown, ...others] = words.filter((word) => word !== undefined);
  return others.every(({ value }) => value === first.value) ? first : unknown;
}
