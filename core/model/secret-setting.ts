import { maskSecrets } from "./masking.ts";

/** Whether a text must not be repeated in an edit: it holds a key, or the setting of one. */
export function holdsSecret(text: string): boolean {
  return /secret|token|password/i.test(text) || looksSecret(text);
}

/** Whether a value, whatever its key, has the form of a secret or holds one. */
export function looksSecret(value: string): boolean {
  return maskSecrets(value) !== value;
}

/** Whether the value below a key, in lower case, is a secret or the id of one. */
export function isSecretKey(key: string): boolean {
  return /secret|token|password|access_key/.test(key) && key !== "web_identity_token_file";
}
