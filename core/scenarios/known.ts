import type { Fact } from "../facts/fact.ts";
import type { Choice, KnownKind } from "./scenario.ts";

/** What a workspace knows that may answer questions; the likeliest first. */
export type Known = Readonly<Record<KnownKind, readonly Choice[]>>;

/** Names in the files of a workspace, by how often they stand there, and the user's own profiles. */
export function knownIn(facts: Iterable<Fact>, userProfiles: readonly string[]): Known {
  const counted: Record<KnownKind, Map<string, { count: number; detail?: string }>> = {
    account: new Map(),
    bucket: new Map(),
    role: new Map(),
    user: new Map(),
    principal: new Map(),
    profile: new Map(),
    region: new Map(),
  };
  const count = (kind: KnownKind, value: string, detail?: string) => {
    const before = counted[kind].get(value);
    const words = detail ?? before?.detail;
    counted[kind].set(value, { count: (before?.count ?? 0) + 1, ...(words !== undefined && { detail: words }) });
  };
  for (const fact of facts) {
    switch (fact.relation) {
      case "mentions": {
        const kind = fact.entity.slice(0, fact.entity.indexOf(":"));
        if (kind === "account" || kind === "bucket" || kind === "role" || kind === "user") count(kind, fact.name);
        if (fact.arn !== undefined && /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/[^*?$<{]+$/.test(fact.arn))
          count("principal", fact.arn);
        break;
      }
      case "declares-account":
        count("account", fact.id, fact.name);
        break;
      case "declares-bucket":
        count("bucket", fact.name);
        if (fact.region !== undefined) count("region", fact.region);
        break;
      case "declares-profile": {
        count("profile", fact.name);
        const region = fact.settings.get("region")?.value;
        if (region !== undefined) count("region", region);
        break;
      }
    }
  }
  for (const name of userProfiles) count("profile", name, "in ~/.aws");
  const sorted = (kind: KnownKind): Choice[] =>
    [...counted[kind]]
      .sort(([, a], [, b]) => b.count - a.count)
      .slice(0, most)
      .map(([value, { detail }]) => (detail === undefined ? { value } : { value, detail }));
  return {
    account: sorted("account"),
    bucket: sorted("bucket"),
    role: sorted("role"),
    user: sorted("user"),
    principal: sorted("principal"),
    profile: sorted("profile"),
    region: sorted("region"),
  };
}

/** More would be a list to search, not an offer. */
const most = 20;
