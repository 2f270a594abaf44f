import type { FactOf } from "../../facts/fact.ts";
import { homeOf } from "../../facts/facts-of-config.ts";
import type { AssistContext } from "../assist.ts";

type NameFact =
  | FactOf<"declares-profile">
  | FactOf<"mentions-profile">
  | FactOf<"declares-sso-session">
  | FactOf<"mentions-sso-session">;

/** A profile that an app's settings, a command or the manifest name. */
type NamedOutside = FactOf<"names-profile">;

/** The facts of one home (the config and credentials files that tools read together) that name profiles or sessions. */
export function namesInHome({ facts, file }: AssistContext, what: "profile" | "sso-session"): NameFact[] {
  const home = homeOf(file);
  return facts().filter((fact): fact is NameFact => {
    const relations =
      what === "profile" ? ["declares-profile", "mentions-profile"] : ["declares-sso-session", "mentions-sso-session"];
    return relations.includes(fact.relation) && (fact as NameFact).home === home;
  });
}

/** What outside the config files names a profile of this home: none where another home has one of that name too. */
export function namedOutside({ facts, file }: AssistContext, name: string): NamedOutside[] {
  const home = homeOf(file);
  const found: NamedOutside[] = [];
  for (const fact of facts()) {
    if (fact.relation === "declares-profile" && fact.name === name && fact.home !== home) return [];
    if (fact.relation === "names-profile" && fact.name === name) found.push(fact);
  }
  return found;
}

/** The names that are declared, or that are only mentioned, each once and in order. */
export function namesOf(context: AssistContext, what: "profile" | "sso-session" | "mentioned-profile"): string[] {
  const relation = what === "mentioned-profile" ? "mentions-profile" : (`declares-${what}` as const);
  const facts = namesInHome(context, what === "sso-session" ? what : "profile");
  const own = what === "profile" ? context.userProfiles : [];
  return [...new Set([...facts.filter((fact) => fact.relation === relation).map(({ name }) => name), ...own])].sort();
}

/** The ARNs of roles that the workspace declares or that profiles assume, each with the words for where it is from. */
export function roleArns({ facts }: AssistContext): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const fact of facts()) {
    if (fact.relation === "declares-role") add(fact.role, "a role of this workspace");
    if (fact.relation === "declares-profile")
      add(fact.settings.get("role_arn")?.value, `as in the profile ${fact.name}`);
  }
  return found;

  function add(arn: string | undefined, from: string): void {
    if (arn && isRoleArn(arn) && !found.has(arn)) found.set(arn, from);
  }
}

function isRoleArn(text: string): boolean {
  return /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(text);
}
