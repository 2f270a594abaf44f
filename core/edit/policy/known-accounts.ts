import type { Fact } from "../../facts/fact.ts";
import type { AssistContext } from "../assist.ts";
import type { AccountName } from "./sentence-say.ts";

/** What the manifest calls an account. The facts are gone through once, when the first account is asked about. */
export function accountNames({ facts }: Pick<AssistContext, "facts">): AccountName {
  let names: ReadonlyMap<string, string> | undefined;
  return (id) => {
    names ??= namesIn(facts());
    return names.get(id);
  };
}

function namesIn(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const fact of facts) if (fact.relation === "declares-account") names.set(fact.id, fact.name);
  return names;
}
