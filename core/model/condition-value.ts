import type { ConditionKeyInfo, ConditionKeyType } from "../catalog/index.ts";
import { parseArn } from "./arn.ts";
import type { OperatorFacts } from "./condition-operator.ts";
import { dateValueOf } from "./date-value.ts";
import { ipRangeOf } from "./ip-value.ts";
import { numberValueOf } from "./number-value.ts";
import { hasPlaceholder } from "./placeholder.ts";

/** What a family's values are, for a message: "takes …". */
export const wordsOfType: Readonly<Record<ConditionKeyType, string>> = {
  String: "text",
  Numeric: "a number",
  Date: "a date",
  Bool: "true or false",
  Binary: "text in Base64",
  IPAddress: "an IP address or range",
  ARN: "an ARN",
};

/** Whether a value can be read as the type says; every text is text. */
export function fitsType(type: ConditionKeyType, value: string): boolean {
  if (type === "Bool") return /^(?:true|false)$/i.test(value);
  if (type === "Numeric") return numberValueOf(value) !== undefined;
  if (type === "Date") return dateValueOf(value) !== undefined;
  if (type === "IPAddress") return ipRangeOf(value) !== undefined;
  if (type === "Binary") return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
  if (type === "ARN") return canBeArn(value);
  return true;
}

/** AWS's pages do not say what a pattern that begins with a wildcard, or ends in one too early, is compared with. */
function canBeArn(value: string): boolean {
  return parseArn(value) !== undefined || /^[*?]|^arn:.*\*$/.test(value);
}

/** Whether a value is not yet, or not always, what it says: a placeholder, or text with a policy variable. */
export function isUnsettled(value: string): boolean {
  return value.includes("${") || hasPlaceholder(value);
}

/** Whether a value holds a wildcard, outside variables and the escapes `${*}` and `${?}`. */
export function hasWildcard(value: string): boolean {
  return /[*?]/.test(value) && /[*?]/.test(value.replace(/\$\{[^}]*\}/g, ""));
}

/**
 * Whether an operator reads the values of a key as what they are.
 *
 * Texts and ARNs are compared with each other's operators: AWS's own policies do so with tags and encryption contexts, and
 * its recorded answers say nothing. What a tag, a token or an encryption context holds is anybody's choice.
 */
export function canCompare({ family }: OperatorFacts, { type, alsoType, key, scope }: ConditionKeyInfo): boolean {
  if (family === type || family === alsoType) return true;
  if (type === "ARN" || type === "String") {
    if (family === "String" || family === "ARN") return true;
    return family === "Binary" || key.includes("${") || scope === "federation";
  }
  return false;
}
