/** A range of addresses: the first address as 16-bit groups (two for IPv4, eight for IPv6), and how many bits are fixed. */
export interface IpRange {
  readonly groups: readonly number[];
  readonly bits: number;
}

/**
 * Reads an address or a CIDR range; host bits may be set. A bare address is a range of one. An IPv4 address in IPv6's
 * mapped form counts as the IPv4 address. Undefined where the text is neither.
 */
export function ipRangeOf(text: string): IpRange | undefined {
  const [address = "", prefix, more] = text.split("/");
  const groups = ipv4Of(address) ?? ipv6Of(address);
  if (!groups || more !== undefined || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return undefined;
  const width = groups.length * 16;
  const bits = prefix === undefined ? width : Number(prefix);
  if (bits > width) return undefined;
  return unmapped({ groups, bits });
}

/** Whether `inner` lies wholly within `outer`; ranges of different families never do. */
export function contains(outer: IpRange, inner: IpRange): boolean {
  if (outer.groups.length !== inner.groups.length || outer.bits > inner.bits) return false;
  return outer.groups.every((group, index) => {
    const fixed = Math.min(Math.max(outer.bits - index * 16, 0), 16);
    const mask = fixed === 0 ? 0 : (0xffff << (16 - fixed)) & 0xffff;
    return (group & mask) === (inner.groups[index]! & mask);
  });
}

function unmapped(range: IpRange): IpRange {
  const { groups, bits } = range;
  if (groups.length !== 8 || bits < 96) return range;
  if (groups.slice(0, 5).some((group) => group !== 0) || groups[5] !== 0xffff) return range;
  return { groups: groups.slice(6), bits: bits - 96 };
}

function ipv4Of(text: string): number[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const bytes = match?.slice(1) ?? [];
  // A leading zero is read as octal by some, as decimal by others.
  if (!match || bytes.some((byte) => Number(byte) > 255 || (byte.length > 1 && byte.startsWith("0")))) return undefined;
  const [a, b, c, d] = bytes.map(Number);
  return [(a! << 8) | b!, (c! << 8) | d!];
}

function ipv6Of(text: string): number[] | undefined {
  const halves = text.split("::");
  if (halves.length > 2 || !text.includes(":")) return undefined;
  const [front, back] = halves.map(groupsOf);
  if (!front || (halves.length === 2 && !back)) return undefined;
  if (!back) return front.length === 8 ? front : undefined;
  const zeros = 8 - front.length - back.length;
  return zeros < 1 ? undefined : [...front, ...new Array<number>(zeros).fill(0), ...back];
}

function groupsOf(text: string): number[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    const embedded = index === parts.length - 1 ? ipv4Of(part) : undefined;
    if (embedded) groups.push(...embedded);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
