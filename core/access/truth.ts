/**
 * Three values, so that nothing is guessed: what is not known stays unknown until something else decides. They are
 * ordered, so that *and* is the lesser, *or* the greater of two.
 */
export type Truth = 0 | 1 | 2;

export const no = 0;
export const unknown = 1;
export const yes = 2;

export function both(a: Truth, b: Truth): Truth {
  return a < b ? a : b;
}

export function either(a: Truth, b: Truth): Truth {
  return a > b ? a : b;
}

export function not(a: Truth): Truth {
  return (2 - a) as Truth;
}

/** A truth where both of two readings agree, unknown where they do not. */
export function agreed(a: Truth, b: Truth): Truth {
  return a === b ? a : unknown;
}

export function truthOf(value: boolean): Truth {
  return value ? yes : no;
}
