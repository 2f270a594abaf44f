import type { Text } from "../json/strings.ts";
import { type PolicyKind, policyKinds } from "../kind.ts";
import { type Arn, parseArn } from "./arn.ts";
import { hasPlaceholder } from "./placeholder.ts";

/** Policies whose statements have a Resource; a trust policy's have none. */
export const kindsWithResources: readonly PolicyKind[] = policyKinds.filter((kind) => kind !== "trust-policy");

/** The ARN that a resource is, as far as its form can be judged: undefined for what is none, and while something is left to fill in. */
export function judgeableArn(text: Text): Arn | undefined {
  const known = arns.get(text);
  if (known !== undefined) return known === "none" ? undefined : known;
  const arn = text.value === "*" || hasPlaceholder(text.value) ? undefined : parseArn(text.value);
  arns.set(text, arn ?? "none");
  return arn;
}

/** Whether a field holds a wildcard or a policy variable, and so may be anything. */
export function isOpen(field: string): boolean {
  return /[*?]|\$\{/.test(field);
}

const arns = new WeakMap<Text, Arn | "none">();
