import type { Statement } from "./policy.ts";

/** Whether a statement allows every action on every resource without a condition. */
export function isFullAdministrator({ effect, actions, resources, conditions }: Statement): boolean {
  return (
    effect?.value === "Allow" &&
    conditions.length === 0 &&
    actions.some(({ value }) => value === "*" || value === "*:*") &&
    resources.some(({ value }) => value === "*")
  );
}
