import type { Catalog } from "../catalog/index.ts";
import type { Text } from "../json/strings.ts";
import { type PolicyKind, policyKinds } from "../kind.ts";
import { type Arn, parseArn } from "./arn.ts";
import { hasPlaceholder } from "./placeholder.ts";
import { remembered } from "./remembered.ts";

/** Policies whose statements have a Resource; a trust policy's have none. */
export const kindsWithResources: readonly PolicyKind[] = policyKinds.filter((kind) => kind !== "trust-policy");

/**
 * The ARN that a resource is, as far as its form can be judged: undefined for what is none, and while something is left to
 * fill in. Equal texts give the same object.
 */
export function judgeableArn({ value }: Text, catalog: Catalog): Arn | undefined {
  return value === "*" ? undefined : arnOf(value, catalog);
}

const arnOf = remembered((text) => (text.startsWith("arn:") && !hasPlaceholder(text) ? parseArn(text) : undefined));

/** Whether a field holds a wildcard or a policy variable, and so may be anything. */
export function isOpen(field: string): boolean {
  return /[*?]|\$\{/.test(field);
}
