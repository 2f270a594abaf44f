/** A date as a policy writes it: in ISO 8601, or as the seconds since 1970. */
export interface DateValue {
  readonly form: "iso" | "epoch";
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly seconds: number;
}

/**
 * The date that a text says, or undefined where it says none. The forms of https://www.w3.org/TR/NOTE-datetime, and
 * whole numbers, as date operators take them; a time without a zone is read as UTC.
 */
export function dateValueOf(text: string): DateValue | undefined {
  if (/^-?\d{5,15}$/.test(text)) return { form: "epoch", seconds: Number(text) };
  const parts = iso.exec(text);
  if (!parts) return undefined;
  const [, year, month = "1", day = "1", hour = "0", minute = "0", second = "0", zone = "Z"] = parts;
  const milliseconds = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const date = new Date(milliseconds);
  // Date.UTC makes March of the 30th of February, and the next day of hour 24.
  const asWritten =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    date.getUTCHours() === Number(hour) &&
    date.getUTCMinutes() === Number(minute);
  return asWritten ? { form: "iso", seconds: milliseconds / 1000 - secondsOfZone(zone) } : undefined;
}

/** A date as `2027-01-01T00:00:00Z`; undefined beyond the year 9999, where it was surely no date in seconds. */
export function isoOf(seconds: number): string | undefined {
  if (seconds < 0 || seconds > lastSecond) return undefined;
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
}

/**
 * The ISO form of a date that only one reading fits: `2026/12/31`, `31.12.2026`, `12/31/2026`. Where day and month could be
 * swapped it is undefined.
 */
export function isoOfWritten(text: string): string | undefined {
  const yearFirst = /^(\d{4})[/. ](\d{1,2})[/. ](\d{1,2})$/.exec(text);
  if (yearFirst) return isoDay(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const yearLast = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text);
  if (!yearLast) return undefined;
  const [, first = "", second = "", year = ""] = yearLast;
  if (Number(first) > 12) return isoDay(year, second, first);
  if (Number(second) > 12 || first === second) return isoDay(year, first, second);
  return undefined;
}

const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?)?)?)?$/;

/** 9999-12-31T23:59:59Z. */
const lastSecond = 253_402_300_799;

function isoDay(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return dateValueOf(text) && text;
}

function secondsOfZone(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === "-" ? -seconds : seconds;
}
