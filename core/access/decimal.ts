/** A decimal number without loss: sign, digits before and behind the point, neither with idle zeros. */
interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** Compares two decimal texts exactly: negative, zero or positive; undefined where one is no plain decimal number. */
export function compareDecimals(a: string, b: string): number | undefined {
  const x = decimalOf(a);
  const y = decimalOf(b);
  if (!x || !y) return undefined;
  if (x.negative !== y.negative) return x.negative ? -1 : 1;
  const size = compareSizes(x, y);
  return x.negative ? -size : size;
}

function decimalOf(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const whole = match[2]!.replace(/^0+(?=\d)/, "");
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const isZero = whole === "0" && fraction === "";
  return { negative: match[1] === "-" && !isZero, whole, fraction };
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length;
  if (a.whole !== b.whole) return a.whole < b.whole ? -1 : 1;
  if (a.fraction === b.fraction) return 0;
  // Fractions without trailing zeros are ordered as text is.
  return a.fraction < b.fraction ? -1 : 1;
}
