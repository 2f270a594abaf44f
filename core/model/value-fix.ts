import type { Fix } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import type { Setting } from "../ini/tree.ts";
import { looksSecret } from "./secret-setting.ts";

/** Puts another value in place of a setting's. */
export function valueFix({ valueSpan }: Setting, value: string): Fix {
  return { title: `Replace with ${value}`, safe: false, edits: [replaceSpan(valueSpan, value)] };
}

/** The same with text of the user's own, which is not repeated where a secret may have been pasted. */
export function repeatingFix(setting: Setting, value: string): Fix[] {
  return looksSecret(value) ? [] : [valueFix(setting, value)];
}

/** A value for a message, in quotes; words instead of one that is long, or might be a secret in the wrong place. */
export function shown(value: string): string {
  return value.length > 60 || looksSecret(value) ? "This value" : `“${value}”`;
}
