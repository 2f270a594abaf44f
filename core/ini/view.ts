import type { Span } from "../text.ts";

/** The two files; a tool reads the same text differently in each. */
export type IniFileKind = "config" | "credentials";

/** Settings as a tool holds them: a block of indented settings is a map where the tool makes one of it. */
export type Values = ReadonlyMap<string, string | ReadonlyMap<string, string>>;

/** What a tool reads from one file. */
export type View = ReadView | RejectedView;

export interface ReadView {
  readonly ok: true;
  readonly profiles: ReadonlyMap<string, Values>;
  readonly ssoSessions: ReadonlyMap<string, Values>;
  readonly services: ReadonlyMap<string, Values>;
}

/** The tool reads nothing of the file. */
export interface RejectedView {
  readonly ok: false;
  /** What the user sees, without the path that the tool puts behind it. */
  readonly message: string;
  /** The first text at fault. */
  readonly span: Span;
  /** All texts at fault, of which each alone is enough; never empty. */
  readonly rejections: readonly Rejection[];
}

export type RejectionCause =
  | "byte-order-mark"
  | "duplicate-key"
  | "duplicate-section"
  | "invalid-name"
  | "missing-key"
  | "missing-separator"
  | "nested-missing-separator"
  | "text-before-header";

export interface Rejection {
  readonly cause: RejectionCause;
  readonly span: Span;
  /** For duplicates what the text repeats. */
  readonly first: Span | undefined;
}

/** The settings of a section with nested ones as `block.key`, the form in which views can be compared. */
export function flattened(values: Values): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of values) {
    if (typeof value === "string") flat.set(key, value);
    else for (const [inner, innerValue] of value) flat.set(`${key}.${inner}`, innerValue);
  }
  return flat;
}

/**
 * The profiles of both files as the tools put them together, a key in credentials before one in config. A rejected file
 * stops AWS CLI altogether, so that its callers ask for `ok` first; JS goes on as if the file were empty.
 */
export function mergedProfiles(config: View | undefined, credentials: View | undefined): ReadonlyMap<string, Values> {
  const merged = new Map<string, Values>();
  for (const view of [config, credentials]) {
    if (!view?.ok) continue;
    for (const [name, values] of view.profiles) {
      const known = merged.get(name);
      merged.set(name, known ? new Map([...known, ...values]) : values);
    }
  }
  return merged;
}
