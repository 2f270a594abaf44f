import { readFileSync, statSync } from "node:fs";

/** A file's text, or why it has none. */
export type Reading = { readonly text: string } | { readonly reason: string };

/** Bytes. No policy, CORS configuration or config file comes near it. */
export const maxBytes = 8_000_000;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a file as UTF-8; a byte-order mark stays, for it is a finding. Never throws. */
export function readText(path: string): Reading {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { reason: "it is a folder" };
    if (!stat.isFile()) return { reason: "it is not a regular file" };
    if (stat.size > maxBytes) return { reason: `it is larger than ${maxBytes / 1_000_000} MB` };
    return textOf(readFileSync(path));
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** Bytes as text, or why they are none. */
export function textOf(bytes: Uint8Array): Reading {
  if (bytes.length > maxBytes) return { reason: `it is larger than ${maxBytes / 1_000_000} MB` };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { reason: "it is UTF-16, not UTF-8" };
  if (bytes.subarray(0, 8192).includes(0)) return { reason: "it is binary" };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { reason: "it is not valid UTF-8" };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ELOOP: "its symbolic links go round in a circle",
  ENAMETOOLONG: "its name is too long",
  ENOTDIR: "a part of its path is not a folder",
};

/** What a file system's error means, in words. */
export function reasonOf(error: unknown, doing: "read" | "write" = "read"): string {
  const code = (error as { code?: string } | undefined)?.code;
  if (code === "EACCES" || code === "EPERM") return `there is no permission to ${doing} it`;
  return (code && reasons[code]) ?? (error instanceof Error ? error.message : String(error));
}
