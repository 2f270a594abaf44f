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
  policy: Policy,
  catalog: Catalog,
  suits: (statement: Statement) => boolean,
): Grant | undefined {
  const [service = "", name = ""] = action.split(":");
  const entries = entriesFor(service, policy);
  const entryOf = ({ texts }: Entries) => texts.find(({ value }) => catalog.matches(value, service, name));
  if (entries.some((some) => some.statement.effect?.value === "Deny" && entryOf(some))) return undefined;
  for (const some of entries) {
    const { statement } = some;
    if (statement.effect?.value !== "Allow" || statement.conditions.length > 0 || !suits(statement)) continue;
    const text = entryOf(some);
    if (text) return { text, statement };
  }
  return undefined;
}

/** The entries of a statement that can stand for actions of a service. */
interface Entries {
  readonly statement: Statement;
  readonly texts: readonly Text[];
}

const known = new WeakMap<Policy, Map<string, readonly Entries[]>>();

/** Sorted out once, for a policy is asked about dozens of actions of the same few services. */
function entriesFor(service: string, policy: Policy): readonly Entries[] {
  const byService = known.get(policy) ?? new Map<string, readonly Entries[]>();
  known.set(policy, byService);
  const earlier = byService.get(service);
  if (earlier) return earlier;
  const entries = policy.statements
    .map((statement) => ({ statement, texts: statement.actions.filter(({ value }) => mayBeOf(service, value)) }))
    .filter(({ texts }) => texts.length > 0);
  byService.set(service, entries);
  return entries;
}

function mayBeOf(service: string, pattern: string): boolean {
  const written = pattern.slice(0, service.length + 1).toLowerCase();
  return written === `${service.toLowerCase()}:` || /[*?]/.test(written);
}

/** `*`, or an ARN whose last part is a star alone or behind the word for its type. */
function isOnAll({ resources }: Statement): boolean {
  return resources.some(({ value }) => {
    if (value === "*") return true;
    const resource = parseArn(value)?.resource;
    return resource !== undefined && /^(?:\*|(?:user|role|group|policy|function)[/:]\*)$/.test(resource);
  });
}
