/** The scheme of an origin, wildcards in it included, with what follows it. */
export const schemePattern = /^([A-Za-z*][A-Za-z0-9+.*-]*):\/\//;

/** The ports that browsers leave out. */
export const usualPorts: Readonly<Record<string, string>> = { https: "443", http: "80" };

/** The host of what stands behind the scheme, without the port. */
export function hostOf(authority: string): string {
  if (authority.startsWith("[")) return authority.slice(0, authority.indexOf("]") + 1) || authority;
  const colon = authority.indexOf(":");
  return colon < 0 ? authority : authority.slice(0, colon);
}

/** A value as a browser would write the origin in it; the value itself where that is no clear case. */
export function mended(value: string): string {
  return serialised(value) ?? value;
}

/** Scheme, host and port of a value as a browser would write them, whatever stands around them; undefined where they cannot be told. */
export function serialised(value: string): string | undefined {
  const match =
    /^(?:([A-Za-z*][A-Za-z0-9+.*-]*):\/\/)?(?:[^/?#\\]*@)?\.?((?:\[[\da-f:.*]+\]|[A-Za-z0-9._*-]+?))\.?(?::([\d*]*))?(?:[/?#\\].*)?$/i.exec(
      value,
    );
  if (!match) return undefined;
  const [, scheme, host = "", port = ""] = match;
  const lower = scheme?.toLowerCase();
  const number = port.replace(/^0+(?=\d)/, "");
  const shown = number === "" || number === usualPorts[lower ?? ""] ? "" : `:${number}`;
  return `${lower === undefined ? "" : `${lower}://`}${host.toLowerCase().replace(/\.{2,}/g, ".")}${shown}`;
}
