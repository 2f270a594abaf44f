import type { Catalog } from "../catalog/index.ts";
import type { Text } from "../json/strings.ts";
import { parseArn } from "./arn.ts";
import type { Policy, Statement } from "./policy.ts";

/** How a policy comes to allow an action. */
export interface Grant {
  readonly text: Text;
  readonly statement: Statement;
}

/**
 * The entry that allows an action for all resources of its sort without a condition, where no Deny of the policy speaks of
 * the action; undefined where there is none. Statements with NotAction or NotResource are not asked.
 */
export function broadGrantOf(action: string, policy: Policy, catalog: Catalog): Grant | undefined {
  return grantOf(action, policy, catalog, isOnAll);
}

/** The same for any resources. */
export function anyGrantOf(action: string, policy: Policy, catalog: Catalog): Grant | undefined {
  return grantOf(action, policy, catalog, () => true);
}

function grantOf(
  action: string,
  { statements }: Policy,
  catalog: Catalog,
  suits: (statement: Statement) => boolean,
): Grant | undefined {
  const [service = "", name = ""] = action.split(":");
  const entryOf = ({ actions }: Statement) => actions.find(({ value }) => catalog.matches(value, service, name));
  if (statements.some((statement) => statement.effect?.value === "Deny" && entryOf(statement))) return undefined;
  for (const statement of statements) {
    if (statement.effect?.value !== "Allow" || statement.conditions.length > 0 || !suits(statement)) continue;
    const text = entryOf(statement);
    if (text) return { text, statement };
  }
  return undefined;
}

/** `*`, or an ARN whose last part is a star alone or behind the word for its type. */
function isOnAll({ resources }: Statement): boolean {
  return resources.some(({ value }) => {
    if (value === "*") return true;
    const resource = parseArn(value)?.resource;
    return resource !== undefined && /^(?:\*|(?:user|role|group|policy|function)[/:]\*)$/.test(resource);
  });
}
