/** Which things belong to a key: the files that hold a name, the runs that asked a question. */
export interface Index<T extends string> {
  add(key: string, one: T): void;
  delete(key: string, one: T): void;
  has(key: string): boolean;
  /** In the order of their names: the order in which files came in, or were edited last, must not show in what is found. */
  of(key: string): readonly T[];
}

/** An index that is cheap for the very many keys that one thing alone has, and for the few that thousands share. */
export function createIndex<T extends string>(): Index<T> {
  const alone = new Map<string, T>();
  const shared = new Map<string, { readonly all: Set<T>; order: readonly T[] | undefined }>();
  return {
    add(key, one) {
      const many = shared.get(key);
      if (many) {
        if (many.all.size !== many.all.add(one).size) many.order = undefined;
        return;
      }
      const known = alone.get(key);
      if (known === undefined) alone.set(key, one);
      else if (known !== one) {
        alone.delete(key);
        shared.set(key, { all: new Set([known, one]), order: undefined });
      }
    },
    delete(key, one) {
      const many = shared.get(key);
      if (!many) {
        if (alone.get(key) === one) alone.delete(key);
      } else if (many.all.delete(one)) {
        many.order = undefined;
        if (many.all.size === 0) shared.delete(key);
      }
    },
    has: (key) => alone.has(key) || shared.has(key),
    of(key) {
      const one = alone.get(key);
      if (one !== undefined) return [one];
      const many = shared.get(key);
      if (!many) return none;
      many.order ??= [...many.all].sort();
      return many.order;
    },
  };
}

const none: readonly never[] = [];
