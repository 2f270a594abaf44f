/** What ids of AWS stand for, by their first four letters. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
export const idPrefixes: Readonly<Record<string, string>> = {
  ABIA: "a service bearer token of STS",
  ACCA: "a context-specific credential",
  AGPA: "a user group",
  AIDA: "an IAM user",
  AIPA: "an EC2 instance profile",
  AKIA: "a long-term access key",
  ANPA: "a managed policy",
  ANVA: "a version of a managed policy",
  APKA: "a public key",
  AROA: "a role",
  ASCA: "a certificate",
  ASIA: "temporary access keys",
};

/** What an id of AWS stands for; undefined where its prefix is not known. */
export function meaningOfId(id: string): string | undefined {
  const prefix = id.slice(0, 4);
  return /^[A-Z0-9]{16,128}$/.test(id) && Object.hasOwn(idPrefixes, prefix) ? idPrefixes[prefix] : undefined;
}

/**
 * The account that an access key belongs to, which the id of a key made since 2019 holds in base 32. Undefined for any
 * other text, for older keys (I or J in fifth place) and for ids of examples. AWS does not document this, so that
 * only findings that can be doubted may rest on it.
 */
export function accountIdOfKeyId(keyId: string): string | undefined {
  if (!/^(?:AKIA|ASIA)[A-HK-Z2-7][A-Z2-7]{15}$/.test(keyId) || isExampleId(keyId)) return undefined;
  let bits = 0;
  for (const character of keyId.slice(4, 14)) bits = bits * 32 + base32.indexOf(character);
  // Ten characters are 50 bits; of the first 48 the highest and the lowest seven are no part of the account.
  const account = Math.floor((Math.floor(bits / 4) % 2 ** 47) / 2 ** 7);
  return account > 0 && account < 1e12 ? String(account).padStart(12, "0") : undefined;
}

/** Whether an id was made up: it says so, repeats itself, or counts through the alphabet. */
export function isExampleId(id: string): boolean {
  const body = id.slice(4);
  if (/EXAMPLE|SAMPLE|DUMMY|FAKE|TEST|DEMO|ACCESS|KEYID|YOUR|X{4}|(.)\1{3}/.test(body)) return true;
  return new Set(body).size < 7 || countsUp(body);
}

/** Five neighbours in a row of the alphabet or of digits: `ABCDE`, `34567`. */
export function countsUp(text: string): boolean {
  let run = 1;
  for (let at = 1; at < text.length; at++) {
    run = text.charCodeAt(at) === text.charCodeAt(at - 1) + 1 ? run + 1 : 1;
    if (run === 5) return true;
  }
  return false;
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
