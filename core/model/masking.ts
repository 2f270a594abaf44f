import { countsUp, isExampleId } from "./key-id.ts";

/**
 * A text with every secret key, session token, access key id and private key in it replaced by as many `*`, so that
 * columns stay. In doubt it masks: for source lines in reports, where a secret shown is worse than a value hidden.
 */
export function maskSecrets(text: string): string {
  return text
    .replace(namedSecret, (_, name: string, value: string) => name + starsFor(value))
    .replace(keyId, starsFor)
    .replace(longRun, (run) => (couldBeSecret(run) ? starsFor(run) : run));
}

/** Whether a text has the form of an access key id that was given out, and not made up for an example. */
export function looksLikeLiveKeyId(text: string): boolean {
  return /^(?:AKIA|ASIA)[A-Z2-7]{16}$/.test(text) && !isExampleId(text);
}

/**
 * Whether a text has the form of a secret access key that was given out: 40 characters that look random, neither a
 * git hash nor a documentation's example nor a placeholder.
 */
export function looksLikeLiveSecret(text: string): boolean {
  return /^[A-Za-z0-9/+=]{40}$/.test(text) && isRandom(text) && !isMadeUp(text);
}

/** Whether a text has the form of a session token: one long run of base64 that looks random. */
export function looksLikeLiveToken(text: string): boolean {
  return /^[A-Za-z0-9/+=_-]{100,}$/.test(text) && isRandom(text) && !isMadeUp(text);
}

/** A secret by its name, in INI, shell, JSON or YAML: the name with its separator, then the value. */
const namedSecret =
  /((?<![A-Za-z0-9])(?:(?:aws[_-]?)?secret(?:[_-]?access)?[_-]?key(?:[_-]?id)?|aws[_-]?secret\w*|(?:aws[_-]?)?(?:session|security)[_-]?token|password|passwd|private[_-]?key)["']?\s{0,20}[:=]\s{0,20}["']?)([^\s"',}]+)/gi;

const keyId = /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|ABIA|ACCA|AKIA|ASIA)[A-Z0-9]{12,}(?![a-z])/g;

const longRun = /[A-Za-z0-9/+=]{36,}/g;

function starsFor(text: string): string {
  return "*".repeat(text.length);
}

/**
 * Looser than the checks for findings, so that examples are masked as well, and loosest for the exact length of a secret
 * key; hashes stay readable, and words, be they a path or in camel case.
 */
function couldBeSecret(run: string): boolean {
  if (isHex(run)) return false;
  if (run.length === 40 && /[0-9]/.test(run) && mixtureOf(run) > 0.3) return true;
  return mixtureOf(run) > 0.38 && entropyOf(run) > 4.35;
}

function isRandom(text: string): boolean {
  return !isHex(text) && mixtureOf(text) > 0.38 && entropyOf(text) > 4.35;
}

function isHex(text: string): boolean {
  return /^[0-9a-f]+$/i.test(text);
}

function isMadeUp(text: string): boolean {
  return /EXAMPLE|SAMPLE|DUMMY|FAKE|YOUR|SECRET|PLACEHOLDER|REDACTED|CHANGEME|(.)\1{3}/i.test(text) || countsUp(text);
}

/**
 * How often, of all neighbours, one is lower case, upper case or a digit and the next is not the same: about 0.64 in
 * random text, below 0.3 in words, whether in camel case or in a path.
 */
function mixtureOf(text: string): number {
  let changes = 0;
  let letters = 0;
  let last = "";
  for (const character of text) {
    const kind = kindOf(character);
    if (kind === "other") continue;
    if (last !== "" && kind !== last) changes++;
    last = kind;
    letters++;
  }
  return letters < 2 ? 0 : changes / (letters - 1);
}

function kindOf(character: string): "lower" | "upper" | "digit" | "other" {
  if (character >= "a" && character <= "z") return "lower";
  if (character >= "A" && character <= "Z") return "upper";
  return character >= "0" && character <= "9" ? "digit" : "other";
}

/** Bits per character, from how often each occurs. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
