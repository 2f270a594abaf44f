/** A range of addresses; a bare address is a range of one. */
export interface IpRange {
  readonly bits: 32 | 128;
  readonly address: bigint;
  /** How many leading bits the addresses of the range share. */
  readonly prefix: number;
}

/** The range that `203.0.113.0/24`, `203.0.113.7` or `2001:db8::/32` says, or undefined where the text is none. */
export function ipRangeOf(text: string): IpRange | undefined {
  const slash = text.indexOf("/");
  const written = slash < 0 ? text : text.slice(0, slash);
  const bits = written.includes(":") ? 128 : 32;
  const address = bits === 128 ? ipv6Of(written) : ipv4Of(written);
  if (address === undefined) return undefined;
  if (slash < 0) return { bits, address, prefix: bits };
  const prefix = text.slice(slash + 1);
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits ? { bits, address, prefix: Number(prefix) } : undefined;
}

/** Whether every address of `inner` is in `outer`. */
export function rangeCovers(outer: IpRange, inner: IpRange): boolean {
  if (outer.bits !== inner.bits || outer.prefix > inner.prefix) return false;
  return networkOf(outer) === networkOf({ ...inner, prefix: outer.prefix });
}

/** Whether two ranges share an address: one of two ranges in CIDR form then holds the other. */
export function rangesOverlap(a: IpRange, b: IpRange): boolean {
  return rangeCovers(a, b) || rangeCovers(b, a);
}

/** The first address of a range. */
export function networkOf({ bits, address, prefix }: IpRange): bigint {
  const free = BigInt(bits - prefix);
  return (address >> free) << free;
}

/** A range as text, in the form with its first address: `203.0.113.37/24` as `203.0.113.0/24`. */
export function textOfRange(range: IpRange): string {
  const network = networkOf(range);
  return `${range.bits === 32 ? ipv4Text(network) : ipv6Text(network)}/${range.prefix}`;
}

/**
 * Whether no request from the internet can come from a range, as RFC 1918, RFC 4193, RFC 6598 and the loopback and
 * link-local ranges have it.
 */
export function isPrivateRange(range: IpRange): boolean {
  return privateRanges().some((outer) => rangeCovers(outer, range));
}

/** The ranges that hold the addresses from one to another, both included; at most `limit`, else undefined. */
export function rangesBetween(from: IpRange, to: IpRange, limit: number): IpRange[] | undefined {
  if (from.bits !== to.bits || from.prefix !== from.bits || to.prefix !== to.bits || from.address > to.address)
    return undefined;
  const ranges: IpRange[] = [];
  let at = from.address;
  while (at <= to.address) {
    let prefix: number = from.bits;
    while (prefix > 0 && startsAndFits(at, prefix - 1, from.bits, to.address)) prefix--;
    ranges.push({ bits: from.bits, address: at, prefix });
    if (ranges.length > limit) return undefined;
    at += 1n << BigInt(from.bits - prefix);
  }
  return ranges;
}

function startsAndFits(at: bigint, prefix: number, bits: 32 | 128, last: bigint): boolean {
  const size = 1n << BigInt(bits - prefix);
  return at % size === 0n && at + size - 1n <= last;
}

let privateOnes: readonly IpRange[] | undefined;

function privateRanges(): readonly IpRange[] {
  privateOnes ??= [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "100.64.0.0/10",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
  ].flatMap((text) => ipRangeOf(text) ?? []);
  return privateOnes;
}

function ipv4Of(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let address = 0n;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    address = (address << 8n) | BigInt(part);
  }
  return address;
}

function ipv6Of(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (!head) return undefined;
  if (halves.length === 1) return head.length === 8 ? joined(head) : undefined;
  if (!tail || head.length + tail.length > 7) return undefined;
  return joined([...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail]);
}

/** Groups of 16 bits; the last two may be written as an IPv4 address. */
function groupsOf(text: string): number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [i, part] of parts.entries()) {
    if (i === parts.length - 1 && part.includes(".")) {
      const last = ipv4Of(part);
      if (last === undefined) return undefined;
      groups.push(Number(last >> 16n), Number(last & 0xffffn));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

const joined = (groups: readonly number[]) => groups.reduce((address, group) => (address << 16n) | BigInt(group), 0n);

function ipv4Text(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join(".");
}

/** With the longest run of zero groups as `::`, as RFC 5952 writes it. */
function ipv6Text(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => Number((address >> BigInt(112 - 16 * i)) & 0xffffn));
  let best = { start: 0, length: 0 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(":");
  if (best.length < 2) return hex(groups);
  return `${hex(groups.slice(0, best.start))}::${hex(groups.slice(best.start + best.length))}`;
}
