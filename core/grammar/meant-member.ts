import { nearest } from "../catalog/nearest.ts";
import { membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { isOfStatement } from "./echoes.ts";

/** The member of those that an object may have and has not, that an unknown name was probably meant for. */
export function meantMember(name: string, known: readonly string[], object: JsonNode): string | undefined {
  // A right name in the wrong place is no slip of the pen.
  if (
    known.includes("Statement") ? isOfStatement(name) : known.includes("Effect") && /^(?:Version|Statement)$/.test(name)
  )
    return undefined;
  const present = new Set(membersOf(object).map((member) => member.name));
  const free = known.filter((candidate) => !present.has(candidate));
  return nearest(name, free) ?? free.find((candidate) => synonyms[candidate]?.includes(name.toLowerCase()));
}

/** What people write who know the thing under another name. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  Statement: ["statementlist", "rules", "policystatement", "policystatements"],
  Action: ["permission", "permissions", "operations"],
  Principal: ["principle", "principles", "user", "users"],
  Condition: ["when"],
  Resource: ["arn", "target"],
  AWS: ["iam", "arn", "account", "user", "role"],
  CORSRules: ["corsrule", "rules", "corsconfiguration"],
  MaxAgeSeconds: ["maxage"],
  ExposeHeaders: ["exposedheaders"],
  AllowedOrigins: ["origins", "origin"],
  AllowedMethods: ["methods", "method"],
  AllowedHeaders: ["headers", "header"],
};
