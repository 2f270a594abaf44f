import type { Condition } from "./condition.ts";
import type { Statement } from "./policy.ts";

/** The operators that demand one of the values; a negative one lets every other value through. */
const demanding = /^(?:StringEquals(?:IgnoreCase)?|StringLike)$/i;

/** The claims of an identity provider's tokens that a statement demands something of, in lower case. */
export function demandsOn(issuer: string, { conditions }: Statement): ReadonlyMap<string, Condition> {
  const prefix = `${issuer.toLowerCase()}:`;
  const demands = new Map<string, Condition>();
  for (const condition of conditions) {
    const key = condition.key.value.toLowerCase();
    if (key.startsWith(prefix) && isDemand(condition)) demands.set(key.slice(prefix.length), condition);
  }
  return demands;
}

/** The conditions of a statement that demand a value of one of the keys. */
export function conditionsDemanding(keys: readonly string[], { conditions }: Statement): readonly Condition[] {
  const asked = keys.map((key) => key.toLowerCase());
  return conditions.filter((condition) => asked.includes(condition.key.value.toLowerCase()) && isDemand(condition));
}

/** Whether any key of the provider stands in the statement's conditions, whatever is asked of it. */
export function mentionsIssuer(issuer: string, { conditions }: Statement): boolean {
  const prefix = `${issuer.toLowerCase()}:`;
  return conditions.some(({ key }) => key.value.toLowerCase().startsWith(prefix));
}

function isDemand({ operator, values }: Condition): boolean {
  return demanding.test(operator.base) && values.length > 0;
}
