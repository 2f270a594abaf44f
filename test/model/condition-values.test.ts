// What dates, addresses and numbers a policy's text says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dateValueOf, isoOf, isoOfWritten } from "../../core/model/date-value.ts";
import { ipRangeOf, isPrivateRange, rangesBetween, textOfRange } from "../../core/model/ip-value.ts";
import { numberValueOf } from "../../core/model/number-value.ts";

function table<T>(name: string, read: (text: string) => T, rows: Readonly<Record<string, T>>): void {
  test(name, () => {
    for (const [text, value] of Object.entries(rows)) assert.deepEqual(read(text), value, text);
  });
}

table("dates in seconds", (text) => dateValueOf(text)?.seconds, {
  "2026": Date.UTC(2026, 0) / 1000,
  "2026-02": Date.UTC(2026, 1) / 1000,
  "2026-02-28": Date.UTC(2026, 1, 28) / 1000,
  "2026-02-28T10:20Z": Date.UTC(2026, 1, 28, 10, 20) / 1000,
  "2026-02-28T10:20:30.5Z": Date.UTC(2026, 1, 28, 10, 20, 30) / 1000,
  "2026-02-28T10:20:30+02:00": Date.UTC(2026, 1, 28, 8, 20, 30) / 1000,
  "2026-02-28T10:20:30-0130": Date.UTC(2026, 1, 28, 11, 50, 30) / 1000,
  "2026-02-28T10:20:30": Date.UTC(2026, 1, 28, 10, 20, 30) / 1000,
  "1767225600": 1767225600,
  "2026-02-30": undefined,
  "2026-13": undefined,
  "2026-02-28T24:00Z": undefined,
  "2026-02-28T10:61Z": undefined,
  "28.2.2026": undefined,
  "": undefined,
});

table("dates written otherwise", isoOfWritten, {
  "2026/2/28": "2026-02-28",
  "28/02/2026": "2026-02-28",
  "02/28/2026": "2026-02-28",
  "28.2.2026": "2026-02-28",
  "5-5-2026": "2026-05-05",
  "02/03/2026": undefined,
  "30.2.2026": undefined,
  tomorrow: undefined,
});

test("seconds as a date", () => {
  assert.equal(isoOf(1798761600), "2027-01-01T00:00:00Z");
  assert.equal(isoOf(1798761600000), undefined);
  assert.equal(isoOf(-1), undefined);
});

table("ranges in their plain form", (text) => ipRangeOf(text) && textOfRange(ipRangeOf(text)!), {
  "203.0.113.37": "203.0.113.37/32",
  "203.0.113.37/24": "203.0.113.0/24",
  "0.0.0.0/0": "0.0.0.0/0",
  "::1": "::1/128",
  "2001:DB8:0:0:1:0:0:1/64": "2001:db8::/64",
  "::ffff:192.0.2.1": "::ffff:c000:201/128",
  "1:2:3:4:5:6:7:8/127": "1:2:3:4:5:6:7:8/127",
  "203.0.113": undefined,
  "203.0.113.256": undefined,
  "203.0.113.1/33": undefined,
  "203.0.113.1/": undefined,
  "1::2::3": undefined,
  "1:2:3:4:5:6:7:8:9": undefined,
  "1:2:3:4:5:6:7::8": undefined,
  "12345::": undefined,
  "*": undefined,
});

table("private ranges", (text) => isPrivateRange(ipRangeOf(text)!), {
  "10.0.0.0/8": true,
  "10.0.0.0/7": false,
  "172.31.255.255": true,
  "172.32.0.0/12": false,
  "192.168.1.0/24": true,
  "fd00::/8": true,
  "2001:db8::/32": false,
  "0.0.0.0/0": false,
});

table(
  "ranges between two addresses",
  (text) => {
    const [from, to] = text.split(" ").map((part) => ipRangeOf(part)!);
    return rangesBetween(from!, to!, 4)?.map(textOfRange);
  },
  {
    "203.0.113.0 203.0.113.255": ["203.0.113.0/24"],
    "203.0.113.4 203.0.113.19": ["203.0.113.4/30", "203.0.113.8/29", "203.0.113.16/30"],
    "203.0.113.1 203.0.113.1": ["203.0.113.1/32"],
    "203.0.113.1 203.0.113.254": undefined,
    "203.0.113.9 203.0.113.1": undefined,
    "203.0.113.9 ::1": undefined,
  },
);

table("numbers", numberValueOf, {
  "3600": 3600,
  "-1.5": -1.5,
  ".5": 0.5,
  "1e3": 1000,
  "1h": undefined,
  "1e999": undefined,
  "0x10": undefined,
  "": undefined,
  "1,000": undefined,
});
