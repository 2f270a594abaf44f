const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|([+-])(\d{2}):?(\d{2})))?)?)?$/;

/** The last second of the year 9999: what is later was meant in milliseconds. */
const lastSecond = 253402300799;

/**
 * The second that a date names, counted from 1970: one of W3C's forms of ISO 8601, or seconds since 1970. Undefined for
 * everything else, a day that no calendar has and four digits that may be either included.
 * https://www.w3.org/TR/NOTE-datetime
 */
export function secondOf(text: string): number | undefined {
  if (/^\d{5,}(?:\.\d+)?$/.test(text)) {
    const seconds = Math.floor(Number(text));
    return seconds <= lastSecond ? seconds : undefined;
  }
  const match = pattern.exec(text);
  if (!match?.[2]) return undefined;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) => Number(match[i] ?? (i < 4 ? 1 : 0)));
  const at = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  const date = new Date(at);
  const exists = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day && hour! < 24 && minute! < 60;
  if (!exists || second! > 59 || Number(match[10] ?? 0) > 59) return undefined;
  const offset = (match[8] === "-" ? -1 : 1) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * 60;
  return at / 1000 - offset;
}
