/** Which files hold something. */
export interface FileIndex {
  add(key: string, file: string): void;
  delete(key: string, file: string): void;
  has(key: string): boolean;
  /** In the order of their names: the order in which files came in, or were edited last, must not show in what is found. */
  filesOf(key: string): readonly string[];
}

/** An index that is cheap for the very many keys that one file alone has, and for the few that thousands share. */
export function createFileIndex(): FileIndex {
  const alone = new Map<string, string>();
  const shared = new Map<string, { readonly files: Set<string>; order: readonly string[] | undefined }>();
  return {
    add(key, file) {
      const many = shared.get(key);
      const one = alone.get(key);
      if (many) {
        if (many.files.size === many.files.add(file).size) return;
        many.order = undefined;
      } else if (one === undefined) alone.set(key, file);
      else if (one !== file) {
        alone.delete(key);
        shared.set(key, { files: new Set([one, file]), order: undefined });
      }
    },
    delete(key, file) {
      const many = shared.get(key);
      if (!many) {
        if (alone.get(key) === file) alone.delete(key);
      } else if (many.files.delete(file)) {
        many.order = undefined;
        if (many.files.size === 0) shared.delete(key);
      }
    },
    has: (key) => alone.has(key) || shared.has(key),
    filesOf(key) {
      const one = alone.get(key);
      if (one !== undefined) return [one];
      const many = shared.get(key);
      if (!many) return none;
      many.order ??= [...many.files].sort();
      return many.order;
    },
  };
}

const none: readonly string[] = [];
